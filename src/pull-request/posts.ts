/** What people and programs have written on a pull request. */
import type { Actor } from './actors.ts';

/** What a comment and the text of a review have in common: people may give commands in both. */
export interface Post {
  readonly id: number;
  /** GraphQL's: what reacting needs. */
  readonly nodeId: string;
  readonly author: Actor;
  readonly body: string;
  /** When its text was last changed, and by whom; null for a text that nobody has changed. */
  readonly editedAt: string | null;
  readonly editor: Actor | null;
  /** This App's own. */
  readonly reactions: readonly Reaction[];
}

export interface Comment extends Post {
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** How the App answers a comment: understood and done, or not. */
export type Reaction = '+1' | 'confused';

export interface Review extends Post {
  readonly state: 'approved' | 'changes_requested' | 'commented' | 'dismissed' | 'pending';
  /** The commit that was looked at; null when it is gone. */
  readonly commit: string | null;
  readonly submittedAt: string;
}

/** A review thread on a line or a file of the diff. */
export interface Thread {
  /** GraphQL node id: what resolving needs. */
  readonly id: string;
  readonly resolved: boolean;
  /** Somebody has said that it is settled: it is not said again. */
  readonly resolvedByPerson: boolean;
  readonly outdated: boolean;
  readonly path: string;
  readonly line: number | null;
  /** Oldest first. */
  readonly comments: readonly { readonly author: Actor; readonly body: string; readonly createdAt: string }[];
}
