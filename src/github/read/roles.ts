/** Who did it, and what they may do. */

import type { Role } from '../../config/roles.ts';
import type { Actor } from '../../pull-request/actors.ts';
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { Client } from '../client.ts';

/** Who this process is on GitHub. */
export interface Identity {
  /** As GraphQL writes it: an App's slug, without `[bot]`. */
  readonly login: string;
  /** null when a person's token is used: then check runs of any App count. */
  readonly appId: number | null;
}

/** GitHub's stand-in for accounts that are gone. */
const GHOST = 'ghost';

/** GraphQL's actor, null for a deleted account. GraphQL calls an App `x`, REST `x[bot]`. */
export function actorOf(actor: { __typename: string; login: string } | null, self: Identity): Actor {
  if (!actor) return { login: GHOST, type: 'user' };
  const login = actor.login.replace(/\[bot\]$/, '');
  const isBot = actor.__typename === 'Bot' || login !== actor.login;
  const isSelf = login === self.login && isBot === (self.appId !== null);
  return { login, type: isSelf ? 'app' : isBot ? 'bot' : 'user' };
}

const ROLES: ReadonlySet<string> = new Set<Role>(['admin', 'maintain', 'write', 'triage', 'read', 'none']);

/**
 * A login's role on the repository; `unknown` when GitHub could not be asked, even after trying again: that is neither
 * yes nor no. `role_name`, because `permission` folds maintain into write and triage into read; it stands in only for
 * an organisation's own roles, whose names mean nothing here.
 */
export async function roleOf(client: Client, { owner, repo }: PullKey, login: string): Promise<Role> {
  try {
    const { data } = await client.read((request) =>
      client.github.request('GET /repos/{owner}/{repo}/collaborators/{username}/permission', {
        ...{ owner, repo, username: login, request },
      }),
    );
    const name = ROLES.has(data.role_name) ? data.role_name : data.permission;
    return ROLES.has(name) ? (name as Role) : 'unknown';
  } catch (error) {
    // 404: no such account any more.
    return (error as { status?: unknown }).status === 404 ? 'none' : 'unknown';
  }
}

/** Roles of several people, each asked for once. */
export async function rolesOf(
  client: Client,
  key: PullKey,
  logins: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Role>> {
  const roles = new Map<string, Role>();
  for (const login of logins) if (login !== GHOST) roles.set(login, await roleOf(client, key, login));
  return roles;
}

/**
 * The author's role by their association with the repository. null where that does not tell: members and
 * collaborators have any role. Everybody else has no more than read.
 */
export function roleByAssociation(association: string): Role | null {
  if (association === 'OWNER') return 'admin';
  return association === 'MEMBER' || association === 'COLLABORATOR' ? null : 'read';
}
