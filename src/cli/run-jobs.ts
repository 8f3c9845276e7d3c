/** Inspects one connector after the other. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RepositoryConfig } from '../config/types.ts';
import type { FileSet } from '../connector/types.ts';
import type { Counted } from '../format/report.ts';
import type { Inspection } from '../review/inspect/inspect.ts';
import type { OtherTitle } from '../rules/engine/check.ts';
import type { RuleSet } from '../rules/engine/rule.ts';
import type { RuleFailure } from '../rules/engine/run.ts';
import { prepare } from '../rules/files/prepare.ts';
import type { ConnectorReview } from '../rules/findings/connector-review.ts';
import type { Severity } from '../rules/findings/types.ts';
import type { Mended } from './commands/fix.ts';
import { filesBefore, type Job } from './input/jobs.ts';
import { filesOf } from './input/targets.ts';
import { inspectTarget, shownFiles, shownReview } from './inspect-target.ts';
import type { Keeper } from './output/keep.ts';
import type { Progress } from './output/progress.ts';

export interface How {
  readonly rules: RuleSet;
  readonly overrides: RepositoryConfig['rules'];
  readonly otherTitles: readonly OtherTitle[] | null;
  /** The least severity that is mended; null: nothing is. */
  readonly fix: Severity | null;
  readonly keeper: Keeper;
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

/** Only one connector is in memory at a time, and of each what the keeper keeps. Folders without a file are none, in git as here. */
export async function runJobs(
  jobs: readonly Job[],
  { fix, keeper, ...how }: How,
  progress: Progress,
): Promise<Results> {
  const reviews: ConnectorReview[] = [];
  const told: string[] = [];
  const leftOut: Counted[] = [];
  const totals = { error: 0, warning: 0, suggestion: 0 };
  let [blocking, toConfirm, confirmed] = [0, 0, 0];
  const failures: RuleFailure[] = [];
  const mended: Mended[] = [];
  const mend = fix && (await import('./commands/fix.ts')).fixTarget;
  for (const [index, job] of jobs.entries()) {
    const { target, from } = job;
    progress.step(index, jobs.length, target.shown);
    // A turn of the event loop: the engine lets go of what is held weakly, such as the texts of the last one, only then.
    if (index > 0) await nextTurn();
    const found = await filesOf(target);
    const before = await filesBefore(job, found);
    if (found.size === 0 && !before?.size) continue;
    await prepare(found.keys());
    const inspected = (head: FileSet) => inspectTarget(target, from, { head, base: before, ...how });
    const fixed = mend && (await mend(target, found, fix, inspected));
    const head = fixed?.head ?? found;
    const inspection = inspected(head);
    const kept = keeper.keep(shownReview(target, inspection), shownFiles(target, head));
    reviews.push(kept.review);
    told.push(...kept.told);
    for (const finding of kept.leftOut) leftOut.push(finding);
    for (const severity of ['error', 'warning', 'suggestion'] as const) totals[severity] += inspection.totals[severity];
    blocking += inspection.blocking;
    toConfirm += inspection.toConfirm;
    confirmed += inspection.confirmed;
    failures.push(...inspection.failures);
    mended.push(...(fixed?.mended ?? []));
  }
  progress.end();
  return { reviews, told, leftOut, totals, blocking, toConfirm, confirmed, failures, mended };
}
