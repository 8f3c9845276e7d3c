/** Git objects and references in GraphQL. */
import { readCommit } from '../git/commits.ts';
import { isBinary } from '../git/objects.ts';
import { entryAt, readTree, type TreeEntry } from '../git/tree.ts';
import { timestamp } from '../model/hub.ts';
import { resolveCommit } from '../model/refs.ts';
import type { CheckRun, CheckSuite, Repository } from '../model/types.ts';
import { connection } from './connection.ts';
import { field, guarded, type Node } from './node.ts';

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
  const who = { __typename: 'GitActor', name: author.name, email: author.email, date };
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
    checkSuites: guarded(['checks:read'], suites(repository, oid)),
  };
}

function ids(type: 'Blob' | 'Tree' | 'Commit', oid: string) {
  return { __typename: type, id: `${type[0]}_${oid}`, oid, abbreviatedOid: oid.slice(0, 7) };
}

interface SuiteFilter {
  readonly filterBy?: { readonly appId?: number | null; readonly checkName?: string | null } | null;
}
interface RunFilter {
  readonly filterBy?: {
    readonly checkName?: string | null;
    readonly status?: string | null;
    readonly checkType?: 'ALL' | 'LATEST' | null;
  } | null;
}

function suites(repository: Repository, oid: string) {
  const runsOf = (suite: CheckSuite) => repository.checkRuns.filter((run) => run.suite === suite);
  const list = ({ filterBy }: SuiteFilter, appId: number) => {
    const checkName = filterBy?.checkName ?? null;
    const named = (suite: CheckSuite) => checkName === null || runsOf(suite).some((run) => run.name === checkName);
    if ((filterBy?.appId ?? appId) !== appId) return [];
    return repository.suites.filter((suite) => suite.headSha === oid && named(suite));
  };
  return connection<CheckSuite, SuiteFilter>(
    'checkSuites',
    (args, { hub }) => list(args, hub.app.id),
    (suite) => ({
      __typename: 'CheckSuite',
      id: suite.nodeId,
      databaseId: suite.id,
      createdAt: suite.createdAt,
      checkRuns: connection<CheckRun, RunFilter>('checkRuns', (args) => runs(runsOf(suite), args), runNode, [
        'filterBy',
      ]),
    }),
    ['filterBy'],
  );
}

/** GitHub: the latest run of each name, unless all are asked for. */
function runs(all: readonly CheckRun[], { filterBy }: RunFilter): readonly CheckRun[] {
  const name = filterBy?.checkName;
  const status = filterBy?.status;
  const fitting = all.filter(
    (run) => (name ?? run.name) === run.name && (status ?? run.status.toUpperCase()) === run.status.toUpperCase(),
  );
  return filterBy?.checkType === 'ALL'
    ? fitting
    : fitting.filter((run) => fitting.findLast((each) => each.name === run.name) === run);
}

function runNode(run: CheckRun): Node {
  return {
    __typename: 'CheckRun',
    id: run.nodeId,
    databaseId: run.id,
    name: run.name,
    status: run.status.toUpperCase(),
    conclusion: run.conclusion?.toUpperCase() ?? null,
    externalId: run.externalId === '' ? null : run.externalId,
    detailsUrl: run.detailsUrl,
    startedAt: run.startedAt,
    completedAt: run.completedAt,
    title: run.output.title,
    summary: run.output.summary,
    text: run.output.text,
  };
}
