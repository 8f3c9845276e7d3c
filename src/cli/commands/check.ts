/** `check`: connector folders on the disk, with or without something to compare them with. */
import { availableParallelism } from 'node:os';
import type { Kind } from '../../connector/types.ts';
import { readTitles } from '../../disk/connector-titles.ts';
import { plural } from '../../messages/markdown.ts';
import type { OtherTitle } from '../../rules/engine/check.ts';
import { type Checker, checkerHere } from '../checker.ts';
import { UsageError } from '../errors.ts';
import { baseFor } from '../input/base.ts';
import { chosenRules, onlyThese } from '../input/chosen-rules.ts';
import type { Folders, Place } from '../input/connector-paths.ts';
import { followMoves, type Job } from '../input/jobs.ts';
import { placesAt } from '../input/places-at.ts';
import { printedPath, readerStandsIn } from '../input/printed-paths.ts';
import { rulesFor, type Settings, settingsFor } from '../input/settings.ts';
import { targetsIn } from '../input/targets.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import type { Frame } from '../one-job.ts';
import { type Gatherer, gathererFor, type Verdict } from '../output/gather.ts';
import { keeperFor } from '../output/keep.ts';
import { endOf, type OutputOptions, tellDryRun, tellMended } from '../output/output.ts';
import { Progress } from '../output/progress.ts';
import type { Remembered } from '../remembered.ts';
import { runJobs } from '../run-jobs.ts';

export interface CheckOptions extends OutputOptions {
  readonly base?: string;
  readonly kind?: Kind;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly rule?: readonly string[];
  readonly maxWarnings?: number;
}

/** Where threads come from: they stay outside the bundle. */
export interface Threads {
  checkThreads(): Promise<typeof import('../check-threads.ts')>;
}

/**
 * Checks connector folders and prints the verdict.
 * @param paths `.` when empty @param apart where the threads come from, which many connectors and large ones are worth
 * @param remembered verdicts that still hold; null: each is reached in this run, and none is kept
 * @throws UsageError for what can't be checked
 */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  io: Io,
  apart: Threads,
  remembered: Remembered | null = null,
): Promise<ExitCode> {
  const given = paths.length > 0 ? paths : ['.'];
  const settings = await settingsFor(given[0] as string, io);
  const { config } = settings;
  const located = given.map((path) => placesAt(path, io.cwd, config.folders, options.kind ?? null));
  const places = (await Promise.all(located)).flat();
  const stands = await readerStandsIn(options.format, io.cwd);
  const listed = await Promise.all(places.map((place) => jobsFor(place, places, options.base, stands, io)));
  const jobs = await followMoves(unique(listed.flat()));
  const rules = await rulesFor(settings, io.err);
  const otherTitles = titlesAround(places, config.folders);
  const chosen = options.rule ? chosenRules(options.rule, rules) : null;
  const frame: Frame = {
    rules,
    overrides: chosen ? onlyThese(chosen, rules, config.rules) : config.rules,
    otherTitles,
    fix: mendingFor(options, chosen, config.rules),
  };
  remembered?.restOn(JSON.stringify([rules.version, frame.overrides, otherTitles]));
  const left = jobs.filter((job) => !remembered?.get(job));
  const checker = await checkerFor(left, frame, settings, options, io, apart);
  const gatherer = options.fixDryRun ? NOTHING_PRINTED : await gathererFor(options, rules, io);
  const running = runJobs(jobs, checker, remembered, new Progress(io.err), gatherer.take);
  const { reviews, mended, ...found } = await running.finally(() => checker.close());
  if (reviews.length === 0)
    throw new UsageError(`${given.join(' ')} holds no connector`, 'Give a folder that holds some, or one itself.');
  if (options.fixDryRun) return tellDryRun(mended, found, io);
  tellMended(mended, options, io);
  const verdict: Verdict = {
    inspection: { rules: rules.version, connectors: reviews, pull: [], ...found, waivers: [], ruleSet: rules },
    compared: options.base !== undefined,
    decision: null,
    rules,
  };
  await gatherer.print(verdict);
  const code = endOf(verdict, io);
  return code === EXIT.clean && hasTooManyWarnings(verdict, options, io.err) ? EXIT.errors : code;
}

/** A dry run prints a diff in the verdict's place. */
const NOTHING_PRINTED: Gatherer = { take: () => undefined, print: async () => undefined };

/** What --fix and --fix-dry-run ask for. @throws UsageError for options that do not go together */
function mendingFor(
  { fix, fixDryRun, severity, format }: CheckOptions,
  rules: readonly string[] | null,
  overrides: Frame['overrides'],
): Frame['fix'] {
  if (fixDryRun && (fix || format !== 'pretty'))
    throw new UsageError(
      `--fix-dry-run does not go with ${fix ? '--fix' : `--format ${format}`}: it prints a diff`,
      'Leave one of the two out.',
    );
  if (!fix && !fixDryRun) return null;
  return { least: severity ?? 'suggestion', rules, overrides, to: fix ? 'disk' : 'diff' };
}

/** Says so. */
function hasTooManyWarnings({ inspection }: Verdict, { maxWarnings }: CheckOptions, err: Io['err']): boolean {
  const { warning } = inspection.totals;
  if (maxWarnings === undefined || warning <= maxWarnings) return false;
  err.write(`connector-reviewer: ${plural(warning, 'warning')}; --max-warnings allows ${maxWarnings}\n`);
  return true;
}

/** From so many connectors on, the time that threads take to start comes back. */
const MANY = 100;

/** All cores for many connectors; for few this thread, as long as they are small. */
async function checkerFor(
  jobs: readonly Job[],
  frame: Frame,
  { repositoryRules }: Settings,
  options: CheckOptions,
  io: Io,
  apart: Threads,
): Promise<Checker> {
  const { rules, ...rest } = frame;
  const { format, severity, all } = options;
  const shown: OutputOptions = { format, ...(severity ? { severity } : {}), ...(all ? { all } : {}) };
  const terminal = { isTTY: io.out.isTTY, columns: io.out.columns };
  const setting = { ...rest, repositoryRules, options: shown, env: { ...io.env }, terminal };
  const keeper = await keeperFor(options, rules, io);
  const open = async (size: number) => (await apart.checkThreads()).openThreads(size, { setting, rules, keeper });
  const cores = availableParallelism();
  return jobs.length >= MANY && cores > 1 ? open(cores) : checkerHere(frame, keeper, () => open(1));
}

async function jobsFor(
  place: Place,
  places: readonly Place[],
  base: string | undefined,
  stands: string,
  io: Io,
): Promise<Job[]> {
  const targets = await targetsIn(place);
  if (place.level === 'package' && base !== undefined)
    throw new UsageError('--base does not go with a package', 'Compare the folders that the connectors came from.');
  const before = base === undefined ? null : await baseFor(base, io, place, places, targets);
  const all = before ? [...targets, ...before.removed] : targets;
  return all.map((target) => ({ target, base: before, from: target, printed: printedPath(target, stands) }));
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
