/** Files, folders and blobs. */
import { entryAt, readTree, type TreeEntry } from '../git/tree.ts';
import { repositoryUrl } from '../json/repository.ts';
import { notFound } from '../model/errors.ts';
import { fullName } from '../model/hub.ts';
import { resolveCommit, treeOf } from '../model/refs.ts';
import type { Repository } from '../model/types.ts';
import { type Answer, type Call, commitOf, ok, type Route, repositoryOf } from './route.ts';

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

const repo = '/repos/:owner/:repo';
const read: Pick<Route, 'method' | 'auth' | 'needs'> = { method: 'GET', auth: 'token', needs: ['contents:read'] };

export const contentRoutes: readonly Route[] = [
  { ...read, path: `${repo}/contents`, query: ['ref'], handle: getContents },
  { ...read, path: `${repo}/contents/:path{.+}`, query: ['ref'], handle: getContents },
  { ...read, path: `${repo}/git/trees/:sha`, query: ['recursive'], handle: getTree },
  { ...read, path: `${repo}/git/blobs/:sha`, handle: getBlob },
];
