/** Pull requests in GraphQL. */
import { patchBetween } from '../git/changes.ts';
import { commitsBetween } from '../git/commits.ts';
import { pullAssociationOf } from '../json/account.ts';
import { pullPage } from '../json/pull.ts';
import { exists } from '../model/hub.ts';
import { mergeability, pullFiles } from '../model/refs.ts';
import type { Pull, Review } from '../model/types.ts';
import { connection } from './connection.ts';
import { commitNode, refNode } from './git-nodes.ts';
import { labelNode, timelineItems } from './history-nodes.ts';
import type { Context, Node } from './node.ts';
import { actorNode, commentNode, reviewNode, threadNode } from './talk-nodes.ts';

const changeTypes = { added: 'ADDED', modified: 'MODIFIED', removed: 'DELETED', renamed: 'RENAMED' } as const;

export const stateOf = (pull: Pull) => (pull.merged ? 'MERGED' : pull.state.toUpperCase());

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
      locked: pull.locked,
    },
    mergedBy: merged && actorNode(merged.by),
    mergeCommit: merged && (() => commitNode(repository, merged.commit)),
    mergeable: () => ({ true: 'MERGEABLE', false: 'CONFLICTING', null: 'UNKNOWN' })[`${mergeability(pull)}`],
    author: actorNode(author),
    authorAssociation: pullAssociationOf(pull),
    ...{ baseRefName: base.ref, baseRefOid: base.sha, headRefName: head.ref, headRefOid: head.sha },
    baseRef: () => refNode(repository, `heads/${base.ref}`),
    headRef: () => refNode(head.repository, `heads/${head.ref}`),
    isCrossRepository: head.repository !== repository,
    headRepositoryOwner: (_args: object, { hub }: Context) =>
      exists(hub, head.repository) ? actorNode(head.repository.owner) : null,
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
    assignees: connection('assignees', () => pull.assignees, actorNode),
    reviewRequests: connection(
      'reviewRequests',
      () => pull.requestedReviewers,
      (person) => ({ __typename: 'ReviewRequest', requestedReviewer: actorNode(person) }),
    ),
    reviewThreads: connection('reviewThreads', () => pull.threads, threadNode),
    timelineItems: timelineItems(pull),
  };
}

/** A pending review is its author's alone. */
function isVisible(review: Review, { principal }: Context): boolean {
  return review.state !== 'PENDING' || (principal.kind !== 'app' && review.author === principal.account);
}
