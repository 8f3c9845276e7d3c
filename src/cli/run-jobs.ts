/** Inspects many connectors, and adds up what is kept of each. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import { addAll } from '../connector/add-all.ts';
import type { Inspection } from '../review/inspect/inspect.ts';
import type { RuleFailure } from '../rules/engine/run.ts';
import type { ConnectorReview } from '../rules/findings/connector-review.ts';
import type { Severity } from '../rules/findings/types.ts';
import type { Checker } from './checker.ts';
import type { Mended } from './commands/fix.ts';
import { filesBefore, type Job } from './input/jobs.ts';
import { filesOf } from './input/targets.ts';
import type { Done, Files } from './one-job.ts';
import type { Kept } from './output/keep.ts';
import type { Progress } from './output/progress.ts';
import type { Remembered } from './remembered.ts';

export interface Results {
  readonly reviews: readonly ConnectorReview[];
  readonly totals: Inspection['totals'];
  readonly blocking: number;
  readonly toConfirm: number;
  readonly confirmed: number;
  readonly failures: readonly RuleFailure[];
  readonly mended: readonly Mended[];
}

/** What all connectors come to, in the order of the jobs. @param take is handed what is kept of each */
export async function runJobs(
  jobs: readonly Job[],
  checker: Checker,
  remembered: Remembered | null,
  progress: Progress,
  take: (kept: Kept) => void,
): Promise<Results> {
  const reviews: ConnectorReview[] = [];
  const totals: Record<Severity, number> = { error: 0, warning: 0, suggestion: 0 };
  let [blocking, toConfirm, confirmed] = [0, 0, 0];
  const failures: RuleFailure[] = [];
  const mended: Mended[] = [];
  for await (const one of inOrder(jobs, checker, remembered, progress)) {
    reviews.push(one.review);
    take(one);
    for (const severity of ['error', 'warning', 'suggestion'] as const) totals[severity] += one.totals[severity];
    blocking += one.blocking;
    toConfirm += one.toConfirm;
    confirmed += one.confirmed;
    addAll(failures, one.failures);
    addAll(mended, one.mended);
  }
  progress.end();
  return { reviews, totals, blocking, toConfirm, confirmed, failures, mended };
}

/** As many connectors are under way, or ready with their files, as the checker wants. */
async function* inOrder(
  jobs: readonly Job[],
  checker: Checker,
  remembered: Remembered | null,
  progress: Progress,
): AsyncIterable<Done> {
  const underWay: Promise<Done | null>[] = [];
  const start = async (job: Job) => {
    const known = remembered?.get(job);
    if (known) return known;
    const files = await readFiles(job);
    const done = files && (await checker.check({ target: job.target, from: job.from, printed: job.printed }, files));
    if (done) remembered?.keep(job, done);
    return done;
  };
  for (const [index, job] of jobs.entries()) {
    addAll(underWay, jobs.slice(index + underWay.length, index + checker.atOnce).map(start));
    progress.step(index, jobs.length, job.printed);
    // A turn of the event loop: the engine lets go of what is held weakly, such as the texts of the last one, only then.
    if (index > 0) await nextTurn();
    const done = await underWay.shift();
    if (done) yield done;
  }
}

/** null for a folder without a file: it is none, in git as here. */
async function readFiles(job: Job): Promise<Files | null> {
  const head = await filesOf(job.target);
  const base = await filesBefore(job, head);
  return head.size === 0 && !base?.size ? null : { head, base };
}
