/** Who takes part in a pull request. */

/** `app` is this App itself; `bot` any other program. */
export type ActorType = 'user' | 'bot' | 'app';

export interface Actor {
  /** As people write it: without the `[bot]` that REST appends. */
  readonly login: string;
  readonly type: ActorType;
}

/** Whether somebody is in one of the teams that maintain; `unknown` where GitHub could not be asked. */
export type Membership = 'member' | 'none' | 'unknown';

/** Whose business a pull request is. */
export interface Ownership {
  /** Accounts and teams that the base branch's CODEOWNERS names for the changed files; null if there is no such file. */
  readonly codeOwners: readonly string[] | null;
  /** Owners who maintain, the least busy first; none once anybody has been asked. */
  readonly reviewers: readonly string[];
  /** Accounts that committed to the changed folders before; null where that is not known, or none was there. */
  readonly contributors: readonly string[] | null;
  /** The author has no merged pull request here yet, and has not worked on these folders either. */
  readonly newcomer: boolean;
}
