/** What a rule says and what comes of it. */
import type { Edit, Range } from '../../connector/types.ts';

export type Severity = 'error' | 'warning' | 'suggestion';

/** Whether this change brought the finding (and so may block), found it there, or a maintainer has waived it. */
export type Status = 'introduced' | 'existing' | 'confirmed' | 'waived';

/** A certain remedy: `text` replaces the lines startLine…endLine; `edits` are the same in offsets. */
export interface Fix {
  /** null where the lines are too long to be shown, or hold a key. */
  readonly text: string | null;
  readonly startLine: number;
  readonly endLine: number;
  readonly edits: readonly Edit[];
}

/** A rule's verdict at a place. Its identity is rule + file + anchor, never the line. */
export interface Finding extends Range {
  readonly rule: string;
  readonly severity: Severity;
  /** Path from the repository root. The file need not exist where the finding is its absence. */
  readonly file: string;
  /** JSON pointer of the place in a JSON file, else null. */
  readonly pointer: string | null;
  /** The pointer with array positions replaced by names where elements have them: stable when elements move. */
  readonly anchor: string;
  readonly message: string;
  readonly fix: Fix | null;
  readonly status: Status;
  readonly docs: string;
  /** A web address that shows what the message is about. */
  readonly see?: string | null;
}

/** How a connector folder stands against the base; null if there is no base to compare with. */
export type FolderChange = 'new' | 'update' | 'removed' | null;
