/** Does the App's jobs: reviews a pull request, or finds those to be reviewed. */
import type { Logger } from 'pino';
import { isServed } from '../config/repositories.ts';
import type { FileSet } from '../connector/types.ts';
import { ContentCache } from '../github/cache.ts';
import { Client, type ClientOptions, type GitHub } from '../github/client.ts';
import { makeFence, readHead } from '../github/fence.ts';
import type { TitleCache } from '../github/read/connector-titles.ts';
import type { HistoryCache } from '../github/read/contributors.ts';
import { makeObserve } from '../github/read/observe.ts';
import type { ChangedPaths } from '../github/read/other-pulls.ts';
import type { RulesCache } from '../github/read/repository-rules.ts';
import type { StageTimesCache } from '../github/read/stage-times.ts';
import { openNumbers } from '../github/read/sweep.ts';
import { ApplyError } from '../github/retry.ts';
import { makeApply } from '../github/write/apply.ts';
import { machineFor, stageLabelsOf } from '../machine/extend.ts';
import { type Machine, stageByLabel } from '../machine/machine.ts';
import { goesFirstWords, whoGoesFirst } from '../pull-request/other-identities.ts';
import type { Observe, PullKey } from '../pull-request/snapshot.ts';
import { type Job, type MergeGroupJob, placeOf, type RepositoryKey, type ReviewJob, titleOf } from '../queue/jobs.ts';
import type { SettledPulls } from '../queue/settled.ts';
import type { Lease, Queue } from '../queue/types.ts';
import { makePlanner } from '../review/plan-snapshot.ts';
import type { Planner } from '../review/planned.ts';
import { type Reviewer, review } from '../review/review.ts';
import type { RuleSet } from '../rules/engine/rule.ts';
import type { GitHubAccess } from './github-access.ts';
import type { Self } from './identity.ts';
import { answerMergeGroup } from './merge-group.ts';
import type { Metrics } from './metrics.ts';
import { openRunLog, type RunLog } from './run-log.ts';
import { makeSweeper, nameOf } from './sweeper.ts';

export interface WorkerOptions {
  readonly rules: RuleSet;
  readonly machine: Machine;
  /** Works out what becomes of a pull request; left out: this thread does, by these rules. */
  readonly planner?: Planner;
  /** The clock of what is said and decided. */
  readonly now?: () => Date;
  /** The repositories that are served, as `owner/repo` or `owner/*`; null or left out: all. */
  readonly repositories?: readonly string[] | null;
}

export interface Worker {
  run(job: Job, signal: AbortSignal, lease: Lease): Promise<void>;
}

/** Bytes of connector folders remembered, so that a run after a comment or a label need not read them again. */
const CACHE_BYTES = 32 * 1024 * 1024;
/** The same for titles: 200 bytes each. */
const TITLES_BYTES = 8 * 1024 * 1024;
/** The same for rule files. */
const RULES_BYTES = 8 * 1024 * 1024;
/** The same for who worked on what, and for what other pull requests change: some 500 bytes each. */
const NEIGHBOURS_BYTES = 2 * 1024 * 1024;
/** The same for the times that stages took: 1,000 bytes a repository. */
const TIMES_BYTES = 256 * 1024;

export interface Surroundings {
  readonly access: GitHubAccess;
  /** null for a person's token: then check runs of any App count. */
  readonly appId: number | null;
  readonly self: Self;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'reviewed' | 'gitHubAsked'>;
  /** Takes the jobs that a sweep finds. */
  readonly queue: Pick<Queue<Job>, 'wake' | 'givenUp'>;
  readonly settled: SettledPulls;
  /** Of what decides: rules and code. */
  readonly version: string;
}

/** One run of a job. */
interface Run {
  readonly log: RunLog;
  readonly signal: AbortSignal;
  readonly lease: Lease;
}

export function makeWorker(
  { access, appId, self, log, metrics, queue, settled, version }: Surroundings,
  options: WorkerOptions,
): Worker {
  const { rules, machine, now = () => new Date(), planner = makePlanner({ rules, machine }) } = options;
  const { repositories = null } = options;
  const cache = new ContentCache<FileSet>(CACHE_BYTES);
  const titles: TitleCache = new ContentCache(TITLES_BYTES);
  const ruleFiles: RulesCache = new ContentCache(RULES_BYTES);
  const histories: HistoryCache = new ContentCache(NEIGHBOURS_BYTES);
  const paths: ChangedPaths = new ContentCache(NEIGHBOURS_BYTES);
  const stageTimes = { cache: new ContentCache(TIMES_BYTES) as StageTimesCache, now };
  const protectedLabels = stageLabelsOf(machine);
  /** The stages of each repository, as its last review found them. */
  const machines = new Map<string, Machine>();
  const machineOf = (repository: RepositoryKey) => machines.get(nameOf(repository)) ?? machine;
  const sweeper = makeSweeper(access, {
    ...{ appId, version, settled, givenUp: queue.givenUp, machineOf, now },
    onLacking: (installation, lacks) =>
      log.warn({ installation, lacks }, 'an installation grants less than app.yml asks for'),
  });

  /** What a review needs, on a way to GitHub of its own. */
  async function openReviewer(key: PullKey, installation: number, { signal, lease, log }: Run) {
    const identity = await self.identify(signal);
    const fence = makeFence(lease, () => readHead(new Client(github, signal, access.client), key));
    const { github, calls } = await access.installation(installation, {
      beforeWrite: fence.check,
      onRequest: ({ method, url }) => {
        metrics.gitHubAsked(method);
        log.lines().debug({ method, url }, 'asks GitHub');
      },
    });
    const read = makeObserve(async () => github, {
      ...{
        ...access.client,
        identity,
        version,
        protectedLabels,
        cache,
        titles,
        ruleFiles,
        histories,
        paths,
        stageTimes,
      },
    });
    const observe: Observe = async (...of) => {
      const snapshot = await read(...of);
      // A preview observes others.
      if (snapshot.key === key) {
        fence.expectHead(snapshot.headSha);
        log.at(snapshot.headSha);
      }
      return snapshot;
    };
    const apply = makeApply(async () => github, access.client);
    const openPulls = othersBy(github, access.client);
    const reviewer: Reviewer = { observe, planner, apply, now, openPulls, onPreview: tellPreview(log) };
    return { reviewer, client: new Client(github, signal, access.client), appId: identity.appId, calls };
  }

  async function reviewPull({ key, repository, installation }: ReviewJob, run: Run) {
    const { log, signal } = run;
    const started = Date.now();
    const { reviewer, calls } = await openReviewer(key, installation, run);
    const {
      results,
      actions,
      failures,
      snapshot,
      check,
      stage,
      turn,
      found,
      settled: decided,
    } = await review(reviewer, key, signal);
    for (const failure of failures) log.lines().error({ failure }, 'a rule failed to run');
    const first = whoGoesFirst(snapshot);
    if (first) log.lines().warn(goesFirstWords(first));
    const stages = machineFor(machine, snapshot.config);
    machines.set(nameOf(key), stages);
    const errors = results.flatMap((result) => (result.ok ? [] : [result.error]));
    const done = { milliseconds: Date.now() - started, calls: calls() };
    const verdict = { conclusion: check.conclusion, stage, turn };
    log
      .lines()
      .info({ ...done, actions: actions.map(({ type }) => type), failed: errors.length, ...verdict }, 'reviewed');
    if (errors.length > 0) throw new ApplyError(errors);
    const moved = snapshot.labels.every((label) => stageByLabel(stages, label)?.id !== stage);
    metrics.reviewed({ conclusion: check.conclusion, stage, moved, found });
    if (decided) await settled.set(repository, key.number, decided);
  }

  async function answerGroup(job: MergeGroupJob, run: Run) {
    const key = { ...job.repository, number: 0 };
    const { reviewer, client, appId } = await openReviewer(key, job.installation, run);
    await answerMergeGroup(reviewer, client, appId, job, run.signal);
  }

  /** Every tenth pull request, so that a long preview is seen to go on. */
  const tellPreview = (log: RunLog) => (looked: number, of: number) => {
    if (looked % 10 === 0) log.lines().info({ looked, of }, 'previewing');
  };

  async function carryOut(job: Job, run: Run): Promise<void> {
    const place = placeOf(job);
    if (place && !isServed(repositories, place)) {
      // A sweep finds them all every few minutes.
      run.log.lines()[job.type === 'sweep' ? 'debug' : 'info']('left alone: this repository is not among REPOSITORIES');
      return;
    }
    const wake = async (found: Job) => {
      run.log.lines().debug({ found: titleOf(found) }, 'a sweep found');
      await queue.wake({ ...found, origin: run.log.id });
    };
    switch (job.type) {
      case 'review':
        return reviewPull(job, run);
      case 'merge-group':
        return answerGroup(job, run);
      case 'sweep':
        return sweeper.repository(job, wake, run.signal);
      case 'sweep-installation':
        return sweeper.installation(job.installation, job.which, wake, run.signal);
      case 'sweep-everything':
        return sweeper.everything(wake, run.signal);
    }
  }

  return {
    run: async (job, signal, lease) => {
      const runLog = openRunLog(log, job, lease.attempt);
      try {
        await carryOut(job, { log: runLog, signal, lease });
      } catch (error) {
        runLog.lines().warn({ err: error }, 'a run failed');
        throw error;
      }
    },
  };
}

/** Lists a repository's open pull requests, oldest first. */
function othersBy(github: GitHub, options: ClientOptions): NonNullable<Reviewer['openPulls']> {
  return async ({ owner, repo }, signal) => {
    const numbers = await openNumbers(new Client(github, signal, options), { owner, repo });
    return numbers.map((number) => ({ owner, repo, number }));
  };
}
