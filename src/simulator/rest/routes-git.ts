/** Repositories and their contents. */
import { changedFiles } from '../git/changes.ts';
import { commitsBetween, mergeBase, readCommit } from '../git/commits.ts';
import { entryAt, readTree, type TreeEntry } from '../git/tree.ts';
import { accountJson } from '../json/account.ts';
import { fileJson } from '../json/file.ts';
import { fullRepositoryJson, repositoryUrl } from '../json/repository.ts';
import { GitHubError, notFound } from '../model/errors.ts';
import { findAccount, fullName, roleOf, timestamp } from '../model/hub.ts';
import { resolveCommit, treeOf } from '../model/refs.ts';
import type { Repository } from '../model/types.ts';
import { type Answer, type Call, ok, type Route, repositoryOf } from './route.ts';

/** GitHub: contents answers up to 1 MB with the content, up to 100 MB raw only. */
const INLINE_CONTENT = 1024 * 1024;
/** GitHub: a recursive tree is cut off there and says `truncated`. */
const MAX_TREE = 100_000;

const isRaw = (accept: string) =>
  /application\/vnd\.github(\.v3)?(\.raw(\+json)?|\+raw)$/.test(accept.split(',')[0]?.trim() ?? '');
const raw = (bytes: Uint8Array): Answer => ({
  status: 200,
  body: bytes,
  headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' },
});

function commitOf(call: Call, ref: string): string {
  const commit = resolveCommit(repositoryOf(call), ref);
  if (commit === null) throw new GitHubError(404, `No commit found for the ref ${ref}`);
  return commit;
}

function getContents(call: Call): Answer {
  const repository = repositoryOf(call);
  const ref = call.url.searchParams.get('ref') ?? repository.defaultBranch;
  const path = decodeURIComponent(call.params.path ?? '');
  const entry = entryAt(repository.objects, treeOf(repository, commitOf(call, ref)), path);
  if (!entry) throw notFound();
  if (entry.type === 'tree') {
    const inside = readTree(repository.objects, entry.oid);
    return ok(
      inside.map((each) => contentJson(call, repository, each, [path, each.name].filter(Boolean).join('/'), ref)),
    );
  }
  const bytes = repository.objects.read('blob', entry.oid);
  if (isRaw(call.accept)) return raw(bytes);
  const content = bytes.length <= INLINE_CONTENT ? base64(bytes) : '';
  return ok({
    ...contentJson(call, repository, entry, path, ref),
    content,
    encoding: bytes.length <= INLINE_CONTENT ? 'base64' : 'none',
  });
}

function contentJson({ hub }: Call, repository: Repository, entry: TreeEntry, path: string, ref: string) {
  const url = `${repositoryUrl(hub, repository)}/contents/${path}?ref=${ref}`;
  const page = `${hub.url}/${fullName(repository)}`;
  const git = `${repositoryUrl(hub, repository)}/git/${entry.type}s/${entry.oid}`;
  const file = entry.type === 'blob';
  return {
    ...{
      name: entry.name,
      path,
      sha: entry.oid,
      size: file ? repository.objects.read('blob', entry.oid).length : 0,
      url,
    },
    html_url: `${page}/${entry.type}/${ref}/${path}`,
    git_url: git,
    download_url: file ? `${page}/raw/${ref}/${path}` : null,
    type: file ? 'file' : 'dir',
    _links: { self: url, git, html: `${page}/${entry.type}/${ref}/${path}` },
  };
}

/** As GitHub writes it: lines of 60 characters, each with a line break. */
function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('base64')
    .replace(/.{1,60}/g, '$&\n');
}

function getTree(call: Call): Answer {
  const repository = repositoryOf(call);
  const name = call.params.sha ?? '';
  const sha = treeOf(repository, resolveCommit(repository, name) ?? name);
  const entries = [...walk(repository, sha, '', call.url.searchParams.has('recursive'))];
  const url = `${repositoryUrl(call.hub, repository)}/git`;
  const tree = entries.slice(0, MAX_TREE).map(({ path, mode, type, oid }) => {
    const size = type === 'blob' ? { size: repository.objects.read('blob', oid).length } : {};
    return { path, mode, type, sha: oid, ...size, url: `${url}/${type}s/${oid}` };
  });
  return ok({ sha, url: `${url}/trees/${sha}`, tree, truncated: entries.length > MAX_TREE });
}

function* walk(
  repository: Repository,
  tree: string,
  prefix: string,
  recursive: boolean,
): Generator<TreeEntry & { path: string }> {
  for (const entry of readTree(repository.objects, tree)) {
    yield { ...entry, path: prefix + entry.name };
    if (recursive && entry.type === 'tree') yield* walk(repository, entry.oid, `${prefix}${entry.name}/`, true);
  }
}

function getBlob(call: Call): Answer {
  const repository = repositoryOf(call);
  const sha = call.params.sha ?? '';
  if (repository.objects.typeOf(sha) !== 'blob') throw notFound();
  const bytes = repository.objects.read('blob', sha);
  if (isRaw(call.accept)) return raw(bytes);
  const url = `${repositoryUrl(call.hub, repository)}/git/blobs/${sha}`;
  return ok({ sha, node_id: `B_${sha}`, size: bytes.length, url, content: base64(bytes), encoding: 'base64' });
}

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

/** `base...head`; the files are those since the merge base, GitHub: at most 300 of them. */
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
  return ok({
    url: `${repositoryUrl(call.hub, repository)}/compare/${left}...${right}`,
    ...{ status, ahead_by: ahead.length, behind_by: behind.length, total_commits: ahead.length },
    base_commit: commitJson(call, repository, base),
    merge_base_commit: commitJson(call, repository, common),
    commits: ahead.map((commit) => commitJson(call, repository, commit.oid)),
    files: changedFiles(objects, common, head)
      .slice(0, 300)
      .map((file) => fileJson(call.hub, repository, head, file)),
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

export const gitRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: repo,
    auth: 'token',
    needs: ['metadata:read'],
    handle: (call) => ok(fullRepositoryJson(call.hub, repositoryOf(call))),
  },
  ...['/contents', '/contents/:path{.+}'].map(
    (path): Route => ({
      method: 'GET',
      path: repo + path,
      auth: 'token',
      needs: ['contents:read'],
      query: ['ref'],
      handle: getContents,
    }),
  ),
  {
    method: 'GET',
    path: `${repo}/git/trees/:sha`,
    auth: 'token',
    needs: ['contents:read'],
    query: ['recursive'],
    handle: getTree,
  },
  { method: 'GET', path: `${repo}/git/blobs/:sha`, auth: 'token', needs: ['contents:read'], handle: getBlob },
  { method: 'GET', path: `${repo}/compare/:basehead`, auth: 'token', needs: ['contents:read'], handle: compare },
  {
    method: 'GET',
    path: `${repo}/commits/:ref`,
    auth: 'token',
    needs: ['contents:read'],
    handle: (call) => ok(commitJson(call, repositoryOf(call), commitOf(call, call.params.ref ?? ''))),
  },
  {
    method: 'GET',
    path: `${repo}/collaborators/:username/permission`,
    auth: 'token',
    needs: ['metadata:read'],
    handle: getPermission,
  },
];
