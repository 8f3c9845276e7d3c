/** Check runs. */
import { type CheckInput, createCheckRun, findCheckRun, updateCheckRun } from '../act/checks.ts';
import { annotationJson, checkRunJson } from '../json/check.ts';
import { GitHubError } from '../model/errors.ts';
import { resolveCommit } from '../model/refs.ts';
import type { Annotation, Checker, CheckRun } from '../model/types.ts';
import { list, object, oneOf, text, whole } from './body.ts';
import { page } from './paging.ts';
import { type Answer, type Call, created, idOf, ok, type Route, repositoryOf } from './route.ts';

interface Body extends Pick<CheckInput, 'name' | 'status' | 'conclusion' | 'actions'> {
  readonly head_sha?: string;
  readonly external_id?: string;
  readonly details_url?: string;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly output?: Omit<NonNullable<CheckInput['output']>, 'annotations'> & {
    readonly annotations?: readonly (Pick<
      Annotation,
      'path' | 'start_line' | 'end_line' | 'annotation_level' | 'message'
    > &
      Partial<Annotation>)[];
  };
}

/** GitHub's names to ours, leaving out what was not sent. */
function inputOf(body: Body): CheckInput {
  const { name, status, conclusion, actions, external_id, details_url, started_at, completed_at, output } = body;
  const blank = { start_column: null, end_column: null, title: null, raw_details: null };
  const annotations = output?.annotations?.map((each) => ({ ...blank, ...each }));
  const { annotations: _sent, ...texts } = output ?? { summary: '' };
  const given = {
    ...{ name, status, conclusion, actions },
    ...{ externalId: external_id, detailsUrl: details_url, startedAt: started_at, completedAt: completed_at },
    output: output && { ...texts, annotations: annotations ?? [] },
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as CheckInput;
}

/** GitHub: only Apps write check runs; a person's token gets this 403. */
function callingApp({ principal }: Call): Checker {
  if (principal.kind !== 'installation') throw new GitHubError(403, 'You must authenticate via a GitHub App.');
  return principal.app;
}

function postRun(call: Call): Answer {
  const app = callingApp(call);
  const body = call.body as Body & { name: string; head_sha: string };
  const repository = repositoryOf(call);
  const run = createCheckRun(call.hub, repository, body.head_sha, body.name, inputOf(body), app);
  return created(checkRunJson(call.hub, repository, run));
}

function patchRun(call: Call): Answer {
  const { id } = callingApp(call);
  const repository = repositoryOf(call);
  const run = findCheckRun(repository, idOf(call, 'id'));
  if (run.suite.by.id !== id)
    throw new GitHubError(
      403,
      `Invalid app_id ${id}: check run can only be modified by the GitHub App that created it.`,
    );
  updateCheckRun(call.hub, repository, run, inputOf(call.body as Body));
  return ok(checkRunJson(call.hub, repository, run));
}

/** GitHub: `filter=latest`, the default, leaves out runs that a newer one of the same name in the same suite replaces. */
function listForRef(call: Call): Answer {
  const repository = repositoryOf(call);
  const { searchParams } = call.url;
  const sha = resolveCommit(repository, call.params.ref ?? '');
  if (sha === null) throw new GitHubError(422, `No commit found for SHA: ${call.params.ref}`);
  const wanted = (run: CheckRun) =>
    run.suite.headSha === sha &&
    (searchParams.get('check_name') ?? run.name) === run.name &&
    (searchParams.get('status') ?? run.status) === run.status &&
    Number(searchParams.get('app_id') ?? run.suite.by.id) === run.suite.by.id;
  const runs = repository.checkRuns.filter(wanted).reverse();
  const all = searchParams.get('filter') === 'all';
  const shown = all ? runs : runs.filter((run, index) => runs.findIndex((each) => each.name === run.name) === index);
  const wrap = (rendered: unknown[]) => ({ total_count: shown.length, check_runs: rendered });
  return page(call, shown, (run) => checkRunJson(call.hub, repository, run), wrap);
}

const MAX_TEXT = 65_535;
const limited = { type: 'string', maxLength: MAX_TEXT };
const annotation = object(
  {
    ...{ path: text, start_line: whole, end_line: whole, start_column: whole, end_column: whole },
    annotation_level: oneOf('notice', 'warning', 'failure'),
    ...{
      message: { type: 'string', maxLength: 64 * 1024 },
      title: { type: 'string', maxLength: 255 },
      raw_details: { type: 'string', maxLength: 64 * 1024 },
    },
  },
  ['path', 'start_line', 'end_line', 'annotation_level', 'message'],
);
const output = (required: string[]) =>
  object({ title: text, summary: limited, text: limited, annotations: list(annotation, { maxItems: 50 }) }, required);
const action = object(
  {
    label: { type: 'string', maxLength: 20 },
    description: { type: 'string', maxLength: 40 },
    identifier: { type: 'string', maxLength: 20 },
  },
  ['label', 'description', 'identifier'],
);
const conclusion = oneOf('success', 'failure', 'neutral', 'cancelled', 'skipped', 'timed_out', 'action_required');
const fields = {
  ...{ name: text, details_url: text, external_id: text, started_at: text, completed_at: text },
  ...{ status: oneOf('queued', 'in_progress', 'completed'), conclusion, actions: list(action, { maxItems: 3 }) },
};
const read: Pick<Route, 'method' | 'auth' | 'needs'> = { method: 'GET', auth: 'token', needs: ['checks:read'] };
const write: Pick<Route, 'auth' | 'needs'> = { auth: 'token', needs: ['checks:write'] };
const root = '/repos/:owner/:repo';

export const checkRoutes: readonly Route[] = [
  {
    ...write,
    method: 'POST',
    path: `${root}/check-runs`,
    body: object({ ...fields, head_sha: text, output: output(['title', 'summary']) }, ['name', 'head_sha']),
    handle: postRun,
  },
  {
    ...write,
    method: 'PATCH',
    path: `${root}/check-runs/:id`,
    body: object({ ...fields, output: output(['summary']) }),
    handle: patchRun,
  },
  {
    ...read,
    path: `${root}/check-runs/:id`,
    handle: (call) =>
      ok(checkRunJson(call.hub, repositoryOf(call), findCheckRun(repositoryOf(call), idOf(call, 'id')))),
  },
  {
    ...read,
    path: `${root}/check-runs/:id/annotations`,
    handle: (call) => {
      const repository = repositoryOf(call);
      const run = findCheckRun(repository, idOf(call, 'id'));
      return page(call, run.annotations, (each) => annotationJson(call.hub, repository, run, each));
    },
  },
  {
    ...read,
    path: `${root}/commits/:ref/check-runs`,
    query: ['check_name', 'status', 'filter', 'app_id'],
    handle: listForRef,
  },
];
