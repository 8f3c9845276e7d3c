/** What a zip archive holds, as far as it was read, and why some of it was not. Data only. */
import type { FileContent } from '../types.ts';

export type FaultKind =
  /** Not a zip, cut off, or its contents are not what its directory says. */
  | 'damaged'
  | 'encrypted'
  /** An entry, or all of them together, would be too large unpacked. */
  | 'too-large'
  | 'too-many'
  /** Grows to hundreds of times its size: made to fill a memory. */
  | 'expands'
  /** A name that leads out of the folder in which it would be unpacked. */
  | 'unsafe-name'
  /** One name twice: which of the two counts is different from program to program. */
  | 'doubled'
  | 'link'
  /** Zips within zips, deeper than any package has them. */
  | 'nested';

/** Why an archive was not read to its end. */
export interface Fault {
  readonly kind: FaultKind;
  /** The archive's name within the outermost one; empty: that one itself. */
  readonly archive: string;
  /** The entry at which reading ended; empty: the archive as such. */
  readonly entry: string;
}

export interface Archive {
  /** Entries by their names, with forward slashes; folders are left out. `bytes` is null for what no rule reads. */
  readonly files: ReadonlyMap<string, FileContent>;
  /** Faults of the archive and of those in it; where there is one, entries may be missing. */
  readonly faults: readonly Fault[];
}
