/** The nouns of a connector folder. Data only: nothing here reads, writes or knows GitHub. */

import type { Archive } from './package/archive.ts';

/** Where a connector lives decides what is asked of it. */
export type Kind = 'certified' | 'independent-publisher' | 'custom';

/** Contents of one file. `bytes` is null where the file was left unread (too large, or of no use to any rule). */
export interface FileContent {
  readonly size: number;
  readonly bytes: Uint8Array | null;
  /** What a zip holds, where it was opened. */
  readonly archive?: Archive;
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
