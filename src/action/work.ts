/** Does the jobs of one event with a token, as the App would do them, and ends. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { ProbotOctokit } from 'probot';
import { makeGitHubAccess } from '../app/github-access.ts';
import type { Self } from '../app/identity.ts';
import { codeVersion } from '../app/version.ts';
import { makeWorker, type WorkerOptions } from '../app/worker.ts';
import type { Settings } from '../config/settings.ts';
import type { GitHub } from '../github/client.ts';
import { makePace } from '../github/pace.ts';
import { ownerOfToken } from '../github/read/token-owner.ts';
import { retryAfter } from '../github/retry.ts';
import { makeQueue } from '../queue/in-process.ts';
import { groupOf, type Job, nameOf, titleOf, urgencyOf } from '../queue/jobs.ts';
import { makeSettledPulls } from '../queue/settled.ts';

export interface WorkSettings
  extends WorkerOptions,
    Pick<Settings, 'concurrency' | 'timeout' | 'requestTimeout' | 'gaps'> {
  /** Makes a way to GitHub, by the token. */
  readonly connect: () => Promise<GitHub>;
  readonly log: Logger;
}

const NOBODY_COUNTS = { reviewed: () => undefined, gitHubAsked: () => undefined };

/** Resolves with whether all of it succeeded. Throws what asking GitHub for the token's owner throws. */
export async function work(jobs: readonly Job[], settings: WorkSettings): Promise<boolean> {
  const { connect, log, concurrency, timeout, requestTimeout, gaps, rules } = settings;
  const access = makeGitHubAccess({ auth: async () => (await connect()) as ProbotOctokit }, makePace(), {
    gaps,
    requestTimeout,
  });
  const owner = await ownerOfToken(await access.app(AbortSignal.timeout(requestTimeout)));
  const self: Self = { lacks: () => [], known: () => owner, identify: async () => owner, ask: async () => owner };
  const [settled, version] = [makeSettledPulls(), `${rules.version} ${await codeVersion()}`];
  let succeeded = true;
  const queue = makeQueue<Job>({
    ...{ nameOf, urgencyOf, groupOf, concurrency, timeout },
    run: (...run) => worker.run(...run),
    retryAfter: (error, attempt) => retryAfter(error, attempt, Date.now()),
    onGiveUp: (job, error) => {
      succeeded = false;
      log.error({ err: error, job: titleOf(job) }, 'a run was given up');
    },
  });
  const surroundings = { access, appId: owner.appId, self, log, metrics: NOBODY_COUNTS, queue, settled, version };
  const worker = makeWorker(surroundings, settings);
  const origin = randomUUID();
  await Promise.all(jobs.map((job) => queue.wake({ ...job, origin })));
  await queue.idle();
  return succeeded;
}
