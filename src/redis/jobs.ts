/** Jobs in Redis: how they are kept, one a name. */
import { randomUUID } from 'node:crypto';
import { Queue as Bull, type Job as BullJob, type JobsOptions } from 'bullmq';
import type { QueueOptions } from '../queue/types.ts';
import type { RedisConnection } from './connection.ts';

/** BullMQ's name of the queue. */
export const JOBS = 'jobs';

export interface Kept<Job> {
  readonly job: Job;
  /** Tries so far. */
  readonly attempt: number;
}

export interface Jobs<Job> {
  readonly jobs: Bull<Kept<Job>>;
  /** Keeps a job for whoever takes it; during a run of its name, for after it. @param how `replace`: in place of one that pauses */
  keep(kept: Kept<Job>, how: JobsOptions & { readonly replace?: boolean }): Promise<BullJob>;
  /** Asks for a job afresh. */
  wake(job: Job): Promise<void>;
}

/** BullMQ takes jobs without a priority first. */
const SWEEP_PRIORITY = 10;

/** A name is BullMQ's deduplication id, with `keepLastIfActive`: else what comes during a run is dropped. */
export function openJobs<Job>(
  { commands, prefix }: RedisConnection,
  { nameOf, urgencyOf }: Pick<QueueOptions<Job>, 'nameOf' | 'urgencyOf'>,
): Jobs<Job> {
  const jobs = new Bull<Kept<Job>>(JOBS, { connection: commands, prefix });

  const keep: Jobs<Job>['keep'] = async (kept, { replace = false, ...how }) =>
    jobs.add(JOBS, kept, {
      ...{ removeOnComplete: true, removeOnFail: true, jobId: randomUUID(), ...how },
      deduplication: { id: nameOf(kept.job), keepLastIfActive: true, replace },
      ...(urgencyOf(kept.job) === 'people' ? {} : { priority: SWEEP_PRIORITY }),
    });

  /** One that waited behind what people wait for does so no longer. One that does not is left in its place. */
  async function hurry(joined: BullJob): Promise<void> {
    const priority = await commands.hget(jobs.toKey(joined.id ?? ''), 'priority');
    if (Number(priority ?? 0) > 0) await joined.changePriority({ priority: 0 });
  }

  return {
    ...{ jobs, keep },
    wake: async (job) => {
      const urgent = urgencyOf(job) === 'people';
      const jobId = randomUUID();
      const kept = await keep({ job, attempt: 0 }, { jobId, replace: urgent });
      if (urgent && kept.id !== jobId) await hurry(kept);
    },
  };
}
