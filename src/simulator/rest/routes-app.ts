/** The App's own routes: itself, its installations, their tokens, its deliveries. */

import { WORKFLOWS } from '../act/workflows.ts';
import { accountJson, appJson, installationJson, newToken } from '../json/account.ts';
import { repositoryJson } from '../json/repository.ts';
import { GitHubError, notFound } from '../model/errors.ts';
import { findRepository, timestamp } from '../model/hub.ts';
import type { Delivery } from '../types.ts';
import { object, oneOf } from './body.ts';
import { at, page, pageSize } from './paging.ts';
import { type Answer, type Call, created, idOf, ok, type Route } from './route.ts';

const installationOf = (call: Call) => {
  const installation = call.hub.installations.get(idOf(call, 'id'));
  if (!installation) throw notFound();
  return installation;
};

function createInstallationToken(call: Call): Answer {
  const { hub } = call;
  const installation = installationOf(call);
  const granted: Record<string, 'read' | 'write'> = { ...hub.app.permissions, metadata: 'read' };
  const { permissions = granted } = call.body as { permissions?: Record<string, 'read' | 'write'> };
  for (const [name, level] of Object.entries(permissions)) {
    if (granted[name] === 'write' || granted[name] === level) continue;
    throw new GitHubError(422, 'The permissions requested are not granted to this installation.');
  }
  const token = newToken(hub, 'ghs');
  const expiresAt = new Date(hub.now().getTime() + hub.tokenLifetime * 1000);
  hub.tokens.set(token, {
    principal: { kind: 'installation', app: hub.app, installation, account: hub.bot, permissions },
    expiresAt,
  });
  return created({ token, expires_at: timestamp(expiresAt), permissions, repository_selection: 'selected' });
}

function deliveryJson({ id, guid, deliveredAt, redelivery, duration, status, statusCode, ...rest }: Delivery) {
  const { event, action, installationId, repositoryId } = rest;
  const what = { event, action, installation_id: installationId, repository_id: repositoryId, throttled_at: null };
  return {
    id,
    guid,
    delivered_at: deliveredAt,
    redelivery,
    duration,
    status: status ?? 'pending',
    status_code: statusCode ?? 0,
    ...what,
  };
}

/** Newest first, paged by a cursor and not by numbers. */
function listDeliveries({ hub, sender, url }: Call): Answer {
  const cursor = url.searchParams.get('cursor');
  const status = url.searchParams.get('status');
  const wanted = (each: Delivery) => status === null || (status === 'success') === (each.status === 'OK');
  const all = sender.deliveries.filter((each) => each.status !== null && wanted(each)).reverse();
  const rest = cursor === null ? all : all.filter((each) => each.id < Number(cursor));
  const shown = rest.slice(0, pageSize(url));
  const last = shown.at(-1);
  const more = last && rest.length > shown.length;
  const headers = more ? { link: `<${at(hub.url, url, 'cursor', String(last.id))}>; rel="next"` } : {};
  return { status: 200, body: shown.map(deliveryJson), headers };
}

function deliveryOf(call: Call): Delivery {
  const delivery = call.sender.deliveries.find((each) => each.id === idOf(call, 'id'));
  if (!delivery) throw notFound();
  return delivery;
}

function listRepositories(call: Call): Answer {
  const { hub, principal } = call;
  if (principal.kind !== 'installation')
    throw new GitHubError(
      403,
      'You must authenticate with an installation access token in order to list repositories for an installation.',
    );
  const { repositories } = principal.installation;
  const wrap = (rendered: unknown[]) => ({
    total_count: repositories.length,
    repository_selection: 'selected',
    repositories: rendered,
  });
  return page(call, repositories, (each) => repositoryJson(hub, each), wrap);
}

function getInstallation({ hub, params }: Call): Answer {
  const { installation } = findRepository(hub, `${params.owner}/${params.repo}`);
  if (!installation) throw notFound();
  return ok(installationJson(hub, installation));
}

const level = oneOf('read', 'write');
const permissions = { type: 'object', additionalProperties: level };

export const appRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/app',
    auth: 'app',
    handle: ({ hub }) => ok({ ...appJson(hub), installations_count: hub.installations.size }),
  },
  {
    method: 'GET',
    path: '/app/installations',
    auth: 'app',
    handle: (call) => page(call, [...call.hub.installations.values()], (each) => installationJson(call.hub, each)),
  },
  {
    method: 'GET',
    path: '/app/installations/:id',
    auth: 'app',
    handle: (call) => ok(installationJson(call.hub, installationOf(call))),
  },
  {
    method: 'POST',
    path: '/app/installations/:id/access_tokens',
    auth: 'app',
    body: object({ permissions }),
    handle: createInstallationToken,
  },
  { method: 'GET', path: '/repos/:owner/:repo/installation', auth: 'app', handle: getInstallation },
  { method: 'GET', path: '/app/hook/deliveries', auth: 'app', query: ['cursor', 'status'], handle: listDeliveries },
  {
    method: 'GET',
    path: '/app/hook/deliveries/:id',
    auth: 'app',
    handle: (call) =>
      ok({ ...deliveryJson(deliveryOf(call)), request: { headers: {}, payload: deliveryOf(call).payload } }),
  },
  {
    method: 'POST',
    path: '/app/hook/deliveries/:id/attempts',
    auth: 'app',
    handle: (call) => {
      call.sender.redeliver(deliveryOf(call));
      return { status: 202, body: {} };
    },
  },
  { method: 'GET', path: '/installation/repositories', auth: 'token', handle: listRepositories },
  {
    method: 'GET',
    path: '/apps/:slug',
    auth: 'token',
    handle: ({ hub, params: { slug } }) => {
      const known = [hub.app, WORKFLOWS].find((app) => app.slug === slug);
      if (!known) throw notFound();
      return ok({ ...appJson(hub), id: known.id, slug: known.slug, name: known.slug });
    },
  },
  {
    method: 'GET',
    path: '/user',
    auth: 'token',
    handle: ({ hub, principal }) => {
      if (principal.kind !== 'user') throw new GitHubError(403, 'Resource not accessible by integration');
      return ok(accountJson(hub, principal.account));
    },
  },
];
