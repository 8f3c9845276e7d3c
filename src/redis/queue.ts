/** The queue on BullMQ: one for all instances of the App, and nothing is lost with any of them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue as Bull, type Job as BullJob, Worker } from 'bullmq';
import { limitRun, type RunLimit } from '../queue/limit.ts';
import { NODE_TIMERS } from '../queue/timers.ts';
import { LAST_GRACE, type Lease, type Line, type Queue, type QueueOptions } from '../queue/types.ts';
import type { RedisConnection } from './connection.ts';
import { sharedGivenUpList } from './given-up.ts';
import { JOBS, type Kept, openJobs } from './jobs.ts';

export interface RedisQueueOptions<Job> extends QueueOptions<Job> {
  readonly connection: RedisConnection;
  /** Hears of trouble with Redis that concerns no job in particular. */
  readonly onError: (error: unknown) => void;
  /** Milliseconds after which a run whose process says nothing any more is taken over. */
  readonly silence?: number;
}

/** What is asked for again and again. */
interface Ticking<Job> {
  readonly job: Job;
}

const CLOCK = 'clock';

/** A job that brought its process down so often is given up: it would bring down all of them, one after another. */
const MOST_DEATHS = 3;

/** What waits, in BullMQ's words. */
const UNDONE = ['waiting', 'active', 'delayed', 'prioritized'] as const;

/**
 * Makes a queue. A job that must be tried again is kept as what follows this run: it never counts as failed in BullMQ, and a
 * wake replaces it.
 */
export function makeRedisQueue<Job>(options: RedisQueueOptions<Job>): Queue<Job> {
  const { nameOf, run, concurrency, timeout, retryAfter, onGiveUp, connection, onError } = options;
  const { commands, waiting, prefix } = connection;
  const { silence = 30_000 } = options;
  const failed = sharedGivenUpList<Job>(connection);
  const underWay = new Set<RunLimit>();
  let draining = false;
  const { jobs, keep, wake } = openJobs<Job>(connection, options);
  const clock = new Bull<Ticking<Job>>(CLOCK, { connection: commands, prefix });
  const taking = { connection: waiting, prefix, lockDuration: silence, stalledInterval: silence / 2 };
  const worker = new Worker<Kept<Job>>(JOBS, (kept, token) => carryOut(kept, token ?? ''), {
    ...{ ...taking, concurrency, maxStalledCount: MOST_DEATHS },
  });
  const clockWorker = new Worker<Ticking<Job>>(CLOCK, ({ data }) => wake(data.job), taking);
  for (const queue of [jobs, clock]) queue.on('error', onError);
  for (const each of [worker, clockWorker]) each.on('error', onError);
  worker.on('failed', (kept, error) => {
    if (kept) void giveUp(kept.data.job, error).catch(onError);
  });

  async function carryOut(kept: BullJob<Kept<Job>>, token: string): Promise<void> {
    const { job, attempt } = kept.data;
    // Taken while the process was told to stop: it is left to the others.
    if (draining) return void (await keep(kept.data, {}));
    const limit = limitRun(timeout, NODE_TIMERS);
    underWay.add(limit);
    const lease = leaseOf(kept, token, limit.signal);
    try {
      await run(job, limit.signal, lease);
      await failed.remove(nameOf(job));
    } catch (error) {
      await fail({ job, attempt: attempt + 1 }, error, lease);
    } finally {
      limit.clear();
      underWay.delete(limit);
    }
  }

  function leaseOf(kept: BullJob<Kept<Job>>, token: string, signal: AbortSignal): Lease {
    const lock = `${jobs.toKey(kept.id ?? '')}:lock`;
    const next = jobs.toKey(`dn:${nameOf(kept.data.job)}`);
    return {
      attempt: kept.data.attempt + 1,
      stillMine: async () => !signal.aborted && (await commands.get(lock)) === token,
      wokenAgain: async () => (await commands.exists(next)) === 1,
    };
  }

  /** What was asked for meanwhile takes the place of trying again; what this process breaks off another one takes over. */
  async function fail(tried: Kept<Job>, error: unknown, lease: Lease): Promise<void> {
    if (await lease.wokenAgain()) return;
    const { job, attempt } = tried;
    if (draining) return void (await keep({ job, attempt: attempt - 1 }, {}));
    const retry = retryAfter(error, attempt, job);
    if (retry === null) return giveUp(job, error);
    await keep({ job, attempt: retry.counts ? attempt : attempt - 1 }, { delay: retry.pause });
  }

  async function giveUp(job: Job, error: unknown): Promise<void> {
    await failed.add(nameOf(job), job, error);
    onGiveUp(job, error);
  }

  /** Each list begins with what came first. */
  async function line(): Promise<Line> {
    const [{ waiting: plain = 0, prioritized = 0, delayed = 0 }, ...lists] = await Promise.all([
      jobs.getJobCounts('waiting', 'prioritized', 'delayed'),
      jobs.getJobs(['waiting'], 0, 0, true),
      jobs.getJobs(['prioritized'], 0, 0, true),
    ]);
    const since = lists.flat().map(({ timestamp, delay }) => timestamp + delay);
    const oldest = since.length === 0 ? 0 : Math.max(0, Date.now() - Math.min(...since));
    return { waiting: plain + prioritized, pausing: delayed, oldest };
  }

  async function isIdle(): Promise<boolean> {
    if (underWay.size > 0) return false;
    const counts = await jobs.getJobCounts(...UNDONE);
    return Object.values(counts).every((count) => count === 0);
  }

  async function drain(grace: number): Promise<void> {
    draining = true;
    void worker.pause(true).catch(onError);
    const stopping = setTimeout(() => {
      for (const limit of underWay) limit.stop();
    }, grace);
    for (const end = Date.now() + grace + LAST_GRACE; underWay.size > 0 && Date.now() < end; ) await sleep(10);
    clearTimeout(stopping);
    for (const limit of underWay) limit.clear();
    const closing = [worker.close(underWay.size > 0), clockWorker.close(true), jobs.close(), clock.close()];
    // Where Redis is gone there is nobody to say goodbye to.
    await Promise.race([Promise.allSettled(closing), sleep(LAST_GRACE, undefined, { ref: false })]);
  }

  return {
    wake,
    every: async (milliseconds, job) =>
      void (await clock.upsertJobScheduler(
        nameOf(job),
        { every: milliseconds },
        {
          ...{ name: CLOCK, data: { job }, opts: { removeOnComplete: true, removeOnFail: true } },
        },
      )),
    givenUp: () => failed.list(),
    line,
    idle: async () => {
      while (!(await isIdle())) await sleep(20);
    },
    drain,
  };
}
