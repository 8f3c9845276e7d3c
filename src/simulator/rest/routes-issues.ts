/** The issue side of a pull request: conversation, labels, history; and the repository's labels. */

import { assign } from '../act/assignees.ts';
import { createComment, deleteComment, editComment, findComment, react } from '../act/comments.ts';
import { addLabels, createLabel, deleteLabel, editLabel, findLabel, removeLabel } from '../act/labels.ts';
import { eventJson, timelineJson } from '../json/history.ts';
import { labelJson, pullSimpleJson } from '../json/pull.ts';
import { commentJson, reactionJson } from '../json/talk.ts';
import type { LabelInput } from '../world/types.ts';
import { REACTIONS, type ReactionContent } from '../world/views.ts';
import { list, object, oneOf, text, textOrNull } from './body.ts';
import { page } from './paging.ts';
import {
  type Answer,
  actorOf,
  type Call,
  created,
  idOf,
  noContent,
  ok,
  pullOf,
  type Route,
  repositoryOf,
} from './route.ts';

const bodyOf = (call: Call) => (call.body as { body: string }).body;
const commentOf = (call: Call) => findComment(repositoryOf(call), idOf(call, 'id'));

function labelsOf(call: Call): Answer {
  const pull = pullOf(call);
  return page(call, pull.labels, (label) => labelJson(call.hub, pull.repository, label));
}

/** Answers all labels that are then on, without pages. */
function allLabels(call: Call): Answer {
  const pull = pullOf(call);
  return ok(pull.labels.map((label) => labelJson(call.hub, pull.repository, label)));
}

function setLabels(call: Call, replace: boolean): Answer {
  const pull = pullOf(call);
  const names = (call.body as { labels: string[] }).labels;
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const gone = replace ? pull.labels.filter((label) => !wanted.has(label.name.toLowerCase())) : [];
  for (const label of gone) removeLabel(call.hub, pull, actorOf(call), label.name);
  addLabels(call.hub, pull, actorOf(call), names);
  return allLabels(call);
}

function patchLabel(call: Call): Answer {
  const { new_name, ...look } = call.body as Partial<LabelInput> & { new_name?: string };
  const changes = new_name === undefined ? look : { ...look, name: new_name };
  const repository = repositoryOf(call);
  return ok(
    labelJson(call.hub, repository, editLabel(call.hub, repository, actorOf(call), call.params.name ?? '', changes)),
  );
}

const root = '/repos/:owner/:repo';
const issue = `${root}/issues/:number`;
const read: Pick<Route, 'method' | 'auth' | 'needs'> = {
  method: 'GET',
  auth: 'token',
  needs: ['issues:read', 'pull_requests:read'],
};
const write: Pick<Route, 'auth' | 'needs'> = { auth: 'token', needs: ['issues:write', 'pull_requests:write'] };
const names = object({ labels: list(text) }, ['labels']);
const withBody = object({ body: text }, ['body']);

const commentRoutes: readonly Route[] = [
  {
    ...read,
    path: `${issue}/comments`,
    handle: (call) => page(call, pullOf(call).comments, (comment) => commentJson(call.hub, comment)),
  },
  {
    ...write,
    method: 'POST',
    path: `${issue}/comments`,
    body: withBody,
    creates: true,
    handle: (call) =>
      created(commentJson(call.hub, createComment(call.hub, pullOf(call), actorOf(call), bodyOf(call)))),
  },
  { ...read, path: `${root}/issues/comments/:id`, handle: (call) => ok(commentJson(call.hub, commentOf(call))) },
  {
    ...write,
    method: 'PATCH',
    path: `${root}/issues/comments/:id`,
    body: withBody,
    handle: (call) => {
      editComment(call.hub, commentOf(call), actorOf(call), bodyOf(call));
      return ok(commentJson(call.hub, commentOf(call)));
    },
  },
  {
    ...write,
    method: 'DELETE',
    path: `${root}/issues/comments/:id`,
    handle: (call) => {
      deleteComment(call.hub, commentOf(call), actorOf(call));
      return noContent;
    },
  },
  {
    ...read,
    path: `${root}/issues/comments/:id/reactions`,
    handle: (call) => page(call, commentOf(call).reactions, (reaction) => reactionJson(call.hub, reaction)),
  },
  {
    ...write,
    method: 'POST',
    path: `${root}/issues/comments/:id/reactions`,
    body: object({ content: oneOf(...REACTIONS) }, ['content']),
    handle: (call) => {
      const { content } = call.body as { content: ReactionContent };
      const { reaction, isNew } = react(call.hub, commentOf(call), actorOf(call), content);
      return (isNew ? created : ok)(reactionJson(call.hub, reaction));
    },
  },
];

const labelRoutes: readonly Route[] = [
  { ...read, path: `${issue}/labels`, handle: labelsOf },
  { ...write, method: 'POST', path: `${issue}/labels`, body: names, handle: (call) => setLabels(call, false) },
  { ...write, method: 'PUT', path: `${issue}/labels`, body: names, handle: (call) => setLabels(call, true) },
  {
    ...write,
    method: 'DELETE',
    path: `${issue}/labels/:name`,
    handle: (call) => {
      removeLabel(call.hub, pullOf(call), actorOf(call), call.params.name ?? '');
      return allLabels(call);
    },
  },
  {
    ...read,
    path: `${root}/labels`,
    handle: (call) =>
      page(call, [...repositoryOf(call).labels.values()], (label) => labelJson(call.hub, repositoryOf(call), label)),
  },
  {
    ...read,
    path: `${root}/labels/:name`,
    handle: (call) =>
      ok(labelJson(call.hub, repositoryOf(call), findLabel(repositoryOf(call), call.params.name ?? ''))),
  },
  {
    ...write,
    method: 'POST',
    path: `${root}/labels`,
    body: object({ name: text, color: text, description: textOrNull }, ['name']),
    handle: (call) => {
      const label = createLabel(call.hub, repositoryOf(call), actorOf(call), call.body as LabelInput);
      return created(labelJson(call.hub, repositoryOf(call), label));
    },
  },
  {
    ...write,
    method: 'PATCH',
    path: `${root}/labels/:name`,
    body: object({ new_name: text, color: text, description: textOrNull }),
    handle: patchLabel,
  },
  {
    ...write,
    method: 'DELETE',
    path: `${root}/labels/:name`,
    handle: (call) => {
      deleteLabel(call.hub, repositoryOf(call), actorOf(call), call.params.name ?? '');
      return noContent;
    },
  },
];

export const issueRoutes: readonly Route[] = [
  {
    ...write,
    method: 'POST',
    path: `${issue}/assignees`,
    body: object({ assignees: list(text) }, ['assignees']),
    handle: (call) => {
      const { hub } = call;
      const logins = (call.body as { assignees: string[] }).assignees.map((login) => login.toLowerCase());
      const people = logins.flatMap((login) => hub.accounts.get(login) ?? []);
      assign(hub, pullOf(call), actorOf(call), people);
      return created(pullSimpleJson(hub, pullOf(call)));
    },
  },
  ...commentRoutes,
  ...labelRoutes,
  {
    ...read,
    path: `${issue}/events`,
    handle: (call) => page(call, pullOf(call).events, (event) => eventJson(call.hub, pullOf(call), event)),
  },
  {
    ...read,
    path: `${issue}/timeline`,
    handle: (call) => page(call, timelineJson(call.hub, pullOf(call)), (entry) => entry),
  },
];
