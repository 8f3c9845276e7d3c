/** Check runs and suites. Only the App itself can write its own over HTTP; what other Apps report is part of the world. */
import { GitHubError, invalid, notFound } from '../model/errors.ts';
import { type Hub, needRole, newIds, timestamp } from '../model/hub.ts';
import type { Account, Annotation, Checker, CheckRun, CheckSuite, Pull, Repository } from '../model/types.ts';

export interface CheckInput {
  readonly name?: string;
  readonly status?: CheckRun['status'];
  readonly conclusion?: NonNullable<CheckRun['conclusion']>;
  readonly externalId?: string;
  readonly detailsUrl?: string;
  readonly startedAt?: string;
  readonly completedAt?: string;
  readonly output?: {
    readonly title?: string;
    readonly summary: string;
    readonly text?: string;
    readonly annotations?: readonly Annotation[];
  };
  readonly actions?: CheckRun['actions'];
}

/** GitHub counts these in bytes, though its documentation says characters (github/docs#35252). */
const MAX_BYTES = 65_535;

/** Makes a check run on a commit, in its App's suite for it. */
export function createCheckRun(
  hub: Hub,
  repository: Repository,
  headSha: string,
  name: string,
  input: CheckInput,
  by: Checker = hub.app,
): CheckRun {
  if (repository.objects.typeOf(headSha) !== 'commit')
    throw new GitHubError(422, `No commit found for SHA: ${headSha}`);
  checkOutput(input);
  const at = timestamp(hub.now());
  const suite =
    repository.suites.find((each) => each.headSha === headSha && each.by.id === by.id) ??
    newSuite(hub, repository, headSha, at, by);
  const run: CheckRun = {
    ...newIds(hub, 'CR'),
    ...{
      suite,
      name,
      status: 'queued',
      conclusion: null,
      externalId: '',
      detailsUrl: null,
      startedAt: at,
      completedAt: null,
    },
    ...{ output: { title: null, summary: null, text: null }, annotations: [], actions: [] },
  };
  repository.checkRuns.push(run);
  assign(hub, run, input);
  tellOfCheck(hub, repository, botOf(hub, by), 'created', run);
  if (run.status === 'completed') tellOfCheck(hub, repository, botOf(hub, by), 'completed', run);
  return run;
}

/** Who made a check. */
function botOf(hub: Hub, { id, slug }: Checker): Account {
  return id === hub.app.id ? hub.bot : { ...hub.bot, id, nodeId: `BOT_${id}`, login: slug };
}

/** Changes a check run; annotations are added to those it has. */
export function updateCheckRun(hub: Hub, repository: Repository, run: CheckRun, input: CheckInput): void {
  checkOutput(input);
  const completed = run.status === 'completed';
  assign(hub, run, input);
  if (!completed && run.status === 'completed')
    tellOfCheck(hub, repository, botOf(hub, run.suite.by), 'completed', run);
}

function newSuite(hub: Hub, repository: Repository, headSha: string, createdAt: string, by: Checker): CheckSuite {
  const branch = [...repository.refs].find(([ref, oid]) => oid === headSha && ref.startsWith('heads/'))?.[0];
  const suite = { ...newIds(hub, 'CS'), by, headSha, headBranch: branch?.slice('heads/'.length) ?? null, createdAt };
  repository.suites.push(suite);
  return suite;
}

/** GitHub: a conclusion completes the run, and `completed` needs a conclusion. */
function assign(hub: Hub, run: CheckRun, input: CheckInput): void {
  if (input.status === 'completed' && !input.conclusion && !run.conclusion) {
    throw invalid({ resource: 'CheckRun', code: 'missing_field', field: 'conclusion' });
  }
  run.name = input.name ?? run.name;
  run.status = input.conclusion ? 'completed' : (input.status ?? run.status);
  run.conclusion = run.status === 'completed' ? (input.conclusion ?? run.conclusion) : null;
  run.completedAt = run.status === 'completed' ? (input.completedAt ?? run.completedAt ?? timestamp(hub.now())) : null;
  run.externalId = input.externalId ?? run.externalId;
  run.detailsUrl = input.detailsUrl ?? run.detailsUrl;
  run.startedAt = input.startedAt ?? run.startedAt;
  run.actions = input.actions ?? run.actions;
  if (!input.output) return;
  const { title = run.output.title, summary, text = run.output.text, annotations = [] } = input.output;
  run.output = { title, summary, text };
  run.annotations.push(...annotations);
}

function checkOutput({ output, actions }: CheckInput): void {
  for (const field of ['summary', 'text'] as const) {
    if (Buffer.byteLength(output?.[field] ?? '') <= MAX_BYTES) continue;
    const message = `${field} exceeds a maximum bytesize of ${MAX_BYTES}`;
    throw invalid({ resource: 'CheckRun', code: 'custom', field, message });
  }
  for (const { start_line, end_line, start_column, end_column } of output?.annotations ?? []) {
    const columns = start_column !== null || end_column !== null;
    if (end_line >= start_line && !(columns && start_line !== end_line)) continue;
    throw invalid({
      resource: 'CheckRun',
      code: 'invalid',
      field: end_line < start_line ? 'annotations.end_line' : 'annotations.start_column',
    });
  }
  if ((actions?.length ?? 0) > 3) throw invalid({ resource: 'CheckRun', code: 'invalid', field: 'actions' });
}

/** The check run of that id. Throws 404. */
export function findCheckRun(repository: Repository, id: number): CheckRun {
  const run = repository.checkRuns.find((each) => each.id === id);
  if (!run) throw notFound();
  return run;
}

/** What check runs and suites name as theirs: open pull requests of the repository's own branches, never a fork's. */
export function pullsOf(repository: Repository, headSha: string): Pull[] {
  return [...repository.pulls.values()].filter(
    (pull) => pull.state === 'open' && pull.head.sha === headSha && pull.head.repository === repository,
  );
}

/** A person asks for a run once more. */
export function rerunCheck(hub: Hub, repository: Repository, run: CheckRun, actor: Account): void {
  needRole(repository, actor, 'write', 'run checks again');
  tellOfCheck(hub, repository, actor, 'rerequested', run);
}

/** A person presses one of the run's own buttons. Throws when it has no such button. */
export function requestAction(
  hub: Hub,
  repository: Repository,
  run: CheckRun,
  actor: Account,
  identifier: string,
): void {
  needRole(repository, actor, 'write', 'request actions');
  if (!run.actions.some((action) => action.identifier === identifier)) throw notFound();
  tellOfCheck(hub, repository, actor, 'requested_action', run, { requested_action: { identifier } });
}

/** A person asks for everything on a commit once more. Throws 404 if there is nothing. */
export function rerunSuites(hub: Hub, repository: Repository, headSha: string, actor: Account): void {
  needRole(repository, actor, 'write', 'run checks again');
  const suites = repository.suites.filter((suite) => suite.headSha === headSha && suite.by.id === hub.app.id);
  if (suites.length === 0) throw notFound();
  const { installation } = repository;
  for (const checkSuite of suites)
    hub.emit({ name: 'check_suite', action: 'rerequested', sender: actor, repository, installation, checkSuite });
}

function tellOfCheck(
  hub: Hub,
  repository: Repository,
  sender: Account,
  action: string,
  checkRun: CheckRun,
  extra = {},
): void {
  hub.emit({ name: 'check_run', action, sender, repository, installation: repository.installation, checkRun, extra });
}
