/** Check runs and suites as REST renders them. */
import type { components } from '@octokit/openapi-types';
import { pullsOf } from '../act/checks.ts';
import { fullName, type Hub } from '../model/hub.ts';
import type { Annotation, CheckRun, CheckSuite, Pull, Repository } from '../model/types.ts';
import { appJson } from './account.ts';
import { repositoryUrl } from './repository.ts';

type Schemas = components['schemas'];

function minimal(hub: Hub, pull: Pull): Schemas['pull-request-minimal'] {
  const repo = ({ id, name }: Repository, url: string) => ({ id, name, url });
  const { repository, base, head } = pull;
  return {
    id: pull.id,
    number: pull.number,
    url: `${repositoryUrl(hub, repository)}/pulls/${pull.number}`,
    head: { ref: head.ref, sha: head.sha, repo: repo(head.repository, repositoryUrl(hub, head.repository)) },
    base: { ref: base.ref, sha: base.sha, repo: repo(repository, repositoryUrl(hub, repository)) },
  };
}

/** `pull_requests` is empty for a fork's head. */
export function checkRunJson(hub: Hub, repository: Repository, run: CheckRun) {
  const { suite } = run;
  const url = `${repositoryUrl(hub, repository)}/check-runs/${run.id}`;
  const html = `${hub.url}/${fullName(repository)}/runs/${run.id}`;
  return {
    id: run.id,
    node_id: run.nodeId,
    head_sha: suite.headSha,
    name: run.name,
    external_id: run.externalId,
    url,
    html_url: html,
    details_url: run.detailsUrl ?? html,
    status: run.status,
    conclusion: run.conclusion as Schemas['check-run']['conclusion'],
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: { ...run.output, annotations_count: run.annotations.length, annotations_url: `${url}/annotations` },
    check_suite: { id: suite.id },
    app: { ...appJson(hub), ...checkerOf(suite) },
    pull_requests: pullsOf(repository, suite.headSha).map((pull) => minimal(hub, pull)),
  } satisfies Schemas['check-run'];
}

export function annotationJson(
  hub: Hub,
  repository: Repository,
  run: CheckRun,
  annotation: Annotation,
): Schemas['check-annotation'] {
  const path = annotation.path.split('/').map(encodeURIComponent).join('/');
  return { ...annotation, blob_href: `${hub.url}/${fullName(repository)}/blob/${run.suite.headSha}/${path}` };
}

/** A suite as its webhooks carry it. It is as far as its least finished run. */
export function checkSuiteJson(hub: Hub, repository: Repository, suite: CheckSuite) {
  const runs = repository.checkRuns.filter((run) => run.suite === suite);
  const done = runs.length > 0 && runs.every((run) => run.status === 'completed');
  return {
    id: suite.id,
    node_id: suite.nodeId,
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    status: done ? 'completed' : 'queued',
    conclusion: done ? (runs.find((run) => run.conclusion !== 'success')?.conclusion ?? 'success') : null,
    url: `${repositoryUrl(hub, repository)}/check-suites/${suite.id}`,
    before: null,
    after: suite.headSha,
    app: { ...appJson(hub), ...checkerOf(suite) },
    pull_requests: pullsOf(repository, suite.headSha).map((pull) => minimal(hub, pull)),
    created_at: suite.createdAt,
    updated_at: suite.createdAt,
    latest_check_runs_count: runs.length,
  };
}

/** Of another App no more is known. */
function checkerOf({ by: { id, slug } }: CheckSuite) {
  return { id, slug, name: slug };
}
