/** Git objects and references in GraphQL. */
import { historyOf, readCommit } from '../git/commits.ts';
import { isBinary } from '../git/objects.ts';
import { entryAt, readTree, type TreeEntry } from '../git/tree.ts';
import { type Hub, timestamp } from '../model/hub.ts';
import { resolveCommit } from '../model/refs.ts';
import type { Repository } from '../model/types.ts';
import { suites } from './check-nodes.ts';
import { connection } from './connection.ts';
import { type Context, field, guarded, type Node } from './node.ts';

/** GitHub cuts `Blob.text` there without a word but `isTruncated`. */
const MAX_TEXT = 512_000;

/** Whatever object has this id; null when there is none. */
export function objectNode(repository: Repository, oid: string): Node | null {
  const type = repository.objects.typeOf(oid);
  if (type === 'blob') return blobNode(repository, oid);
  if (type === 'tree') return treeNode(repository, oid);
  return type === 'commit' ? commitNode(repository, oid) : null;
}

/** `Repository.object(expression)`: a ref or SHA, alone or followed by `:path`. */
export function expressionNode(repository: Repository, expression: string): Node | null {
  const colon = expression.indexOf(':');
  const name = colon < 0 ? expression : expression.slice(0, colon);
  const commit = resolveCommit(repository, name);
  if (commit === null || colon < 0)
    return commit === null ? objectNode(repository, name) : commitNode(repository, commit);
  const entry = entryAt(repository.objects, readCommit(repository.objects, commit).tree, expression.slice(colon + 1));
  return entry && objectNode(repository, entry.oid);
}

/** A ref, without its `refs/`; null when there is none. */
export function refNode(repository: Repository, ref: string): Node | null {
  const oid = repository.refs.get(ref);
  if (oid === undefined) return null;
  const [, prefix = '', name = ''] = /^([^/]+\/)(.*)$/.exec(ref) ?? [];
  return {
    __typename: 'Ref',
    id: `REF_${ref}`,
    name,
    prefix: `refs/${prefix}`,
    target: () => commitNode(repository, oid),
  };
}

function blobNode(repository: Repository, oid: string): Node {
  const bytes = repository.objects.read('blob', oid);
  const binary = isBinary(bytes);
  return {
    ...ids('Blob', oid),
    byteSize: bytes.length,
    isBinary: binary,
    isTruncated: bytes.length > MAX_TEXT,
    text: binary ? null : Buffer.from(bytes.subarray(0, MAX_TEXT)).toString('utf8'),
  };
}

function treeNode(repository: Repository, oid: string): Node {
  return {
    ...ids('Tree', oid),
    entries: () => readTree(repository.objects, oid).map((entry) => entryNode(repository, entry, '')),
  };
}

function entryNode(repository: Repository, { name, mode, type, oid }: TreeEntry, path: string): Node {
  const size = type === 'blob' ? repository.objects.read('blob', oid).length : 0;
  const place = path === '' ? {} : { path };
  return {
    __typename: 'TreeEntry',
    name,
    mode: Number.parseInt(mode, 8),
    type,
    oid,
    size,
    ...place,
    object: () => objectNode(repository, oid),
  };
}

export function commitNode(repository: Repository, oid: string): Node {
  const { tree, message, author, parents } = readCommit(repository.objects, oid);
  const date = timestamp(author.at);
  const user = (_args: object, { hub }: Context) => accountNode(hub, author.email);
  const who = { __typename: 'GitActor', name: author.name, email: author.email, date, user };
  return {
    ...ids('Commit', oid),
    message,
    messageHeadline: message.split('\n')[0] ?? '',
    authoredDate: date,
    committedDate: date,
    // Always null since GitHub removed it.
    pushedDate: null,
    author: who,
    committer: who,
    tree: () => treeNode(repository, tree),
    parents: connection(
      'parents',
      () => parents,
      (parent) => commitNode(repository, parent),
    ),
    file: guarded(
      ['contents:read'],
      field<{ path: string }>(['path'], ({ path }) => {
        const entry = entryAt(repository.objects, tree, path);
        return entry && entryNode(repository, entry, path);
      }),
    ),
    history: guarded(
      ['contents:read'],
      connection<string, { path?: string }>(
        'history',
        ({ path }) => historyOf(repository.objects, oid, path ?? ''),
        (commit) => commitNode(repository, commit),
        ['path'],
      ),
    ),
    checkSuites: guarded(['checks:read'], suites(repository, oid)),
  };
}

/** The account that an address belongs to: here only GitHub's own addresses do. */
function accountNode(hub: Hub, email: string): Node | null {
  const login = /^\d+\+(.+)@users\.noreply\.github\.com$/.exec(email)?.[1];
  const account = login === undefined ? undefined : hub.accounts.get(login.toLowerCase());
  return account?.type === 'User'
    ? { __typename: 'User', id: account.nodeId, databaseId: account.id, login: account.login, name: account.name }
    : null;
}

function ids(type: 'Blob' | 'Tree' | 'Commit', oid: string) {
  return { __typename: type, id: `${type[0]}_${oid}`, oid, abbreviatedOid: oid.slice(0, 7) };
}
