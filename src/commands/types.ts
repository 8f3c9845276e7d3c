/** What people may say to the App in a comment, as data. */

import type { Stage } from '../machine/machine.ts';
import type { Answerable } from '../rules/engine/codes.ts';

/** Who may give a command. `acknowledger`: a maintainer, or the author too where the repository has it so. */
export type Who = 'anybody' | 'author' | 'maintainer' | 'author-or-maintainer' | 'acknowledger';

/** What a command asks for. Reasons are as they were written: not yet escaped. */
export type Effect =
  | { readonly type: 'recheck' }
  | { readonly type: 'help' }
  | { readonly type: 'explain'; readonly rule: string }
  /** A code of the validator or a policy number, and the ids of the rules that answer for it. */
  | { readonly type: 'explain-code'; readonly code: string; readonly rules: readonly string[] }
  | {
      readonly type: 'waive';
      readonly rule: string;
      /** A file or folder, `#/a/pointer`, or both; null: wherever the rule speaks now. */
      readonly place: string | null;
      readonly reason: string;
      /** The last day it holds, `2026-12-31`, in UTC; null: no end. */
      readonly until: string | null;
    }
  | { readonly type: 'unwaive'; readonly rule: string; readonly place: string | null }
  /** `all`: every breaking change there is now. */
  | { readonly type: 'confirm'; readonly rule: string; readonly reason: string }
  | { readonly type: 'acknowledge'; readonly rule: string; readonly reason: string }
  | { readonly type: 'hold'; readonly reason: string }
  | { readonly type: 'unhold' }
  | { readonly type: 'tested' }
  /** Ids of items of checklists. */
  | { readonly type: 'done'; readonly items: readonly string[] }
  | { readonly type: 'release-tag' }
  /** By the stage's id. */
  | { readonly type: 'stage'; readonly stage: string }
  /** null: whoever says it. */
  | { readonly type: 'assign'; readonly login: string | null }
  | { readonly type: 'close'; readonly reason: string };

/** Why a command can't be understood. `given` is what stood there, `nearest` what may have been meant. */
export interface Wrong {
  readonly wrong:
    | 'unknown-command'
    | 'no-rule'
    | 'unknown-rule'
    | 'no-change-rule'
    | 'no-reason'
    | 'no-date'
    | 'past-date'
    | 'no-stage'
    | 'unknown-stage'
    | 'no-person'
    | 'no-item'
    | 'unknown-item';
  readonly given: string;
  readonly nearest: readonly string[];
}

/** What arguments may name, and when they were written. */
export interface Vocabulary {
  /** The rules' ids. */
  readonly rules: readonly string[];
  readonly codes: readonly Answerable[];
  readonly stages: readonly Pick<Stage, 'id' | 'label' | 'checklist'>[];
  /** ISO 8601: dates may not lie before it. */
  readonly saidAt: string;
}

/** One command: one file in this folder. */
export interface Command {
  readonly name: string;
  readonly who: Who;
  /** The arguments, as the help writes them; empty where there are none. */
  readonly usage: string;
  /** One sentence. */
  readonly help: string;
  readonly example: string;
  /** Reads the arguments: the rest of the line, trimmed. */
  readonly read: (rest: string, vocabulary: Vocabulary) => Effect | Wrong;
}

export function isWrong(read: Effect | Wrong): read is Wrong {
  return 'wrong' in read;
}
