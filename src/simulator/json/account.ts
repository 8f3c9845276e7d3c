/** Accounts and the App as REST renders them. */
import type { components } from '@octokit/openapi-types';
import { type Hub, newIds } from '../model/hub.ts';
import type { Account, Installation, Pull } from '../model/types.ts';

type Schemas = components['schemas'];

/** REST's name for an account: a Bot's ends in `[bot]`. */
function restLogin(account: Account): string {
  return account.type === 'Bot' ? `${account.login}[bot]` : account.login;
}

export function accountJson(hub: Hub, account: Account): Schemas['simple-user'] {
  const login = restLogin(account);
  const url = `${hub.url}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: account.id,
    node_id: account.nodeId,
    avatar_url: `${hub.url}/avatars/${account.id}`,
    gravatar_id: '',
    url,
    html_url: account.type === 'Bot' ? `${hub.url}/apps/${account.login}` : `${hub.url}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** How an author stands to the repository. GitHub does not count an App as anything. */
export function associationOf(pull: Pull, author: Account): Schemas['author-association'] {
  const { repository } = pull;
  if (author === repository.owner) return 'OWNER';
  if (author.type === 'Bot') return 'NONE';
  if (repository.roles.has(author.login.toLowerCase())) return 'COLLABORATOR';
  const merged = [...repository.pulls.values()].some((each) => each.author === author && each.merged !== null);
  return merged ? 'CONTRIBUTOR' : 'NONE';
}

/** The author of a pull request who has none merged yet is a newcomer, which GitHub says of pull requests only. */
export function pullAssociationOf(pull: Pull): Schemas['author-association'] {
  const association = associationOf(pull, pull.author);
  return association === 'NONE' && pull.author.type === 'User' ? 'FIRST_TIME_CONTRIBUTOR' : association;
}

export function appJson(hub: Hub) {
  const { id, slug, permissions, events } = hub.app;
  return {
    id,
    slug,
    node_id: `A_${id}`,
    owner: accountJson(hub, hub.bot),
    name: slug,
    description: null,
    external_url: hub.url,
    html_url: `${hub.url}/apps/${slug}`,
    created_at: hub.createdAt,
    updated_at: hub.createdAt,
    permissions: { ...permissions, metadata: 'read' as const },
    events: [...events],
  } satisfies Schemas['integration'];
}

export function installationJson(hub: Hub, installation: Installation) {
  const { id, account, createdAt } = installation;
  const url = `${hub.url}/app/installations/${id}`;
  return {
    id,
    account: accountJson(hub, account),
    repository_selection: 'selected' as const,
    access_tokens_url: `${url}/access_tokens`,
    repositories_url: `${hub.url}/installation/repositories`,
    html_url: `${hub.url}/settings/installations/${id}`,
    app_id: hub.app.id,
    app_slug: hub.app.slug,
    target_id: account.id,
    target_type: 'User',
    permissions: { ...hub.app.permissions, metadata: 'read' as const },
    events: [...hub.app.events],
    created_at: createdAt,
    updated_at: createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: null,
  } satisfies Schemas['installation'];
}

/** A token that no other has been and that can't be taken for a real one. */
export function newToken(hub: Hub, prefix: 'ghs' | 'ghp'): string {
  return newIds(hub, `${prefix}_simulated`).nodeId;
}
