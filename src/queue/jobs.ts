/** What the App has to do: review one pull request, or find those that may need it. */
import type { PullKey } from '../pull-request/snapshot.ts';

export interface RepositoryKey {
  readonly owner: string;
  readonly repo: string;
}

export type Job =
  | { readonly type: 'review'; readonly key: PullKey; readonly installation: number }
  /** Wake a repository's open pull requests: all, those that something happened to, or those with a commit as head. */
  | {
      readonly type: 'sweep';
      readonly repository: RepositoryKey;
      readonly installation: number;
      readonly which: 'all' | 'changed' | { readonly head: string };
    }
  /** Sweep every repository of an installation. */
  | { readonly type: 'sweep-installation'; readonly installation: number }
  /** Sweep every installation. */
  | { readonly type: 'sweep-everything' };

/** Jobs of one name are one job. */
export function nameOf(job: Job): string {
  switch (job.type) {
    case 'review':
      return `${job.key.owner}/${job.key.repo}#${job.key.number}`;
    case 'sweep': {
      const which = typeof job.which === 'string' ? job.which : job.which.head;
      return `sweep ${job.repository.owner}/${job.repository.repo} ${which}`;
    }
    case 'sweep-installation':
      return `sweep installation ${job.installation}`;
    case 'sweep-everything':
      return 'sweep';
  }
}
