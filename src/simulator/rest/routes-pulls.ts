/** Pull requests. */

import { requestReviews } from '../act/assignees.ts';
import { closePull, editPull, type MergeMethod, mergePull, reopenPull } from '../act/pulls.ts';
import { fileJson } from '../json/file.ts';
import { pullJson, pullSimpleJson } from '../json/pull.ts';
import { GitHubError } from '../model/errors.ts';
import { findAccount } from '../model/hub.ts';
import { mergeability, pullFiles } from '../model/refs.ts';
import type { Pull } from '../model/types.ts';
import { list, object, oneOf, text } from './body.ts';
import { page } from './paging.ts';
import { type Answer, actorOf, type Call, created, ok, pullOf, type Route, repositoryOf } from './route.ts';

/** GitHub: a pull request's list of files ends at 3,000. */
const MAX_FILES = 3000;

/** Newest first unless told otherwise; open ones unless told otherwise. */
function listPulls(call: Call): Answer {
  const wanted = (name: string, otherwise: string) => call.url.searchParams.get(name) ?? otherwise;
  const [state, base, head] = [wanted('state', 'open'), wanted('base', ''), wanted('head', '')];
  const [sort, direction] = [
    wanted('sort', 'created'),
    wanted('direction', call.url.searchParams.has('sort') ? 'asc' : 'desc'),
  ];
  const fits = (pull: Pull) =>
    (state === 'all' || pull.state === state) &&
    (base === '' || pull.base.ref === base) &&
    (head === '' || `${pull.head.repository.owner.login}:${pull.head.ref}` === head);
  const key = (pull: Pull) => (sort === 'updated' ? pull.updatedAt : pull.createdAt);
  const pulls = [...repositoryOf(call).pulls.values()].filter(fits);
  pulls.sort((a, b) => key(a).localeCompare(key(b)) || a.number - b.number);
  if (direction === 'desc') pulls.reverse();
  return page(call, pulls, (pull) => pullSimpleJson(call.hub, pull));
}

function updatePull(call: Call): Answer {
  const { hub } = call;
  const pull = pullOf(call);
  const actor = actorOf(call);
  const { state, ...changes } = call.body as { state?: string; title?: string; body?: string; base?: string };
  editPull(hub, pull, actor, changes);
  if (state === 'closed') closePull(hub, pull, actor);
  if (state === 'open') reopenPull(hub, pull, actor);
  return ok(pullJson(hub, pull, mergeability(pull)));
}

/** GitHub: 409 when the head is not the one that was named. */
function merge(call: Call): Answer {
  const pull = pullOf(call);
  const { sha = pull.head.sha, merge_method = 'merge' } = call.body as { sha?: string; merge_method?: MergeMethod };
  if (sha !== pull.head.sha) throw new GitHubError(409, 'Head branch was modified. Review and try the merge again.');
  const commit = mergePull(call.hub, pull, actorOf(call), merge_method);
  return ok({ sha: commit, merged: true, message: 'Pull Request successfully merged' });
}

const pulls = '/repos/:owner/:repo/pulls';

export const pullRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: pulls,
    auth: 'token',
    needs: ['pull_requests:read'],
    query: ['state', 'base', 'head', 'sort', 'direction'],
    handle: listPulls,
  },
  {
    method: 'GET',
    path: `${pulls}/:number`,
    auth: 'token',
    needs: ['pull_requests:read'],
    handle: (call) => ok(pullJson(call.hub, pullOf(call), mergeability(pullOf(call)))),
  },
  {
    method: 'PATCH',
    path: `${pulls}/:number`,
    auth: 'token',
    needs: ['pull_requests:write'],
    body: object({ title: text, body: text, base: text, state: oneOf('open', 'closed') }),
    handle: updatePull,
  },
  {
    method: 'POST',
    path: `${pulls}/:number/requested_reviewers`,
    auth: 'token',
    needs: ['pull_requests:write'],
    body: object({ reviewers: list(text) }, ['reviewers']),
    handle: (call) => {
      const people = (call.body as { reviewers: string[] }).reviewers.map((login) => findAccount(call.hub, login));
      requestReviews(call.hub, pullOf(call), actorOf(call), people);
      return created(pullSimpleJson(call.hub, pullOf(call)));
    },
  },
  {
    method: 'PUT',
    path: `${pulls}/:number/merge`,
    auth: 'token',
    needs: ['contents:write'],
    body: object({ sha: text, merge_method: oneOf('merge', 'squash') }),
    handle: merge,
  },
  {
    method: 'GET',
    path: `${pulls}/:number/files`,
    auth: 'token',
    needs: ['pull_requests:read'],
    handle: (call) => {
      const pull = pullOf(call);
      return page(call, pullFiles(pull).slice(0, MAX_FILES), (file) =>
        fileJson(call.hub, pull.repository, pull.head.sha, file),
      );
    },
  },
];
