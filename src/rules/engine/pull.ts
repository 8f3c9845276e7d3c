/** A pull request as rules see it: what is said and which files it touches, whether it exists on GitHub or only in a clone. */

import type { Signs } from '../../connector/signs.ts';
import type { Kind } from '../../connector/types.ts';

export interface PullFile {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed' | 'copied' | 'changed';
}

export interface Pull {
  readonly title: string;
  readonly body: string;
  /** null if there is no pull request yet. */
  readonly author: string | null;
  /** Where the repository is on the web; left out or null where it is not on GitHub. */
  readonly repositoryUrl?: string | null;
  /** The branch it aims at; null where that is not known. */
  readonly baseRef: string | null;
  /** Branches it may aim at. */
  readonly baseBranches: readonly string[];
  /** The repository's top folders, and the kind of connector in each. */
  readonly topFolders: Readonly<Record<string, Kind>>;
  /** null while it is not known. */
  readonly mergeable: boolean | null;
  readonly files: readonly PullFile[];
  /** The changed connector folders, sorted. */
  readonly folders: readonly {
    readonly folder: string;
    readonly kind: Kind;
    readonly change: 'new' | 'update' | 'removed';
  }[];
  /** The author's full name on their profile. What follows, too, is missing or null while nobody has looked it up. */
  readonly authorName?: string | null;
  /** Whether the contributor licence agreement is accepted. */
  readonly claAccepted?: boolean | null;
  /** Accounts and teams (`org/team`) that the base branch's CODEOWNERS names for the changed folders. */
  readonly codeOwners?: readonly string[] | null;
  /** Accounts that committed to the changed folders before. */
  readonly contributors?: readonly string[] | null;
  /** Other open pull requests, with the connector folders they touch. */
  readonly otherPulls?: readonly OtherPull[] | null;
  /** The connectors on the base branch. */
  readonly published?: readonly Published[] | null;
}

export interface OtherPull {
  readonly number: number;
  readonly title: string;
  readonly folders: readonly string[];
  /** null or left out: not known. */
  readonly author?: string | null;
  /** The definitions of connectors that it adds; left out where nobody has looked, or where it has none. */
  readonly brings?: readonly Signs[];
}

export interface Published extends Signs {
  readonly title: string;
  readonly folder: string;
  readonly kind: Kind;
}
