/** GitHub's own App, whose tokens the jobs of workflows are given. */
import { newToken } from '../json/account.ts';
import { type Hub, timestamp } from '../model/hub.ts';
import type { Account, Checker, Repository } from '../model/types.ts';

/** https://api.github.com/apps/github-actions */
export const WORKFLOWS: Checker = { id: 15_368, slug: 'github-actions' };

/** A job's GITHUB_TOKEN: for one repository, with the permissions that the workflow gives it. */
export function createJobToken(
  hub: Hub,
  repository: Repository,
  permissions: Readonly<Record<string, 'read' | 'write'>>,
): string {
  const createdAt = timestamp(hub.now());
  const installation = { id: hub.nextId(), account: repository.owner, repositories: [repository], createdAt };
  const known = [...hub.tokens.values()].map(({ principal }) => principal);
  const before = known.find((each) => each.kind === 'installation' && each.app === WORKFLOWS);
  const account = before?.kind === 'installation' ? before.account : botOf(hub);
  const token = newToken(hub, 'ghs');
  hub.tokens.set(token, {
    principal: { kind: 'installation', app: WORKFLOWS, installation, account, permissions },
    expiresAt: new Date(hub.now().getTime() + hub.tokenLifetime * 1000),
  });
  return token;
}

function botOf(hub: Hub): Account {
  const id = hub.nextId();
  const createdAt = timestamp(hub.now());
  return { id, nodeId: `BOT_${id}`, login: WORKFLOWS.slug, name: null, type: 'Bot', createdAt };
}
