/** What should be: the state that a pull request is brought to. */

import type { Reaction } from '../../pull-request/posts.ts';
import type { Conclusion } from '../../pull-request/snapshot.ts';

export type Turn = 'partner' | 'maintainer' | 'nobody';

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

export interface DesiredCheck {
  readonly conclusion: Conclusion;
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly Annotation[];
}

/** One inline comment: on a line of the diff, or on the file when no line of it is in the diff. */
export interface DesiredInline {
  /** What is said, by identity of the findings: the same text never stands twice. */
  readonly fingerprint: string;
  readonly path: string;
  /** null: a comment on the file. */
  readonly line: number | null;
  readonly startLine: number | null;
  readonly body: string;
}

/** A comment that is posted once for one occasion: the fingerprint names the occasion. */
export interface DesiredNotice {
  readonly fingerprint: string;
  readonly body: string;
}

/** What answers one text: a reaction, and where there is something to say, one reply, which is edited in place. */
export interface DesiredReply {
  /** The text that is answered, by its anchor on the page. */
  readonly to: string;
  /** The App's only reaction there; null: none. */
  readonly reaction: Reaction | null;
  /** What the reply answers: a standing reply with the same key stays as it is, whatever has happened since. */
  readonly key: string;
  /** null where there is nothing to say. */
  readonly body: string | null;
}

/** The complete state that should be. Never deltas, never an event. */
export interface Desired {
  readonly check: DesiredCheck;
  /** The summary comment's text as a function of when it is said (ISO 8601), or null where nothing is to be said. */
  readonly summary: ((saidAt: string) => string) | null;
  /** Everything that could be said on a line or file, the weightiest first. */
  readonly inline: readonly DesiredInline[];
  /** How many of them may stand at once. */
  readonly inlineLimit: number;
  /** The labels this App owns that should be on; owned ones that are not listed come off. */
  readonly labels: readonly string[];
  /** Every label this App owns, with what it is created with. */
  readonly ownedLabels: readonly LabelDefinition[];
  readonly notices: readonly DesiredNotice[];
  /** An answer to every comment or review with commands, and to those that have none any more. */
  readonly replies: readonly DesiredReply[];
  /** Who is to be assigned; others stay. */
  readonly assign: readonly string[];
  /** Who is to be asked for a review. */
  readonly reviewers: readonly string[];
  readonly stage: string;
  readonly turn: Turn;
  readonly nextSteps: readonly string[];
  /** Owned labels that are left as they are: somebody else moves them as often as this App does. */
  readonly leftAlone: readonly string[];
  /** What is to become of the pull request as a whole; null: it stays as it is. */
  readonly fate: 'close' | 'reopen' | 'merge' | null;
  /** When the clock alone would change something, ISO 8601; null: never. */
  readonly due: string | null;
}

export interface LabelDefinition {
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string;
}
