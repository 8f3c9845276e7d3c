/** The nouns of a connector folder. Data only: nothing here reads, writes or knows GitHub. */

/** Where a connector lives decides what is asked of it. */
export type Kind = 'certified' | 'independent-publisher' | 'custom';

/** Contents of one file. `bytes` is null where the file was left unread (too large, or of no use to any rule). */
export interface FileContent {
  readonly size: number;
  readonly bytes: Uint8Array | null;
  /** What a zip holds, where it was opened. */
  readonly archive?: Archive;
}

/** Why a zip was not read to its end. */
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

/** What a zip holds, as far as it was read. */
export interface Archive {
  /** Entries by their names, with forward slashes; folders are left out. `bytes` is null for what no rule reads. */
  readonly files: ReadonlyMap<string, FileContent>;
  /** Faults of the archive and of those in it; where there is one, entries may be missing. */
  readonly faults: readonly Fault[];
}

/** Files by their path from the repository root, with forward slashes. The one input of every inspection. */
export type FileSet = ReadonlyMap<string, FileContent>;

/** A half-open span of UTF-16 offsets into a file's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Lines and columns count from 1; the end column is exclusive, as in SARIF and GitHub annotations. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One replacement in a file's text; an insertion has start = end. */
export interface Edit extends Span {
  readonly text: string;
}

/** A file of a connector's folder. */
export interface ConnectorFile {
  /** From the repository root. */
  readonly path: string;
  /** Within the folder: `images/one.png`. */
  readonly name: string;
  readonly content: FileContent;
  /** Where the lines of a file come from that was put together out of a package. */
  readonly origins?: readonly Origin[];
}

/** Where the text of a file that was put together comes from, from some line (from 1) on. */
export interface Origin {
  readonly path: string;
  /** The member of `properties` that it is. */
  readonly key: string;
  readonly line: number;
}
