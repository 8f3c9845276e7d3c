/** Writes to a pull request, and how they ended. */

import type { DesiredCheck, DesiredInline } from '../../messages/types.ts';
import type { Reaction } from '../../pull-request/posts.ts';
import type { Settled } from '../../pull-request/seen-state.ts';
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { LabelDefinition } from '../decide/desired.ts';

/** One write, as data. */
export type WriteAction =
  | {
      readonly type: 'create-check';
      readonly headSha: string;
      readonly check: DesiredCheck;
      readonly externalId: string;
      /** Goes into the external id, too, when everything before succeeded. */
      readonly settled?: Settled | null;
      readonly startedAt: string;
    }
  | {
      readonly type: 'update-check';
      readonly id: number;
      readonly check: DesiredCheck;
      readonly externalId: string;
      readonly settled?: Settled | null;
    }
  /** An older check run on the same commit: it is to say that a newer one holds. */
  | { readonly type: 'supersede-check'; readonly id: number; readonly startedAt: string }
  | { readonly type: 'create-comment'; readonly body: string }
  | { readonly type: 'update-comment'; readonly id: number; readonly body: string }
  /** One of the App's own that stands twice. */
  | { readonly type: 'delete-comment'; readonly id: number }
  | { readonly type: 'create-review'; readonly headSha: string; readonly comments: readonly DesiredInline[] }
  | { readonly type: 'resolve-thread'; readonly threadId: string }
  | {
      readonly type: 'react';
      /** The text's node id. */
      readonly to: string;
      readonly add: Reaction | null;
      /** The App's own that no longer fit. */
      readonly takeBack: readonly Reaction[];
    }
  | { readonly type: 'assign'; readonly login: string }
  | { readonly type: 'request-reviews'; readonly logins: readonly string[] }
  | { readonly type: 'add-labels'; readonly labels: readonly LabelDefinition[] }
  | { readonly type: 'remove-label'; readonly label: string }
  | { readonly type: 'close-pull' }
  | { readonly type: 'reopen-pull' }
  | { readonly type: 'merge-pull'; readonly headSha: string };

/** What a command does, and what is said once it is done, or else: nobody reads "done" of what is not. */
export interface AnswerAction {
  readonly type: 'answer';
  readonly effects: readonly WriteAction[];
  readonly done: readonly WriteAction[];
  readonly failed: readonly WriteAction[];
}

/** One write to GitHub, as data. */
export type Action = WriteAction | AnswerAction;

/** How one action ended. */
export type ActionResult =
  | { readonly action: Action; readonly ok: true }
  | { readonly action: Action; readonly ok: false; readonly error: Error };

/** Carries out a plan in its order; a failed action does not stop the rest. The only way out to GitHub. */
export type Apply = (key: PullKey, actions: readonly Action[], signal: AbortSignal) => Promise<readonly ActionResult[]>;
