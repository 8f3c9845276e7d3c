/** `given-up`: what the App tried in vain, and how to have it tried again. For instances that share a Redis. */
import { plainLine } from '../../format/plain.ts';
import { type Job, nameOf, titleOf, urgencyOf } from '../../queue/jobs.ts';
import type { GivenUp } from '../../queue/types.ts';
import { connectRedis, prefixOf, type RedisConnection, RedisError } from '../../redis/connection.ts';
import { sharedGivenUpList } from '../../redis/given-up.ts';
import { openJobs } from '../../redis/jobs.ts';
import { UsageError } from '../errors.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';

export interface GivenUpOptions {
  /** Wake what is named, or all of it. */
  readonly wake?: boolean;
}

/**
 * Lists what was given up and has not succeeded since, or wakes it.
 * @param wanted pull requests as they are listed; none: all
 * @throws UsageError without REDIS_URL and APP_ID, for a Redis that can't be reached, and for what is not listed
 */
export async function showGivenUp(
  wanted: readonly string[],
  { wake = false }: GivenUpOptions,
  io: Io,
): Promise<ExitCode> {
  const connection = await connect(io);
  try {
    const all = await sharedGivenUpList<Job>(connection).list();
    const chosen = choose(all, wanted);
    for (const entry of chosen) io.out.write(`${lineOf(entry)}\n`);
    if (chosen.length === 0) io.err.write('Nothing was given up.\n');
    if (!wake) return EXIT.clean;
    const jobs = openJobs<Job>(connection, { nameOf, urgencyOf });
    for (const { job } of chosen) await jobs.wake(job.type === 'review' ? { ...job, urgency: 'people' } : job);
    await jobs.jobs.close();
    io.err.write(`Woke ${chosen.length} of them.\n`);
    return EXIT.clean;
  } finally {
    connection.close();
  }
}

async function connect({ env, err }: Io): Promise<RedisConnection> {
  const { REDIS_URL, APP_ID } = env;
  if (!REDIS_URL || !APP_ID)
    throw new UsageError(
      'REDIS_URL and APP_ID are not set',
      'Set them as the App has them: without Redis only the App itself knows.',
    );
  const onError = (error: unknown) => err.write(`${(error as Error).message}\n`);
  try {
    return await connectRedis(REDIS_URL, prefixOf(Number(APP_ID)), onError);
  } catch (error) {
    if (!(error instanceof RedisError)) throw error;
    throw new UsageError(error.message, 'Check its address, and that it runs.');
  }
}

function choose(all: readonly GivenUp<Job>[], wanted: readonly string[]): GivenUp<Job>[] {
  const titles = new Set(all.map(({ job }) => titleOf(job)));
  const missing = wanted.filter((title) => !titles.has(title));
  if (missing.length > 0)
    throw new UsageError(`Not given up: ${missing.join(', ')}`, 'Without names all of them are listed.');
  return all.filter(({ job }) => wanted.length === 0 || wanted.includes(titleOf(job)));
}

function lineOf({ job, reason, at, times }: GivenUp<Job>): string {
  return plainLine(`${titleOf(job)}  ${at}  ${times} ${times === 1 ? 'time' : 'times'}  ${reason}`);
}
