/** What messages are made into: a check run, inline comments, notices and replies, before anything is written. */
import type { Reaction } from '../pull-request/posts.ts';
import type { Conclusion } from '../pull-request/snapshot.ts';

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
  /** Fingerprints of the findings it is about. */
  readonly findings: readonly string[];
}

/** A comment that is posted once for one occasion: the fingerprint names the occasion. */
export interface DesiredNotice {
  readonly fingerprint: string;
  readonly body: string;
}

/** What a command does at once, besides what it means for stages and findings. */
export type CommandEffect = { readonly type: 'assign'; readonly login: string } | { readonly type: 'close-pull' };

/** A reply's marker and text. */
export interface ReplyText {
  /** What the reply answers: a standing reply with the same key stays as it is, whatever has happened since. */
  readonly key: string;
  /** null if there is nothing to say. */
  readonly body: string | null;
}

/** What answers one text: a reaction, and where there is something to say, one reply, which is edited in place. */
export interface DesiredReply extends ReplyText {
  /** The text that is answered, by its anchor on the page. */
  readonly to: string;
  /** The App's only reaction there; null: none. */
  readonly reaction: Reaction | null;
  /** What has to take place before this is said. */
  readonly effects: readonly CommandEffect[];
  /** What is said instead when an effect failed: then the command is not answered yet, and the next run tries it again. */
  readonly ifFailed: ReplyText | null;
}
