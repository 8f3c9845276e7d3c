/** Inspects many connectors, and adds up what is kept of each. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Counted } from '../format/report.ts';
import type { Inspection } from '../review/inspect/inspect.ts';
import type { RuleFailure } from '../rules/engine/run.ts';
import { pathsIn, prepare } from '../rules/files/prepare.ts';
import type { ConnectorReview } from '../rules/findings/connector-review.ts';
import type { Severity } from '../rules/findings/types.ts';
import type { CheckThreads } from './check-threads.ts';
import type { Mended } from './commands/fix.ts';
import { filesBefore, type Job } from './input/jobs.ts';
import { filesOf } from './input/targets.ts';
import { type Done, type Files, type Frame, inspectJob, keepJob } from './one-job.ts';
import type { Keeper } from './output/keep.ts';
import type { Progress } from './output/progress.ts';

export interface How extends Frame {
  /** The least severity that is mended; null: nothing is. */
  readonly fix: Severity | null;
  readonly keeper: Keeper;
  /** null: all is done on this thread. They mend nothing. */
  readonly threads: CheckThreads | null;
}

export interface Results {
  readonly reviews: readonly ConnectorReview[];
  readonly told: readonly string[];
  readonly leftOut: readonly Counted[];
  readonly totals: Inspection['totals'];
  readonly blocking: number;
  readonly toConfirm: number;
  readonly confirmed: number;
  readonly failures: readonly RuleFailure[];
  readonly mended: readonly Mended[];
}

type Ended = Done & { readonly mended: readonly Mended[] };

/** What all connectors come to, in the order of the jobs. */
export async function runJobs(jobs: readonly Job[], how: How, progress: Progress): Promise<Results> {
  const reviews: ConnectorReview[] = [];
  const told: string[] = [];
  const leftOut: Counted[] = [];
  const totals = { error: 0, warning: 0, suggestion: 0 };
  let [blocking, toConfirm, confirmed] = [0, 0, 0];
  const failures: RuleFailure[] = [];
  const mended: Mended[] = [];
  for await (const one of how.threads ? sideBySide(jobs, how.threads, progress) : oneByOne(jobs, how, progress)) {
    reviews.push(one.review);
    told.push(...one.told);
    for (const finding of one.leftOut) leftOut.push(finding);
    for (const severity of ['error', 'warning', 'suggestion'] as const) totals[severity] += one.totals[severity];
    blocking += one.blocking;
    toConfirm += one.toConfirm;
    confirmed += one.confirmed;
    failures.push(...one.failures);
    mended.push(...one.mended);
  }
  progress.end();
  return { reviews, told, leftOut, totals, blocking, toConfirm, confirmed, failures, mended };
}

/** Only one connector is in memory at a time, and of each what the keeper keeps. */
async function* oneByOne(
  jobs: readonly Job[],
  { fix, keeper, ...frame }: How,
  progress: Progress,
): AsyncIterable<Ended> {
  const mend = fix && (await import('./commands/fix.ts')).fixTarget;
  for (const [index, job] of jobs.entries()) {
    progress.step(index, jobs.length, job.target.shown);
    // A turn of the event loop: the engine lets go of what is held weakly, such as the texts of the last one, only then.
    if (index > 0) await nextTurn();
    const files = await readFiles(job);
    if (!files) continue;
    await prepare(pathsIn(files.head));
    const fixed =
      mend && (await mend(job.target, files.head, fix, (head) => inspectJob(job, { ...files, head }, frame)));
    const now = fixed ? { ...files, head: fixed.head } : files;
    yield { ...keepJob(job, now, inspectJob(job, now, frame), keeper), mended: fixed?.mended ?? [] };
  }
}

/** As many connectors at once as there are threads, and as many again ready for them. */
async function* sideBySide(jobs: readonly Job[], threads: CheckThreads, progress: Progress): AsyncIterable<Ended> {
  const underWay: Promise<Done | null>[] = [];
  const start = async (job: Job) => {
    const files = await readFiles(job);
    return files && threads.check({ target: job.target, from: job.from }, files);
  };
  for (const [index, job] of jobs.entries()) {
    const ahead = jobs.slice(index + underWay.length, index + 2 * threads.size);
    underWay.push(...ahead.map(start));
    progress.step(index, jobs.length, job.target.shown);
    const done = await underWay.shift();
    if (done) yield { ...done, mended: [] };
  }
}

/** null for a folder without a file: it is none, in git as here. */
async function readFiles(job: Job): Promise<Files | null> {
  const head = await filesOf(job.target);
  const base = await filesBefore(job, head);
  return head.size === 0 && !base?.size ? null : { head, base };
}
