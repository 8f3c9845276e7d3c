/** The App: events wake, the queue works. */

import type { Logger } from 'pino';
import type { Probot } from 'probot';
import { makeWorker, type WorkerOptions } from './app/worker.ts';
import { retryAfter } from './github/retry.ts';
import { type EventPayload, wakesOf } from './github/wakes.ts';
import { makeQueue } from './queue/in-process.ts';
import { type Job, nameOf } from './queue/jobs.ts';

export interface AppOptions extends WorkerOptions {
  /** Milliseconds between two sweeps; 0: none, not even at the start. */
  readonly sweepEvery?: number;
  /** Pull requests under review at once. */
  readonly concurrency?: number;
  /** Milliseconds that one review may take. */
  readonly timeout?: number;
  /** Milliseconds before a job that failed is tried again for the first time. */
  readonly firstPause?: number;
}

/** A webhook that was verified. */
export interface Delivery {
  readonly id: string;
  readonly name: string;
  readonly payload: object;
}

/** A Probot function that is handed its events, with a way to wait for its work. */
export interface ReviewerApp {
  (app: Probot): void;
  /** Wakes what an event is about. Nothing else is taken from it. */
  receive(delivery: Delivery): void;
  /** Resolves when there is nothing to do. */
  idle(): Promise<void>;
  /** Stops taking work, and resolves when what is under way has ended or `grace` milliseconds are over. */
  drain(grace: number): Promise<void>;
}

/** Deliveries remembered, to ignore those GitHub sends twice. */
const DELIVERIES = 10_000;

/**
 * Makes the Probot function; the work happens in its queue. Events don't come by Probot: it would make a client of GitHub's
 * API for each, which takes longer than everything that is done with an event here.
 */
export function makeApp(options: AppOptions): ReviewerApp {
  const { sweepEvery = 5 * 60_000, concurrency = 3, timeout = 5 * 60_000, firstPause = 1000 } = options;
  let log: Logger | null = null;
  let timer: NodeJS.Timeout | null = null;
  let worker: ReturnType<typeof makeWorker> | null = null;
  const queue = makeQueue<Job>({
    ...{ nameOf, concurrency, timeout },
    run: async (job, signal) => worker?.run(job, signal),
    retryAfter: (error, attempt) => {
      const pause = retryAfter(error, attempt, Date.now(), firstPause);
      if (pause !== null) log?.warn({ err: error, attempt, pause }, 'a run failed and will be repeated');
      return pause;
    },
    onGiveUp: (job, error) => log?.error({ job: nameOf(job), err: error }, 'a run was given up'),
  });

  const load = (app: Probot): void => {
    log = app.log;
    worker = makeWorker(app, options, queue.wake);
    if (sweepEvery === 0) return;
    queue.wake({ type: 'sweep-everything' });
    timer = setInterval(() => queue.wake({ type: 'sweep-everything' }), sweepEvery).unref();
  };

  const seen = new Set<string>();
  return Object.assign(load, {
    receive: ({ id, name, payload }: Delivery) => {
      if (isRepeated(seen, id)) return;
      for (const job of wakesOf(name, payload as EventPayload, worker?.slug() ?? null)) queue.wake(job);
    },
    idle: () => queue.idle(),
    drain: async (grace: number) => {
      if (timer) clearInterval(timer);
      await queue.drain(grace);
    },
  });
}

/** Remembers a delivery; the oldest is forgotten first. */
function isRepeated(seen: Set<string>, id: string): boolean {
  if (seen.has(id)) return true;
  seen.add(id);
  const [oldest] = seen;
  if (seen.size > DELIVERIES && oldest !== undefined) seen.delete(oldest);
  return false;
}
