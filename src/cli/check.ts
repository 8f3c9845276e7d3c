/** `check`: connector folders on the disk, with or without something to compare them with. */
import type { RepositoryConfig } from '../config/types.ts';
import type { FileSet, Kind } from '../connector/types.ts';
import type { Report } from '../format/report.ts';
import { type ConnectorReview, count } from '../review/inspect.ts';
import { loadRules } from '../rules/load.ts';
import { prepare } from '../rules/prepare.ts';
import type { RuleSet } from '../rules/rule.ts';
import type { RuleFailure } from '../rules/run.ts';
import type { Severity } from '../rules/types.ts';
import { baseFor } from './base.ts';
import { UsageError } from './errors.ts';
import type { Mended } from './fix.ts';
import { inspectTarget, shownReview } from './inspect-target.ts';
import type { ExitCode, Io } from './io.ts';
import { type OutputOptions, print, tellMended } from './output.ts';
import { locate, type Place } from './places.ts';
import { Progress } from './progress.ts';
import { settingsFor } from './settings.ts';
import { type Base, filesOf, type Target, targetsIn } from './targets.ts';
import { textsOnDisk } from './texts.ts';

export interface CheckOptions extends OutputOptions {
  readonly base?: string;
  readonly kind?: Kind;
  readonly fix?: boolean;
}

interface Job {
  readonly target: Target;
  readonly base: Base | null;
}

/**
 * Checks connector folders and prints the verdict.
 * @param paths `.` when empty
 * @throws UsageError for what can't be checked
 */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const given = paths.length > 0 ? paths : ['.'];
  const settings = await settingsFor(given[0] as string, io);
  const places = await Promise.all(given.map((path) => locate(path, io.cwd, settings.folders, options.kind ?? null)));
  const jobs = unique((await Promise.all(places.map((place) => jobsFor(place, places, options.base, io)))).flat());
  const rules = await loadRules();
  const how = { rules, overrides: settings.rules, fix: options.fix ? (options.severity ?? 'suggestion') : null };
  const { reviews, failures, mended } = await runJobs(jobs, how, new Progress(io.err));
  if (reviews.length === 0)
    throw new UsageError(`${given.join(' ')} holds no connector`, 'Give a folder that holds some, or one itself.');
  tellMended(mended, options, io);
  const findings = reviews.flatMap((review) => review.findings);
  const report: Report = {
    inspection: {
      rules: rules.version,
      connectors: reviews,
      pull: [],
      ...count(findings),
      waivers: [],
      ruleSet: rules,
      failures,
    },
    compared: options.base !== undefined,
    decision: null,
    rules,
    textOf: textsOnDisk(jobs.map(({ target }) => target)),
  };
  return print(report, options, io);
}

async function jobsFor(place: Place, places: readonly Place[], base: string | undefined, io: Io): Promise<Job[]> {
  const targets = await targetsIn(place);
  if (base === undefined) return targets.map((target) => ({ target, base: null }));
  const before = await baseFor(base, io, place, places, targets);
  return [...targets, ...before.removed].map((target) => ({ target, base: before }));
}

/** Each folder once, however often it was given; sorted. */
function unique(jobs: readonly Job[]): Job[] {
  const byDirectory = new Map(jobs.map((job) => [job.target.directory, job]));
  return [...byDirectory.values()].sort(({ target: a }, { target: b }) =>
    a.shown === b.shown ? (a.directory < b.directory ? -1 : 1) : a.shown < b.shown ? -1 : 1,
  );
}

interface How {
  readonly rules: RuleSet;
  readonly overrides: RepositoryConfig['rules'];
  /** The least severity that is mended; null: nothing is. */
  readonly fix: Severity | null;
}

interface Results {
  readonly reviews: ConnectorReview[];
  readonly failures: RuleFailure[];
  readonly mended: Mended[];
}

/** One connector after the other, so that only one is in memory. Folders without a file are none, in git as here. */
async function runJobs(jobs: readonly Job[], { fix, ...how }: How, progress: Progress): Promise<Results> {
  const results: Results = { reviews: [], failures: [], mended: [] };
  const mend = fix && (await import('./fix.ts')).fixTarget;
  for (const [index, { target, base }] of jobs.entries()) {
    progress.step(index, jobs.length, target.shown);
    const found = await filesOf(target);
    const before = base && (await base.filesOf(target, found));
    if (found.size === 0 && !before?.size) continue;
    await prepare(found.keys());
    const inspected = (head: FileSet) => inspectTarget(target, { head, base: before, ...how });
    const fixed = mend && (await mend(target, found, fix, inspected));
    const inspection = inspected(fixed?.head ?? found);
    results.reviews.push(shownReview(target, inspection));
    results.failures.push(...inspection.failures);
    results.mended.push(...(fixed?.mended ?? []));
  }
  progress.end();
  return results;
}
