/** What the App has to do: review one pull request, or find those that may need it. */
import type { PullKey } from '../pull-request/snapshot.ts';
import type { Urgency } from './types.ts';

export interface RepositoryKey {
  readonly owner: string;
  readonly repo: string;
}

/** A repository under its name of today. The id stays when it is renamed or transferred. */
export interface Repository extends RepositoryKey {
  readonly id: number;
}

/**
 * Which of a repository's pull requests a sweep wakes: all, those that are not settled, of these only those that don't rest
 * after having been given up, or those with a commit as head.
 */
export type Which = 'all' | 'unsettled' | 'due' | { readonly head: string };

export interface ReviewJob {
  readonly type: 'review';
  readonly key: PullKey;
  readonly repository: number;
  readonly installation: number;
  /** Whether somebody did something, or a sweep found it. */
  readonly urgency: Urgency;
}

export interface SweepJob {
  readonly type: 'sweep';
  readonly repository: Repository;
  readonly installation: number;
  readonly which: Which;
}

/** Say on a merge queue's commit what is said of its pull request. */
export interface MergeGroupJob {
  readonly type: 'merge-group';
  readonly repository: Repository;
  readonly installation: number;
  readonly headSha: string;
  readonly headRef: string;
}

export type Job = Origin & Work;

export interface Origin {
  /** The id of the delivery that it began with, or of the sweep: what ties log lines together. */
  readonly origin?: string;
}

type Work =
  | ReviewJob
  | MergeGroupJob
  | SweepJob
  /** Sweep every repository of an installation. */
  | { readonly type: 'sweep-installation'; readonly installation: number; readonly which: 'unsettled' | 'due' }
  /** Sweep every installation. */
  | { readonly type: 'sweep-everything' };

/** Jobs of one name are one job. A pull request's goes by the repository's id: under two names it would be written to by two. */
export function nameOf(job: Job): string {
  switch (job.type) {
    case 'review':
      return `${job.repository}#${job.key.number}`;
    case 'sweep': {
      const which = typeof job.which === 'string' ? job.which : job.which.head;
      return `sweep ${job.repository.id} ${which}`;
    }
    case 'merge-group':
      return `merge group ${job.repository.id} ${job.headSha}`;
    case 'sweep-installation':
      return `sweep installation ${job.installation} ${job.which}`;
    case 'sweep-everything':
      return 'sweep';
  }
}

/** A job as people know it. */
export function titleOf(job: Job): string {
  switch (job.type) {
    case 'review':
      return `${job.key.owner}/${job.key.repo}#${job.key.number}`;
    case 'sweep':
      return `sweep ${job.repository.owner}/${job.repository.repo}`;
    default:
      return nameOf(job);
  }
}

/** Whether somebody waits for it. Somebody does who asked for a check again. */
export function urgencyOf(job: Job): Urgency {
  if (job.type === 'review') return job.urgency;
  if (job.type === 'merge-group') return 'people';
  return job.type === 'sweep' && typeof job.which !== 'string' ? 'people' : 'sweep';
}

/** Jobs of one installation share its limits. */
export function groupOf(job: Job): string {
  return job.type === 'sweep-everything' ? '' : String(job.installation);
}

/** The repository that a job is about; null: it is about none, or about several. */
export function placeOf(job: Job): RepositoryKey | null {
  if (job.type === 'review') return job.key;
  return job.type === 'sweep' || job.type === 'merge-group' ? job.repository : null;
}
