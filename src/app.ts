/** The App: events wake, the queue works. */

import type { Logger } from 'pino';
import type { ApplicationFunctionOptions, Probot } from 'probot';
import { appIdOf, type Gaps, makeGitHubAccess } from './app/github-access.ts';
import { CredentialsError, makeSelf, type Self } from './app/identity.ts';
import { makePlannerPool } from './app/isolated/pool.ts';
import { type Metrics, makeMetrics } from './app/metrics.ts';
import { makeReadiness } from './app/readiness.ts';
import { makeStatusBook } from './app/status.ts';
import { codeVersion } from './app/version.ts';
import { makeWorker, type WorkerOptions } from './app/worker.ts';
import { readRedisUrl } from './config/environment.ts';
import { DEFAULTS, readSettings } from './config/settings.ts';
import { makePace, type Pace } from './github/pace.ts';
import { retryAfter } from './github/retry.ts';
import { type EventPayload, wakesOf } from './github/wakes.ts';
import { loadMachine } from './machine/load.ts';
import { type Handler, makePages, serveMounts } from './pages.ts';
import { makeQueue } from './queue/in-process.ts';
import { groupOf, type Job, nameOf, titleOf, urgencyOf } from './queue/jobs.ts';
import { limitRun } from './queue/limit.ts';
import { makeSettledPulls } from './queue/settled.ts';
import { NODE_TIMERS } from './queue/timers.ts';
import type { Queue, QueueOptions } from './queue/types.ts';
import { connectRedis, prefixOf, type RedisConnection } from './redis/connection.ts';
import { makeSharedPace } from './redis/pace.ts';
import { makeRedisQueue } from './redis/queue.ts';
import { makeSharedSettledPulls } from './redis/settled.ts';
import { loadRules } from './rules/files/load.ts';

export interface AppOptions extends WorkerOptions {
  /** Milliseconds between two sweeps; 0: none, not even at the start. */
  readonly sweepEvery?: number;
  /** Pull requests under review at once. */
  readonly concurrency?: number;
  /** Milliseconds that one review may take. */
  readonly timeout?: number;
  /** Milliseconds before a job that failed is tried again for the first time. */
  readonly firstPause?: number;
  /** Milliseconds that GitHub may take to answer one request. */
  readonly requestTimeout?: number;
  readonly gaps?: Gaps;
  /** Where several instances share queue and pace; left out: there is only this one. */
  readonly redis?: RedisConnection | null;
  /** When an event's handler ends: when the queue knows of it, as it comes, or when its work is done. */
  readonly handlerEnds?: 'woken' | 'done';
  /** What `/status` asks for; null or left out: there is no such page. */
  readonly statusPassword?: string | null;
  /** Where lines go; left out: Probot's own log. */
  readonly log?: Logger;
}

/** A webhook that was verified. */
interface Delivery {
  /** GitHub's, the same for each attempt to deliver it. */
  readonly id: string;
  readonly name: string;
  readonly payload: object;
}

/**
 * The Probot function, for `probot run`, `createNodeMiddleware`, `probot.receive` and whatever else takes one: set by the
 * environment, as docs/running.md has it. A handler ends when its work is done, since a function without a server may be
 * frozen after it.
 */
export default async function connectorReviewer(app: Probot, options: ApplicationFunctionOptions): Promise<void> {
  const settings = readSettings(process.env);
  const [redisUrl, onError] = [
    readRedisUrl(process.env),
    (error: unknown) => app.log.error(error, 'trouble with Redis'),
  ];
  const redis = redisUrl === null ? null : await connectRedis(redisUrl, prefixOf(await appIdOf(app)), onError);
  const [rules, machine] = [await loadRules(), loadMachine()];
  const { planner } = makePlannerPool();
  await makeApp({ ...settings, rules, machine, planner, redis, handlerEnds: 'done' })(app, options);
}

/** A Probot function, with a way to wait for its work. */
export interface ReviewerApp {
  /**
   * Registers for events, mounts the pages where there is a server, and starts the work. Rejects with CredentialsError when
   * GitHub refuses the App's id or key.
   */
  (app: Probot, options?: Partial<ApplicationFunctionOptions>): Promise<void>;
  readonly metrics: Metrics;
  /** Resolves when there is nothing to do. */
  idle(): Promise<void>;
  /** Stops taking work, and resolves when what is under way has ended or `grace` milliseconds are over. */
  drain(grace: number): Promise<void>;
}

/**
 * Makes the Probot function. An event only wakes the queue, where the work happens. One that comes twice is taken twice: the
 * second run finds nothing to do, and whoever asks GitHub to deliver it again wants one.
 */
export function makeApp(options: AppOptions): ReviewerApp {
  const {
    sweepEvery = DEFAULTS.sweepEvery,
    gaps = DEFAULTS.gaps,
    requestTimeout = DEFAULTS.requestTimeout,
    redis = null,
    handlerEnds = 'woken',
    statusPassword = null,
  } = options;
  let log = options.log ?? null;
  const book = makeStatusBook(Date.now);
  let worker: ReturnType<typeof makeWorker> | null = null;
  let self: Self | null = null;
  const pace: Pace = redis ? makeSharedPace(redis) : makePace();
  const settled = redis ? makeSharedSettledPulls(redis) : makeSettledPulls();
  const queue = openQueue(
    options,
    () => log,
    () => metrics,
    async (...run) => book.follow(run[0], () => metrics.timed(run[0].type, async () => worker?.run(...run))),
  );

  const metrics: Metrics = makeMetrics({
    givenUp: async () => (await queue.givenUp()).length,
    line: () => queue.line(),
    rules: new Set(options.rules.rules.map(({ id }) => id)),
    stages: new Set(options.machine.stages.map(({ id }) => id)),
    sweeps: sweepEvery > 0,
  });

  const readiness = makeReadiness({
    github: async (signal) => self?.ask(signal),
    queue: async () => redis?.commands.ping(),
    lacks: () => self?.lacks() ?? [],
    onTrouble: (error, what) => log?.warn({ err: error, what }, 'not ready'),
  });

  const status =
    statusPassword === null
      ? null
      : {
          password: statusPassword,
          read: async () => ({ ...(await readiness()), line: await queue.line().catch(() => null), ...book.read() }),
        };

  /** Wakes what an event is about. Nothing else is taken from it. Rejects when the wake could not be kept. */
  const receive = async ({ id, name, payload }: Delivery): Promise<void> => {
    const jobs = wakesOf(name, payload as EventPayload, self?.known()?.login ?? null);
    const line = { id, event: name, action: (payload as EventPayload).action, jobs: jobs.map(titleOf) };
    if (jobs.length > 0) log?.info(line, 'a delivery woke');
    else log?.debug(line, 'a delivery woke nothing');
    try {
      await Promise.all(jobs.map((job) => queue.wake({ ...job, origin: id })));
      metrics.delivery(name, 'taken');
    } catch (error) {
      metrics.delivery(name, 'failed');
      log?.error({ err: error, id, event: name }, 'a delivery could not be kept');
      throw error;
    }
    if (handlerEnds === 'done' && jobs.length > 0) await queue.idle();
  };

  const load: (...how: Parameters<ReviewerApp>) => Promise<void> = async (app, { addHandler } = {}) => {
    log ??= app.log;
    const access = makeGitHubAccess(app, pace, { gaps, requestTimeout, onAnswer: metrics.gitHubAnswered });
    const [appId, version] = [await appIdOf(app), `${options.rules.version} ${await codeVersion()}`];
    self = makeSelf(access, appId);
    worker = makeWorker({ access, appId, self, log, metrics, queue, settled, version }, options);
    await checkCredentials(self, Math.min(requestTimeout, FIRST_ANSWER), log);
    app.onAny(receive);
    mountPages(addHandler, serveMounts(makePages({ readiness, metrics, status }), log));
    if (sweepEvery === 0) return;
    await queue.wake({ type: 'sweep-everything' });
    await queue.every(sweepEvery, { type: 'sweep-everything' });
  };

  return Object.assign(load, {
    metrics,
    idle: () => queue.idle(),
    drain: (grace: number) => queue.drain(grace),
  });
}

/** Probot without a server refuses handlers: nobody can ask it for a page then. */
function mountPages(addHandler: ApplicationFunctionOptions['addHandler'] | undefined, pages: Handler): void {
  try {
    addHandler?.(pages);
  } catch (error) {
    if ((error as Error).message !== 'No server instance') throw error;
  }
}

/** Milliseconds that a start waits for GitHub; after that webhooks are taken, and the App is not ready until it answers. */
const FIRST_ANSWER = 2000;

/** Finds out at the start what would otherwise come out at the first event. Any other trouble may pass, and is logged. */
async function checkCredentials(self: Self, patience: number, log: Logger): Promise<void> {
  const limit = limitRun(patience, NODE_TIMERS);
  try {
    await self.identify(limit.signal);
    for (const lack of self.lacks()) log.warn({ lack }, 'the App asks GitHub for less than app.yml does');
  } catch (error) {
    if (error instanceof CredentialsError) throw error;
    log.warn({ err: error }, 'GitHub does not answer; the App starts all the same and asks again');
  } finally {
    limit.clear();
  }
}

/** A job in a log line. */
const namesOf = (job: Job) => ({ id: job.origin, job: titleOf(job) });

function openQueue(
  options: AppOptions,
  log: () => Logger | null,
  metrics: () => Metrics,
  run: QueueOptions<Job>['run'],
): Queue<Job> {
  const { concurrency = DEFAULTS.concurrency, timeout = DEFAULTS.timeout, firstPause = 1000, redis = null } = options;
  const common = {
    ...{ nameOf, urgencyOf, concurrency, timeout, run },
    retryAfter: (error: unknown, attempt: number, job: Job) => {
      const retry = retryAfter(error, attempt, Date.now(), { firstPause });
      if (retry) log()?.info({ ...namesOf(job), attempt, ...retry }, 'the run will be repeated');
      return retry;
    },
    onGiveUp: (job: Job, error: unknown) => {
      metrics().gaveUp(job.type);
      log()?.error({ ...namesOf(job), err: error }, 'a run was given up');
    },
  };
  if (!redis) return makeQueue({ ...common, groupOf });
  const onError = (error: unknown) => log()?.error({ err: error }, 'trouble with Redis');
  return makeRedisQueue({ ...common, connection: redis, onError });
}
