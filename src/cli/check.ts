/** `check`: connector folders on the disk, with or without something to compare them with. */
import type { RepositoryConfig } from '../config/types.ts';
import type { FileSet, Kind } from '../connector/types.ts';
import { readTitles } from '../disk/titles.ts';
import type { Counted, Report } from '../format/report.ts';
import { type ConnectorReview, count } from '../review/inspect.ts';
import type { OtherTitle } from '../rules/check.ts';
import { counted, settled } from '../rules/finding.ts';
import { prepare } from '../rules/prepare.ts';
import type { RuleSet } from '../rules/rule.ts';
import type { RuleFailure } from '../rules/run.ts';
import type { Finding, Severity } from '../rules/types.ts';
import { baseFor } from './base.ts';
import { UsageError } from './errors.ts';
import type { Mended } from './fix.ts';
import { inspectTarget, shownReview } from './inspect-target.ts';
import type { ExitCode, Io } from './io.ts';
import { filesBefore, followMoves, type Job } from './jobs.ts';
import { type OutputOptions, print, selection, tellMended } from './output.ts';
import { type Folders, locate, type Place } from './places.ts';
import { Progress } from './progress.ts';
import { rulesFor, settingsFor } from './settings.ts';
import { filesOf, targetsIn } from './targets.ts';
import { textsOnDisk } from './texts.ts';

export interface CheckOptions extends OutputOptions {
  readonly base?: string;
  readonly kind?: Kind;
  readonly fix?: boolean;
}

/**
 * Checks connector folders and prints the verdict.
 * @param paths `.` when empty
 * @throws UsageError for what can't be checked
 */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const given = paths.length > 0 ? paths : ['.'];
  const settings = await settingsFor(given[0] as string, io);
  const { config } = settings;
  const places = await Promise.all(given.map((path) => locate(path, io.cwd, config.folders, options.kind ?? null)));
  const listed = await Promise.all(places.map((place) => jobsFor(place, places, options.base, io)));
  const jobs = await followMoves(unique(listed.flat()));
  const rules = await rulesFor(settings, io.err);
  const otherTitles = titlesAround(places, config.folders);
  const how = {
    rules,
    overrides: config.rules,
    otherTitles,
    fix: options.fix ? (options.severity ?? 'suggestion') : null,
    isWanted: await selection(options),
  };
  const { reviews, leftOut, failures, mended } = await runJobs(jobs, how, new Progress(io.err));
  if (reviews.length === 0)
    throw new UsageError(`${given.join(' ')} holds no connector`, 'Give a folder that holds some, or one itself.');
  tellMended(mended, options, io);
  const counts = count([...reviews.flatMap((review) => review.findings), ...leftOut]);
  const report: Report = {
    inspection: {
      rules: rules.version,
      connectors: reviews,
      pull: [],
      ...counts,
      waivers: [],
      ruleSet: rules,
      failures,
    },
    leftOut,
    compared: options.base !== undefined,
    decision: null,
    rules,
    textOf: textsOnDisk(jobs.map(({ target }) => target)),
  };
  return print(report, options, io);
}

async function jobsFor(place: Place, places: readonly Place[], base: string | undefined, io: Io): Promise<Job[]> {
  const targets = await targetsIn(place);
  if (base === undefined) return targets.map((target) => ({ target, base: null, from: target }));
  const before = await baseFor(base, io, place, places, targets);
  return [...targets, ...before.removed].map((target) => ({ target, base: before, from: target }));
}

/** Titles of the repository that the places are in; null where there is none, or more than one. */
function titlesAround(places: readonly Place[], folders: Folders): readonly OtherTitle[] | null {
  const [place] = places as readonly [Place];
  const inOne = places.every((other) => other.root === place.root && (other.level === 'root' || other.top !== null));
  return inOne ? readTitles(place.root, folders) : null;
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
  readonly otherTitles: readonly OtherTitle[] | null;
  /** The least severity that is mended; null: nothing is. */
  readonly fix: Severity | null;
  /** Whether a finding is wanted in full. */
  readonly isWanted: (finding: Finding) => boolean;
}

interface Results {
  readonly reviews: ConnectorReview[];
  readonly leftOut: Counted[];
  readonly failures: RuleFailure[];
  readonly mended: Mended[];
}

/**
 * One connector after the other, so that only one is in memory: what is wanted of its findings is worked out, the rest
 * counted. Folders without a file are none, in git as here.
 */
async function runJobs(jobs: readonly Job[], { fix, isWanted, ...how }: How, progress: Progress): Promise<Results> {
  const results: Results = { reviews: [], leftOut: [], failures: [], mended: [] };
  const mend = fix && (await import('./fix.ts')).fixTarget;
  for (const [index, job] of jobs.entries()) {
    const { target, from } = job;
    progress.step(index, jobs.length, target.shown);
    const found = await filesOf(target);
    const before = await filesBefore(job, found);
    if (found.size === 0 && !before?.size) continue;
    await prepare(found.keys());
    const inspected = (head: FileSet) => inspectTarget(target, from, { head, base: before, ...how });
    const fixed = mend && (await mend(target, found, fix, inspected));
    const inspection = inspected(fixed?.head ?? found);
    const review = shownReview(target, inspection);
    results.reviews.push({ ...review, findings: review.findings.filter(isWanted).map(settled) });
    for (const finding of review.findings) if (!isWanted(finding)) results.leftOut.push(counted(finding));
    results.failures.push(...inspection.failures);
    results.mended.push(...(fixed?.mended ?? []));
  }
  progress.end();
  return results;
}
