/** Review threads and their comments. */
import { invalid, notFound } from '../model/errors.ts';
import { type Hub, needRole, newIds } from '../model/hub.ts';
import type { Account, Pull, Repository, Review, ReviewComment, Thread } from '../model/types.ts';
import { type Misplaced, placeOnDiff, type Spot } from './diff-position.ts';
import { addReview, needNoPending, submitReview } from './submit.ts';
import { tell, touch } from './tell.ts';
import { checkBody } from './text-limits.ts';

type Placed = Spot & { readonly body: string; readonly diffHunk: string; readonly commit: string };

/** The fields POST pulls/N/comments names when it refuses a place; a blank hunk comes with a line off the diff. */
const fields: Record<Misplaced, { field: string; message: string }> = {
  path: { field: 'pull_request_review_thread.path', message: 'pull_request_review_thread.path is invalid' },
  line: {
    field: 'pull_request_review_thread.line',
    message: 'pull_request_review_thread.line must be part of the diff',
  },
  hunk: {
    field: 'pull_request_review_thread.start_line',
    message: 'pull_request_review_thread.start_line must be part of the same hunk as the line.',
  },
  order: {
    field: 'pull_request_review_thread.start_line',
    message: 'pull_request_review_thread.start_line must precede the end line.',
  },
};

/** Begins a thread with a review's comment. */
export function startThread(hub: Hub, pull: Pull, review: Review, placed: Placed): ReviewComment {
  const { body, path, side, line, startLine, commit, diffHunk } = placed;
  const at = { path, side, line, startLine, commit, diffHunk };
  const thread: Thread = { ...newIds(hub, 'PRRT'), pull, ...at, resolvedBy: null, comments: [] };
  pull.threads.push(thread);
  return addComment(hub, thread, review, body);
}

function addComment(hub: Hub, thread: Thread, review: Review, body: string): ReviewComment {
  const at = touch(hub, thread.pull);
  const ids = newIds(hub, 'PRRC');
  const comment: ReviewComment = {
    ...ids,
    thread,
    review,
    author: review.author,
    body,
    createdAt: at,
    updatedAt: at,
    edited: null,
    minimized: null,
    reactions: [],
  };
  thread.comments.push(comment);
  return comment;
}

/** One comment on a line or a file, in a review of its own, as POST pulls/N/comments makes it. */
export function createReviewComment(
  hub: Hub,
  pull: Pull,
  author: Account,
  commit: string,
  input: Spot & { body: string },
): ReviewComment {
  const resource = 'PullRequestReviewComment';
  needNoPending(pull, author);
  checkBody(resource, input.body, true);
  const place = placeOnDiff(pull, commit, input);
  if ('wrong' in place) {
    const errors = place.wrong.map((wrong) => ({ resource, code: 'custom', ...fields[wrong] }));
    const blank = { resource, code: 'missing_field', field: 'pull_request_review_thread.diff_hunk' };
    throw invalid(...errors, ...(place.wrong.includes('line') ? [blank] : []));
  }
  const review = addReview(hub, pull, author, commit, '');
  const reviewComment = startThread(hub, pull, review, { ...input, diffHunk: place.diffHunk, commit });
  submitReview(hub, pull, review, 'COMMENT');
  tell(hub, pull, author, 'pull_request_review_comment.created', { reviewComment });
  return reviewComment;
}

/** Answers in a thread, in a review of its own. */
export function reply(hub: Hub, thread: Thread, author: Account, body: string): ReviewComment {
  const { pull } = thread;
  needNoPending(pull, author);
  checkBody('PullRequestReviewComment', body, true);
  const review = addReview(hub, pull, author, pull.head.sha, '');
  const reviewComment = addComment(hub, thread, review, body);
  submitReview(hub, pull, review, 'COMMENT');
  tell(hub, pull, author, 'pull_request_review_comment.created', { reviewComment });
  return reviewComment;
}

/** The thread of that node id. Throws 404. */
export function findThread(pull: Pull, nodeId: string): Thread {
  const thread = pull.threads.find((each) => each.nodeId === nodeId);
  if (!thread) throw notFound();
  return thread;
}

/** The review comment of that id. Throws 404. */
export function findReviewComment(repository: Repository, id: number): ReviewComment {
  for (const pull of repository.pulls.values()) {
    for (const thread of pull.threads) for (const comment of thread.comments) if (comment.id === id) return comment;
  }
  throw notFound();
}

/** Resolves a thread or opens it again: the pull request's author may, and who may write. */
export function setResolved(hub: Hub, thread: Thread, actor: Account, resolved: boolean): void {
  const { pull } = thread;
  if (actor !== pull.author) needRole(pull.repository, actor, 'write', 'resolve threads');
  if ((thread.resolvedBy !== null) === resolved) return;
  thread.resolvedBy = resolved ? actor : null;
  const extra = { thread: { node_id: thread.nodeId } };
  tell(hub, pull, actor, `pull_request_review_thread.${resolved ? 'resolved' : 'unresolved'}`, { extra });
}

/** Rewrites a review comment: one's own, or anybody's with write. */
export function editReviewComment(hub: Hub, comment: ReviewComment, actor: Account, body: string): void {
  const { pull } = comment.thread;
  if (actor !== comment.author) needRole(pull.repository, actor, 'write', "edit another's comment");
  checkBody('PullRequestReviewComment', body, true);
  const changes = { body: { from: comment.body } };
  comment.body = body;
  comment.updatedAt = touch(hub, pull);
  comment.edited = { by: actor, at: comment.updatedAt };
  tell(hub, pull, actor, 'pull_request_review_comment.edited', { reviewComment: comment, extra: { changes } });
}

/** Deletes a review comment; the thread goes with its last one. */
export function deleteReviewComment(hub: Hub, comment: ReviewComment, actor: Account): void {
  const { thread } = comment;
  const { pull } = thread;
  if (actor !== comment.author) needRole(pull.repository, actor, 'write', "delete another's comment");
  thread.comments.splice(thread.comments.indexOf(comment), 1);
  if (thread.comments.length === 0) pull.threads.splice(pull.threads.indexOf(thread), 1);
  tell(hub, pull, actor, 'pull_request_review_comment.deleted', { reviewComment: comment });
}
