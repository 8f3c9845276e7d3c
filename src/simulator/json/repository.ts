/** Repositories as REST renders them. */
import type { components } from '@octokit/openapi-types';
import { fullName, type Hub } from '../model/hub.ts';
import type { Repository } from '../model/types.ts';
import { accountJson } from './account.ts';

type Schemas = components['schemas'];

/** GitHub's hypermedia: each of these is `<repository>/<value>` under `<key>_url`. */
const links = {
  archive: '{archive_format}{/ref}',
  assignees: 'assignees{/user}',
  blobs: 'git/blobs{/sha}',
  branches: 'branches{/branch}',
  collaborators: 'collaborators{/collaborator}',
  comments: 'comments{/number}',
  commits: 'commits{/sha}',
  compare: 'compare/{base}...{head}',
  contents: 'contents/{+path}',
  contributors: 'contributors',
  deployments: 'deployments',
  downloads: 'downloads',
  events: 'events',
  forks: 'forks',
  git_commits: 'git/commits{/sha}',
  git_refs: 'git/refs{/sha}',
  git_tags: 'git/tags{/sha}',
  hooks: 'hooks',
  issue_comment: 'issues/comments{/number}',
  issue_events: 'issues/events{/number}',
  issues: 'issues{/number}',
  keys: 'keys{/key_id}',
  labels: 'labels{/name}',
  languages: 'languages',
  merges: 'merges',
  milestones: 'milestones{/number}',
  notifications: 'notifications{?since,all,participating}',
  pulls: 'pulls{/number}',
  releases: 'releases{/id}',
  stargazers: 'stargazers',
  statuses: 'statuses/{sha}',
  subscribers: 'subscribers',
  subscription: 'subscription',
  tags: 'tags',
  teams: 'teams',
  trees: 'git/trees{/sha}',
} as const;

type Links = { [Key in keyof typeof links as `${Key}_url`]: string };

export function repositoryUrl(hub: Hub, repository: Repository): string {
  return `${hub.url}/repos/${fullName(repository)}`;
}

export function repositoryJson(hub: Hub, repository: Repository): Schemas['repository'] {
  const url = repositoryUrl(hub, repository);
  const page = `${hub.url}/${fullName(repository)}`;
  const open = [...repository.pulls.values()].filter((pull) => pull.state === 'open').length;
  const forks = [...hub.repositories.values()].filter((each) => each.parent === repository).length;
  return {
    ...(Object.fromEntries(Object.entries(links).map(([key, value]) => [`${key}_url`, `${url}/${value}`])) as Links),
    id: repository.id,
    node_id: repository.nodeId,
    name: repository.name,
    full_name: fullName(repository),
    owner: accountJson(hub, repository.owner),
    private: false,
    visibility: 'public',
    url,
    html_url: page,
    clone_url: `${page}.git`,
    git_url: `${page}.git`,
    ssh_url: `${page}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    description: null,
    language: null,
    license: null,
    fork: repository.parent !== null,
    default_branch: repository.defaultBranch,
    forks,
    forks_count: forks,
    open_issues: open,
    open_issues_count: open,
    ...{ size: 0, stargazers_count: 0, watchers: 0, watchers_count: 0, topics: [] },
    ...{
      has_downloads: false,
      has_issues: true,
      has_projects: false,
      has_wiki: false,
      has_pages: false,
      has_discussions: false,
    },
    ...{ archived: repository.archived, disabled: false, is_template: false, allow_forking: true },
    created_at: repository.createdAt,
    updated_at: repository.pushedAt,
    pushed_at: repository.pushedAt,
  };
}

/** The single repository's answer has more: its parent, and its network's size. */
export function fullRepositoryJson(hub: Hub, repository: Repository) {
  const base = repositoryJson(hub, repository);
  const parent = repository.parent ? repositoryJson(hub, repository.parent) : null;
  return {
    ...base,
    ...(parent ? { parent, source: parent } : {}),
    network_count: base.forks_count,
    subscribers_count: 0,
  };
}
