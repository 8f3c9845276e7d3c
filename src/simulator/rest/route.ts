/** What a REST route is: who may call it, what it takes, and what it answers. */
import type { components } from '@octokit/openapi-types';
import { forbidden, GitHubError, notFound } from '../model/errors.ts';
import { findPull, findRepository, type Hub, type Principal } from '../model/hub.ts';
import { resolveCommit } from '../model/refs.ts';
import type { Account, Pull, Repository } from '../model/types.ts';
import type { Sender } from '../webhooks/sender.ts';

export interface Answer {
  readonly status: number;
  /** JSON, or bytes for a raw media type; null for none. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** It was to be an old answer, and there was none that differs. */
  readonly current?: true;
}

export interface Call {
  readonly hub: Hub;
  readonly sender: Sender;
  readonly principal: Principal;
  readonly params: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly accept: string;
  /** Held against the route's schema already. */
  readonly body: unknown;
}

/** `contents:write`; a read is covered by a write. Any one of a route's alternatives is enough. */
export type Permission = `${keyof components['schemas']['app-permissions'] & string}:${'read' | 'write'}`;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  /** `app`: needs the App's JWT. `token`: needs an installation's or a person's token. */
  readonly auth: 'app' | 'token';
  readonly needs?: readonly Permission[];
  /** Query parameters that are modelled, besides `page` and `per_page`. Any other is refused. */
  readonly query?: readonly string[];
  /** JSON Schema of the body. A property it does not know is refused as not modelled. */
  readonly body?: object;
  /** Counts against the limit on creating content. */
  readonly creates?: boolean;
  readonly handle: (call: Call) => Answer;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent: Answer = { status: 204, body: null };

/** The acting account; the App itself has none on these routes. */
export function actorOf({ principal }: Call): Account {
  if (principal.kind === 'app') throw new GitHubError(401, 'Requires authentication');
  return principal.account;
}

/** The route's repository, as far as the caller may see it: an installation sees those it is installed on. */
export function repositoryOf({ hub, params, principal }: Call): Repository {
  const repository = findRepository(hub, `${params.owner}/${params.repo}`);
  if (principal.kind === 'installation' && !principal.installation.repositories.includes(repository)) throw notFound();
  return repository;
}

/** The route's pull request, by `:number`. */
export function pullOf(call: Call): Pull {
  return findPull(repositoryOf(call), idOf(call, 'number'));
}

/** The commit a ref or SHA of the route's repository names. Throws 404. */
export function commitOf(call: Call, ref: string): string {
  const commit = resolveCommit(repositoryOf(call), ref);
  if (commit === null) throw new GitHubError(404, `No commit found for the ref ${ref}`);
  return commit;
}

/** A whole number out of the path. Throws 404 on anything else. */
export function idOf({ params }: Call, name: string): number {
  const id = Number(params[name]);
  if (!Number.isSafeInteger(id)) throw notFound();
  return id;
}

/** Whether a token's permissions cover one of the alternatives. A person's token is bounded by roles instead. */
export function covers(permissions: Readonly<Record<string, string>>, needs: readonly Permission[]): boolean {
  return needs.some((need) => {
    const [name = '', level] = need.split(':');
    return name === 'metadata' || permissions[name] === 'write' || (level === 'read' && permissions[name] === 'read');
  });
}

/** Throws 403 unless the caller's permissions cover one of the alternatives. */
export function needPermission(principal: Principal, needs: readonly Permission[]): void {
  if (principal.kind === 'installation' && !covers(principal.permissions, needs)) throw forbidden();
}
