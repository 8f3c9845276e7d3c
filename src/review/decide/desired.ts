/** What should be: the state that a pull request is brought to. */
import type { DesiredCheck, DesiredInline, DesiredNotice, DesiredReply } from '../../messages/types.ts';
import type { Turn } from '../../stages/turn.ts';

/** Whether a run closes, reopens or merges the pull request; null: it stays as it is. */
export type Lifecycle = 'close' | 'reopen' | 'merge' | null;

/** The complete state that should be. Never deltas, never an event. */
export interface Desired {
  readonly check: DesiredCheck;
  /** The summary comment's text as a function of when it is written (ISO 8601), or null if there is nothing to say. */
  readonly summary: ((saidAt: string) => string) | null;
  /** Everything that could be said on a line or file, errors first; null: what is there stays as it is. */
  readonly inline: readonly DesiredInline[] | null;
  /** How many of them may stand at once. */
  readonly inlineLimit: number;
  /** The labels this App owns that should be on; owned ones that are not listed come off. */
  readonly labels: readonly string[];
  /** Every label this App owns, with what it is created with. */
  readonly ownedLabels: readonly LabelDefinition[];
  readonly notices: readonly DesiredNotice[];
  /** An answer to every comment or review with commands, and to those that have none any more. */
  readonly replies: readonly DesiredReply[];
  /** Whom to ask for a review. */
  readonly reviewers: readonly string[];
  readonly stage: string;
  readonly turn: Turn;
  readonly nextSteps: readonly string[];
  /** Owned labels that are left as they are: somebody else moves them as often as this App does. */
  readonly leftAlone: readonly string[];
  /** Close, reopen or merge the pull request; null: leave it as it is. */
  readonly lifecycle: Lifecycle;
  /** When the clock alone would change something, ISO 8601; null: never. */
  readonly due: string | null;
}

export interface LabelDefinition {
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string;
}
