/** What this instance does, and what came of it last in each repository: for the operator, kept in memory. */
import { type Job, placeOf, titleOf } from '../queue/jobs.ts';

export interface RepositoryStatus {
  readonly repository: string;
  /** When the last sweep and the last review ended well, ISO 8601; null: not since this instance started. */
  readonly lastSweep: string | null;
  readonly lastReview: string | null;
  /** null: none since this instance started. `id` is what its lines in the log have; null for a sweep by the clock. */
  readonly lastError: { readonly at: string; readonly job: string; readonly id: string | null } | null;
}

export interface Status {
  readonly underWay: readonly { readonly job: string; readonly since: string }[];
  /** The one that something happened in last comes last. */
  readonly repositories: readonly RepositoryStatus[];
}

export interface StatusBook {
  /** Does the work of a job and remembers how it ended. Rejects as the work does. */
  follow(job: Job, work: () => Promise<void>): Promise<void>;
  read(): Status;
}

/** Repositories that are remembered; of more, those that nothing happened in for longest are forgotten. */
const MOST = 200;

const NOTHING = { lastSweep: null, lastReview: null, lastError: null };

/** @param now milliseconds since 1970 */
export function makeStatusBook(now: () => number): StatusBook {
  const underWay = new Set<{ readonly job: string; readonly since: string }>();
  const repositories = new Map<string, RepositoryStatus>();
  const time = () => new Date(now()).toISOString();

  function remember(job: Job, news: Partial<RepositoryStatus>): void {
    const place = placeOf(job);
    if (!place) return;
    const repository = `${place.owner}/${place.repo}`;
    const known = repositories.get(repository) ?? { repository, ...NOTHING };
    repositories.delete(repository);
    repositories.set(repository, { ...known, ...news });
    const [oldest] = repositories.keys();
    if (repositories.size > MOST && oldest !== undefined) repositories.delete(oldest);
  }

  return {
    follow: async (job, work) => {
      const entry = { job: titleOf(job), since: time() };
      underWay.add(entry);
      try {
        await work();
        remember(job, job.type === 'sweep' ? { lastSweep: time() } : { lastReview: time() });
      } catch (error) {
        remember(job, { lastError: { at: time(), job: titleOf(job), id: job.origin ?? null } });
        throw error;
      } finally {
        underWay.delete(entry);
      }
    },
    read: () => ({ underWay: [...underWay], repositories: [...repositories.values()] }),
  };
}
