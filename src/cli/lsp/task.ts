/** What goes to the threads of the language server, and what comes back: plain data. */
import type { Range, TextEdit } from 'vscode-languageserver/node.js';
import type { Severity } from '../../rules/findings/types.ts';
import type { Target } from '../input/targets.ts';

/** A connector as it is to be looked at. */
export interface Task {
  readonly target: Target;
  /** Texts of open files, by their names within the connector's folder: they count, whatever is on the disk. */
  readonly texts: ReadonlyMap<string, string>;
  /** Another number where anything but the connector's own files may have changed on the disk. */
  readonly epoch: number;
  /** It took too much memory once: nothing of it is looked at. */
  readonly stopped?: 'memory';
}

/** A finding as an editor has it. */
export interface Found {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The page of the rule. */
  readonly docs: string;
  /** In UTF-16 units from 0, as the protocol wants them. */
  readonly range: Range;
  /** The certain remedy; null where there is none, or an editor can't make it. */
  readonly fix: readonly TextEdit[] | null;
}

/** What is shown of one file. */
export interface FoundInFile {
  readonly found: readonly Found[];
  /** How many more there are. */
  readonly leftOut: number;
}

export interface Inspected {
  /** By the path on the disk; files without a finding are not among them. */
  readonly files: ReadonlyMap<string, FoundInFile>;
  /** It took so long that another one of the same connector is not to begin beside it: others want their turn. */
  readonly isSlow: boolean;
  /** What `check` would say beside the verdict: faults of the configuration, rules that failed. */
  readonly notes: string;
}

/** A file that is mended, by its path on the disk. */
export type Edits = ReadonlyMap<string, readonly TextEdit[]>;

/** Where the rules of the repository around a folder are asked for. */
export interface RuleTask {
  readonly rule: string;
  readonly directory: string;
}
