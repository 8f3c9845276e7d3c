/** Repositories, commits, and who may do what. */
import { changedFiles } from '../git/changes.ts';
import { commitsBetween, mergeBase, readCommit } from '../git/commits.ts';
import { accountJson } from '../json/account.ts';
import { fileJson } from '../json/file.ts';
import { fullRepositoryJson, repositoryUrl } from '../json/repository.ts';
import { GitHubError } from '../model/errors.ts';
import { findAccount, fullName, roleOf, timestamp } from '../model/hub.ts';
import type { Repository } from '../model/types.ts';
import { pageSize } from './paging.ts';
import { type Answer, type Call, commitOf, ok, type Route, repositoryOf } from './route.ts';

function commitJson({ hub }: Call, repository: Repository, oid: string) {
  const { message, tree, parents, author } = readCommit(repository.objects, oid);
  const url = `${repositoryUrl(hub, repository)}/commits`;
  const who = { name: author.name, email: author.email, date: timestamp(author.at) };
  const git = {
    author: who,
    committer: who,
    message,
    tree: { sha: tree, url: `${repositoryUrl(hub, repository)}/git/trees/${tree}` },
    comment_count: 0,
  };
  const page = `${hub.url}/${fullName(repository)}/commit/${oid}`;
  return {
    sha: oid,
    node_id: `C_${oid}`,
    commit: git,
    url: `${url}/${oid}`,
    html_url: page,
    parents: parents.map((sha) => ({ sha, url: `${url}/${sha}` })),
  };
}

/** `base...head`; the files are those since the merge base, GitHub: at most 300 of them, on the first page only. */
function compare(call: Call): Answer {
  const repository = repositoryOf(call);
  const [left = '', right = ''] = (call.params.basehead ?? '').split('...');
  const [base, head] = [left, right].map((name) => commitOf(call, name.slice(name.indexOf(':') + 1))) as [
    string,
    string,
  ];
  const { objects } = repository;
  const common = mergeBase(objects, base, head);
  if (common === null) throw new GitHubError(404, `No common ancestor between ${left} and ${right}.`);
  const [ahead, behind] = [commitsBetween(objects, base, head), commitsBetween(objects, head, base)];
  const status =
    ahead.length === 0 ? (behind.length === 0 ? 'identical' : 'behind') : behind.length === 0 ? 'ahead' : 'diverged';
  const page = Number(call.url.searchParams.get('page') ?? 1);
  const size = call.url.searchParams.has('per_page') ? pageSize(call.url) : 250;
  const files = changedFiles(objects, common, head).slice(0, 300);
  return ok({
    url: `${repositoryUrl(call.hub, repository)}/compare/${left}...${right}`,
    ...{ status, ahead_by: ahead.length, behind_by: behind.length, total_commits: ahead.length },
    base_commit: commitJson(call, repository, base),
    merge_base_commit: commitJson(call, repository, common),
    commits: ahead.slice((page - 1) * size, page * size).map((commit) => commitJson(call, repository, commit.oid)),
    files: page > 1 ? [] : files.map((file) => fileJson(call.hub, repository, head, file)),
  });
}

/** `permission` knows four levels and folds the others into them; `role_name` is true. */
function getPermission(call: Call): Answer {
  const { hub, params } = call;
  const account = findAccount(hub, (params.username ?? '').replace(/\[bot\]$/, ''));
  const role = roleOf(repositoryOf(call), account);
  const permission = { admin: 'admin', maintain: 'write', write: 'write', triage: 'read', read: 'read' }[role];
  const at = ['read', 'triage', 'write', 'maintain', 'admin'].indexOf(role);
  const permissions = { pull: true, triage: at >= 1, push: at >= 2, maintain: at >= 3, admin: at >= 4 };
  return ok({ permission, user: { ...accountJson(hub, account), permissions, role_name: role }, role_name: role });
}

const repo = '/repos/:owner/:repo';
const read: Pick<Route, 'method' | 'auth'> = { method: 'GET', auth: 'token' };

export const gitRoutes: readonly Route[] = [
  {
    ...read,
    path: repo,
    needs: ['metadata:read'],
    handle: (call) => ok(fullRepositoryJson(call.hub, repositoryOf(call))),
  },
  { ...read, path: `${repo}/compare/:basehead`, needs: ['contents:read'], handle: compare },
  {
    ...read,
    path: `${repo}/commits/:ref`,
    needs: ['contents:read'],
    handle: (call) => ok(commitJson(call, repositoryOf(call), commitOf(call, call.params.ref ?? ''))),
  },
  { ...read, path: `${repo}/collaborators/:username/permission`, needs: ['metadata:read'], handle: getPermission },
];
