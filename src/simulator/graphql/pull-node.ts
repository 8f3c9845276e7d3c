/** Repositories and pull requests in GraphQL. */
import { patchBetween } from '../git/changes.ts';
import { commitsBetween } from '../git/commits.ts';
import { associationOf } from '../json/account.ts';
import { pullPage } from '../json/pull.ts';
import { fullName } from '../model/hub.ts';
import { mergeability, pullFiles } from '../model/refs.ts';
import type { Pull, Repository, Review } from '../model/types.ts';
import { connection } from './connection.ts';
import { commitNode, expressionNode, objectNode } from './git-nodes.ts';
import { labelNode, timelineItems } from './history-nodes.ts';
import { type Context, field, guarded, type Node, TypedError } from './node.ts';
import { actorNode, commentNode, reviewNode, threadNode } from './talk-nodes.ts';

const changeTypes = { added: 'ADDED', modified: 'MODIFIED', removed: 'DELETED', renamed: 'RENAMED' } as const;

interface PullFilter {
  readonly states?: readonly string[];
  readonly baseRefName?: string;
  readonly headRefName?: string;
  readonly orderBy?: { readonly field: 'CREATED_AT' | 'UPDATED_AT'; readonly direction: 'ASC' | 'DESC' };
}

export function repositoryNode(repository: Repository): Node {
  const { nodeId, id, name, owner, defaultBranch, labels } = repository;
  return {
    __typename: 'Repository',
    ...{
      id: nodeId,
      databaseId: id,
      name,
      nameWithOwner: fullName(repository),
      isFork: repository.parent !== null,
      isPrivate: false,
    },
    url: (_args: object, { hub }: Context) => `${hub.url}/${fullName(repository)}`,
    owner: actorNode(owner),
    defaultBranchRef: guarded(
      ['contents:read'],
      field([], () => refNode(repository, `heads/${defaultBranch}`)),
    ),
    ref: guarded(
      ['contents:read'],
      field<{ qualifiedName: string }>(['qualifiedName'], ({ qualifiedName }) => findRef(repository, qualifiedName)),
    ),
    object: guarded(
      ['contents:read'],
      field<{ oid?: string; expression?: string }>(['oid', 'expression'], ({ oid, expression }) => {
        if (oid !== undefined) return objectNode(repository, oid);
        return expression === undefined ? null : expressionNode(repository, expression);
      }),
    ),
    pullRequest: guarded(
      ['pull_requests:read'],
      field<{ number: number }>(['number'], ({ number }) => {
        const pull = repository.pulls.get(number);
        if (!pull)
          throw new TypedError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
        return pullNode(pull);
      }),
    ),
    pullRequests: guarded(
      ['pull_requests:read'],
      connection<Pull, PullFilter>('pullRequests', (args) => listPulls(repository, args), pullNode, [
        'states',
        'baseRefName',
        'headRefName',
        'orderBy',
      ]),
    ),
    labels: connection('labels', () => [...labels.values()], labelNode),
    label: field<{ name: string }>(['name'], ({ name: wanted }) => {
      const label = labels.get(wanted.toLowerCase());
      return label ? labelNode(label) : null;
    }),
  };
}

/** GitHub: oldest first unless told otherwise. */
function listPulls(repository: Repository, { states, baseRefName, headRefName, orderBy }: PullFilter): Pull[] {
  const pulls = [...repository.pulls.values()].filter(
    (pull) =>
      (!states || states.includes(stateOf(pull))) &&
      (baseRefName ?? pull.base.ref) === pull.base.ref &&
      (headRefName ?? pull.head.ref) === pull.head.ref,
  );
  const key = (pull: Pull) => (orderBy?.field === 'UPDATED_AT' ? pull.updatedAt : pull.createdAt);
  pulls.sort((a, b) => key(a).localeCompare(key(b)) || a.number - b.number);
  return orderBy?.direction === 'DESC' ? pulls.reverse() : pulls;
}

const stateOf = (pull: Pull) => (pull.merged ? 'MERGED' : pull.state.toUpperCase());

function findRef(repository: Repository, qualifiedName: string): Node | null {
  const name = qualifiedName.replace(/^refs\//, '');
  const known = [name, `heads/${name}`].find((each) => repository.refs.has(each));
  return known === undefined ? null : refNode(repository, known);
}

function refNode(repository: Repository, ref: string): Node | null {
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

export function pullNode(pull: Pull): Node {
  const { repository, base, head, number, title, body, author, merged, createdAt, updatedAt, closedAt } = pull;
  const { objects } = repository;
  const files = pullFiles(pull);
  const commits = () => commitsBetween(objects, base.sha, head.sha);
  return {
    __typename: 'PullRequest',
    ...{
      id: pull.nodeId,
      databaseId: pull.id,
      fullDatabaseId: String(pull.id),
      number,
      title,
      body,
      isDraft: pull.draft,
      createdAt,
      updatedAt,
      closedAt,
    },
    url: (_args: object, { hub }: Context) => pullPage(hub, pull),
    ...{
      state: stateOf(pull),
      closed: pull.state === 'closed',
      merged: merged !== null,
      mergedAt: merged?.at ?? null,
      locked: false,
    },
    mergedBy: merged && actorNode(merged.by),
    mergeCommit: merged && (() => commitNode(repository, merged.commit)),
    mergeable: () => ({ true: 'MERGEABLE', false: 'CONFLICTING', null: 'UNKNOWN' })[`${mergeability(pull)}`],
    author: actorNode(author),
    authorAssociation: associationOf(pull, author),
    ...{ baseRefName: base.ref, baseRefOid: base.sha, headRefName: head.ref, headRefOid: head.sha },
    baseRef: () => refNode(repository, `heads/${base.ref}`),
    headRef: () => refNode(head.repository, `heads/${head.ref}`),
    isCrossRepository: head.repository !== repository,
    repository: () => repositoryNode(repository),
    headRepository: () => repositoryNode(head.repository),
    headRepositoryOwner: actorNode(head.repository.owner),
    changedFiles: files.length,
    files: connection(
      'files',
      () => files.slice(0, 3000),
      ({ path, status, before, after }) => {
        const { additions, deletions } = patchBetween(objects, before, after);
        return { __typename: 'PullRequestChangedFile', path, changeType: changeTypes[status], additions, deletions };
      },
    ),
    commits: connection('commits', commits, ({ oid }) => {
      return { __typename: 'PullRequestCommit', id: `PRC_${oid}`, commit: () => commitNode(repository, oid) };
    }),
    labels: connection('labels', () => pull.labels, labelNode),
    comments: connection('comments', () => pull.comments, commentNode),
    reviews: connection<Review, { states?: readonly string[] }>(
      'reviews',
      ({ states }, context) =>
        pull.reviews.filter((review) => isVisible(review, context) && (!states || states.includes(review.state))),
      (review, context) => reviewNode(pull, review, context),
      ['states'],
    ),
    reviewThreads: connection('reviewThreads', () => pull.threads, threadNode),
    timelineItems: timelineItems(pull),
  };
}

/** A pending review is its author's alone. */
function isVisible(review: Review, { principal }: Context): boolean {
  return review.state !== 'PENDING' || (principal.kind !== 'app' && review.author === principal.account);
}
