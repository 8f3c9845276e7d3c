/** Queues of either kind whose runs end when a test says so. */
import { setTimeout as sleep } from 'node:timers/promises';
import { makeQueue } from '../../src/queue/in-process.ts';
import type { Lease, Queue, QueueOptions } from '../../src/queue/types.ts';
import { connectRedis } from '../../src/redis/connection.ts';
import { makeRedisQueue } from '../../src/redis/queue.ts';
import { startRedis, type TestRedis } from '../redis.ts';

interface Job {
  readonly name: string;
  readonly word: string;
}

interface Run {
  readonly job: Job;
  readonly signal: AbortSignal;
  readonly lease: Lease;
  end(): void;
  fail(message: string): void;
}

/** A queue, and what may happen to a process that takes its jobs. */
interface Opened extends Queue<Job> {
  /** It dies: nothing of it reaches the others any more. */
  die(): void;
  /** Others forget that it is at work. */
  forget(): Promise<void>;
}

export type Open = (options: QueueOptions<Job>, silence: number) => Promise<Opened>;

export function inProcess() {
  const open: Open = async (options) => ({
    ...makeQueue({ ...options, groupOf: () => '' }),
    ...{ die: () => undefined, forget: async () => undefined },
  });
  return { open, before: async () => undefined, after: async () => undefined };
}

export function inRedis() {
  let redis: TestRedis;
  let count = 0;
  const closing: (() => void)[] = [];
  const open: Open = async (options, silence) => {
    const connection = await connectRedis(redis.url, `test ${count}`, () => undefined);
    closing.push(connection.close);
    const queue = makeRedisQueue({ ...options, connection, silence, onError: () => undefined });
    const forget = async () => {
      const locks = await connection.commands.keys('*:lock');
      if (locks.length > 0) await connection.commands.del(...locks);
    };
    const die = () => {
      connection.close();
      void queue.drain(0).catch(() => undefined);
    };
    return { ...queue, die, forget };
  };
  afterEach(() => {
    count++;
    for (const close of closing.splice(0)) close();
  });
  const before = async () => {
    redis = await startRedis();
  };
  return { open, before, after: async () => redis.close() };
}

/** Runs of one or more queues end when the test says so. */
export function bench(open: Open) {
  const runs: Run[] = [];
  const givenUp: string[] = [];
  const options: QueueOptions<Job> = {
    nameOf: ({ name }) => name,
    urgencyOf: ({ word }) => (word === 'sweep' ? 'sweep' : 'people'),
    run: (job, signal, lease) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        runs.push({ job, signal, lease, end: resolve, fail: (message) => reject(new Error(message)) });
      }),
    concurrency: 2,
    timeout: 60_000,
    retryAfter: (error, attempt) => {
      const { message } = error as Error;
      if (message === 'limit') return { pause: 50, counts: false };
      return message === 'passing' && attempt < 3 ? { pause: 200, counts: true } : null;
    },
    onGiveUp: ({ name }) => void givenUp.push(name),
  };
  const started = () => runs.map(({ job }) => job.name + job.word);
  const running = async (count: number): Promise<Run> => {
    for (let tries = 0; runs.length < count && tries < 500; tries++) await sleep(10);
    const run = runs[count - 1];
    if (!run) throw new Error(`only ${runs.length} of ${count} runs started`);
    return run;
  };
  const queue = (more: Partial<QueueOptions<Job>> = {}, silence = 30_000) => open({ ...options, ...more }, silence);
  return { queue, runs, started, running, givenUp };
}

/** Long enough for a run that should not start to start. */
export const aWhile = () => sleep(150);
