/** `action`: one job of GitHub Actions, by the environment that it is given. */
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { makeJobLog, type Reviewed, summaryOf } from '../../action/job-log.ts';
import { type Mode, taskOf, type WorkflowEvent } from '../../action/task.ts';
import { work } from '../../action/work.ts';
import { makePlannerPool } from '../../app/isolated/pool.ts';
import { readSettings } from '../../config/settings.ts';
import { loadMachine } from '../../machine/load.ts';
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { Job, Repository } from '../../queue/jobs.ts';
import type { Planner } from '../../review/planned.ts';
import { loadRules } from '../../rules/files/load.ts';
import { UsageError } from '../errors.ts';
import { connect, orRefused } from '../input/github.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import { formatted } from '../output/output.ts';
import { lookAt } from './review.ts';

/** Milliseconds that a report may take. */
const LIMIT = 5 * 60_000;

/** Where the SARIF file goes unless the step says otherwise. */
const SARIF = 'connector-review.sarif';

export interface ActionOptions {
  /** What works out a review; left out: a pool of threads. */
  readonly planner?: Planner;
  /** The clock of what is said and decided. */
  readonly now?: () => Date;
}

/**
 * Does what the event asks for. 1: a report with errors; 2: something could not be done.
 *
 * @throws UsageError outside of a job, and for what GitHub refuses
 */
export async function runAction(io: Io, { planner, now = () => new Date() }: ActionOptions = {}): Promise<ExitCode> {
  const { GITHUB_EVENT_NAME: name = '' } = io.env;
  const [repository, event] = [repositoryIn(io.env), await eventIn(io.env)];
  const task = taskOf(name, event, repository, modeIn(io.env));
  switch (task.type) {
    case 'nothing':
      io.out.write(`Nothing to do: ${task.why}.\n`);
      return EXIT.clean;
    case 'report':
      return report({ owner: repository.owner, repo: repository.repo, number: task.number }, io);
    case 'work': {
      if (planner) return doJobs(task.jobs, { planner, now }, io);
      const pool = makePlannerPool();
      try {
        return await doJobs(task.jobs, { planner: pool.planner, now }, io);
      } finally {
        await pool.close();
      }
    }
  }
}

async function doJobs(jobs: readonly Job[], how: Required<ActionOptions>, io: Io): Promise<ExitCode> {
  const { log, reviewed } = makeJobLog((text) => io.out.write(text));
  const [rules, machine] = [await loadRules(), loadMachine()];
  const settings = { ...readSettings(io.env), ...how, rules, machine, log, connect: () => connect(io.env) };
  const succeeded = await orRefused('The pull request', () => work(jobs, settings));
  const found = reviewed();
  await tell(io, 'GITHUB_STEP_SUMMARY', summaryOf(found, io.env.GITHUB_SERVER_URL ?? 'https://github.com'));
  await tell(io, 'GITHUB_OUTPUT', outputsOf(found));
  return succeeded ? EXIT.clean : EXIT.refused;
}

/** Of one pull request what came of it; of several how many there were. */
function outputsOf(found: readonly Reviewed[]): string {
  const [only] = found.length === 1 ? found : [];
  const { conclusion = '', stage = '', turn = '' } = only ?? {};
  return lines({ reviewed: String(found.length), conclusion, stage, turn });
}

/** The verdict in the job alone: its summary, annotations, and a SARIF file. */
async function report(key: PullKey, io: Io): Promise<ExitCode> {
  const { report: found } = await lookAt(key, await connect(io.env), AbortSignal.timeout(LIMIT), io);
  const inForm = async (format: 'github' | 'markdown' | 'sarif') => (await formatted(found, { format }, io)).join('');
  io.out.write(await inForm('github'));
  await tell(io, 'GITHUB_STEP_SUMMARY', await inForm('markdown'));
  const sarif = io.env.REVIEW_SARIF || SARIF;
  await writeFile(sarif, await inForm('sarif'));
  const { conclusion = '', stage = '', turn = '' } = found.decision ?? {};
  await tell(io, 'GITHUB_OUTPUT', lines({ reviewed: '1', conclusion, stage, turn, sarif }));
  return conclusion === 'failure' ? EXIT.errors : EXIT.clean;
}

/** Adds to one of the files that a job may write to; nowhere, where it is not given. */
async function tell({ env }: Io, name: 'GITHUB_STEP_SUMMARY' | 'GITHUB_OUTPUT', text: string): Promise<void> {
  const path = env[name];
  if (path) await appendFile(path, text);
}

/** One output a line; a value never begins another. */
function lines(outputs: Readonly<Record<string, string>>): string {
  return Object.entries(outputs)
    .map(([name, value]) => `${name}=${value.replaceAll(/[\r\n]/g, ' ')}\n`)
    .join('');
}

function repositoryIn({ GITHUB_REPOSITORY, GITHUB_REPOSITORY_ID }: Io['env']): Repository {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(GITHUB_REPOSITORY ?? '') ?? [];
  if (!owner || !repo) throw outside('GITHUB_REPOSITORY');
  return { owner, repo, id: Number(GITHUB_REPOSITORY_ID ?? 0) };
}

async function eventIn({ GITHUB_EVENT_PATH }: Io['env']): Promise<WorkflowEvent> {
  if (!GITHUB_EVENT_PATH) throw outside('GITHUB_EVENT_PATH');
  try {
    return JSON.parse(await readFile(GITHUB_EVENT_PATH, 'utf8')) as WorkflowEvent;
  } catch (error) {
    throw new UsageError(`The event can't be read: ${(error as Error).message}`, 'GITHUB_EVENT_PATH names its file.');
  }
}

function modeIn({ REVIEW_MODE: mode }: Io['env']): Mode | null {
  if (!mode) return null;
  if (mode === 'review' || mode === 'report') return mode;
  throw new UsageError(`There is no mode ${mode}`, 'Write review or report, or leave it out.');
}

function outside(name: string): UsageError {
  const advice = 'This is for a job of GitHub Actions. Elsewhere use: review OWNER/REPO#N.';
  return new UsageError(`${name} is not set`, advice);
}
