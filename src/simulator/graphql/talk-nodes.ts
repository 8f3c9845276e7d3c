/** People and what they say, in GraphQL. */

import { diffPosition } from '../act/diff-position.ts';
import { associationOf } from '../json/account.ts';
import { pullPage } from '../json/pull.ts';
import type { Account, IssueComment, Pull, Reaction, Review, ReviewComment, Thread } from '../model/types.ts';
import type { ReactionContent } from '../world/views.ts';
import { connection } from './connection.ts';
import { commitNode } from './git-nodes.ts';
import type { Context, Node } from './node.ts';

/** An account by its bare login: GraphQL has no `[bot]`. */
export function actorNode({ login, name, type, id, nodeId }: Account): Node {
  const own = type === 'User' ? { name } : {};
  return { __typename: type, id: nodeId, databaseId: id, login, ...own };
}

type AnyComment = IssueComment | ReviewComment;

/** GraphQL's names, in the order in which it lists all eight. */
export const reactionNames: readonly (readonly [string, ReactionContent])[] = [
  ['THUMBS_UP', '+1'],
  ['THUMBS_DOWN', '-1'],
  ['LAUGH', 'laugh'],
  ['HOORAY', 'hooray'],
  ['CONFUSED', 'confused'],
  ['HEART', 'heart'],
  ['ROCKET', 'rocket'],
  ['EYES', 'eyes'],
];

function reactionGroups(reactions: readonly Reaction[], viewer: Account | null): Node[] {
  return reactionNames.map(([name, content]) => {
    const given = reactions.filter((reaction) => reaction.content === content);
    return {
      __typename: 'ReactionGroup',
      content: name,
      createdAt: given[0]?.createdAt ?? null,
      viewerHasReacted: given.some(({ by }) => by === viewer),
    };
  });
}

const viewerOf = ({ principal }: Context) => (principal.kind === 'app' ? null : principal.account);

function said(pull: Pull, comment: AnyComment, context: Context) {
  const { nodeId, id, author, body, createdAt, updatedAt, edited, minimized, reactions } = comment;
  const viewer = viewerOf(context);
  return {
    ...{
      id: nodeId,
      databaseId: id,
      fullDatabaseId: String(id),
      body,
      createdAt,
      updatedAt,
      lastEditedAt: edited?.at ?? null,
    },
    editor: edited && actorNode(edited.by),
    reactionGroups: () => reactionGroups(reactions, viewer),
    author: actorNode(author),
    authorAssociation: associationOf(pull, author),
    isMinimized: minimized !== null,
    minimizedReason: minimized?.toLowerCase() ?? null,
    viewerDidAuthor: viewer === author,
  };
}

export function commentNode(comment: IssueComment, context: Context): Node {
  const url = `${pullPage(context.hub, comment.pull)}#issuecomment-${comment.id}`;
  return { __typename: 'IssueComment', ...said(comment.pull, comment, context), url };
}

export function reviewNode(pull: Pull, review: Review, context: Context): Node {
  const comments = () =>
    pull.threads.flatMap((thread) => thread.comments).filter((comment) => comment.review === review);
  return {
    __typename: 'PullRequestReview',
    id: review.nodeId,
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    author: actorNode(review.author),
    authorAssociation: associationOf(pull, review.author),
    state: review.state,
    body: review.body,
    url: `${pullPage(context.hub, pull)}#pullrequestreview-${review.id}`,
    submittedAt: review.submittedAt,
    createdAt: review.submittedAt ?? review.updatedAt,
    updatedAt: review.updatedAt,
    lastEditedAt: review.edited?.at ?? null,
    editor: review.edited && actorNode(review.edited.by),
    reactionGroups: () => reactionGroups(review.reactions, viewerOf(context)),
    commit: () => commitNode(pull.repository, review.commit),
    comments: connection('comments', comments, reviewCommentNode),
  };
}

export function reviewCommentNode(comment: ReviewComment, context: Context): Node {
  const { thread, review } = comment;
  const { line, startLine, outdated } = diffPosition(thread);
  return {
    __typename: 'PullRequestReviewComment',
    ...said(thread.pull, comment, context),
    ...{
      path: thread.path,
      diffHunk: thread.diffHunk,
      line,
      startLine,
      originalLine: thread.line,
      originalStartLine: thread.startLine,
      outdated,
    },
    subjectType: thread.line === null ? 'FILE' : 'LINE',
    url: `${pullPage(context.hub, thread.pull)}#discussion_r${comment.id}`,
    pullRequestReview: () => reviewNode(thread.pull, review, context),
  };
}

export function threadNode(thread: Thread): Node {
  const { line, startLine, outdated } = diffPosition(thread);
  return {
    __typename: 'PullRequestReviewThread',
    id: thread.nodeId,
    isResolved: thread.resolvedBy !== null,
    // GitHub's type is User: of a program it tells nothing.
    resolvedBy: thread.resolvedBy?.type === 'User' ? actorNode(thread.resolvedBy) : null,
    isOutdated: outdated,
    isCollapsed: thread.resolvedBy !== null || outdated,
    path: thread.path,
    ...{ line, startLine, originalLine: thread.line, originalStartLine: thread.startLine },
    diffSide: thread.side,
    startDiffSide: thread.startLine === null ? null : thread.side,
    subjectType: thread.line === null ? 'FILE' : 'LINE',
    comments: connection('comments', () => thread.comments, reviewCommentNode),
  };
}
