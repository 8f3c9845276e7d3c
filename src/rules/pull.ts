/** A pull request as rules see it: what is said and which files it touches, whether it exists on GitHub or only in a clone. */
import type { Kind } from '../connector/types.ts';

export interface PullFile {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed' | 'copied' | 'changed';
}

export interface Pull {
  readonly title: string;
  readonly body: string;
  /** null where there is no pull request yet. */
  readonly author: string | null;
  /** The branch it aims at; null where that is not known. */
  readonly baseRef: string | null;
  /** Branches it may aim at. */
  readonly baseBranches: readonly string[];
  /** null while it is not known. */
  readonly mergeable: boolean | null;
  readonly files: readonly PullFile[];
  /** The changed connector folders, sorted. */
  readonly folders: readonly {
    readonly folder: string;
    readonly kind: Kind;
    readonly change: 'new' | 'update' | 'removed';
  }[];
}
