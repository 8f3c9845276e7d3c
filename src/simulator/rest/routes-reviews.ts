/** Reviews and their comments. */
import type { Spot } from '../act/place.ts';
import { createReview, dismissReview, editReview, findReview, submitReview } from '../act/reviews.ts';
import {
  createReviewComment,
  deleteReviewComment,
  editReviewComment,
  findReviewComment,
  reply,
} from '../act/threads.ts';
import { reviewCommentJson, reviewJson } from '../json/talk.ts';
import { GitHubError, notFound } from '../model/errors.ts';
import { reaches } from '../model/refs.ts';
import type { Review } from '../model/types.ts';
import { list, object, oneOf, text, whole } from './body.ts';
import { page } from './paging.ts';
import {
  type Answer,
  actorOf,
  type Call,
  created,
  idOf,
  noContent,
  ok,
  pullOf,
  type Route,
  repositoryOf,
} from './route.ts';

type Event = 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT';
interface CommentBody {
  path: string;
  body: string;
  line?: number;
  start_line?: number;
  side?: Spot['side'];
  start_side?: Spot['side'];
}

/** GitHub: the right side unless told; a range on two sides is beyond the simulator. */
function spotOf({ path, line, start_line, side = 'RIGHT' }: CommentBody): Spot {
  return { path, line: line ?? null, startLine: start_line ?? null, side };
}

function postReview(call: Call): Answer {
  const pull = pullOf(call);
  const {
    event,
    body = '',
    commit_id,
    comments = [],
  } = call.body as { event?: Event; body?: string; commit_id?: string; comments?: CommentBody[] };
  if (comments.some((comment) => comment.line === undefined)) {
    throw new GitHubError(422, 'Unprocessable Entity', ['Line could not be resolved']);
  }
  const spots = comments.map((comment) => ({ ...spotOf(comment), body: comment.body }));
  const commit = commit_id === undefined ? {} : { commit: commit_id };
  const review = createReview(call.hub, pull, actorOf(call), {
    event: event ?? null,
    body,
    comments: spots,
    ...commit,
  });
  return ok(reviewJson(call.hub, pull, review));
}

/** A pending review is its author's alone. */
function visible(call: Call, review: Review): boolean {
  return review.state !== 'PENDING' || review.author === actorOf(call);
}

function reviewOf(call: Call): Review {
  const review = findReview(pullOf(call), idOf(call, 'id'));
  if (!visible(call, review)) throw notFound();
  return review;
}

function changeReview(call: Call, change: (review: Review) => void): Answer {
  const review = reviewOf(call);
  change(review);
  return ok(reviewJson(call.hub, pullOf(call), review));
}

function commentsOf(call: Call, only: (review: Review) => boolean = () => true): Answer {
  const comments = pullOf(call).threads.flatMap((thread) => thread.comments);
  const shown = comments.filter((comment) => visible(call, comment.review) && only(comment.review));
  return page(
    call,
    shown.sort((a, b) => a.id - b.id),
    (comment) => reviewCommentJson(call.hub, comment),
  );
}

function postComment(call: Call): Answer {
  const pull = pullOf(call);
  const {
    commit_id,
    subject_type = 'line',
    ...rest
  } = call.body as CommentBody & { commit_id: string; subject_type?: 'line' | 'file' };
  if (!reaches(pull.repository, pull.head.sha, commit_id)) {
    const field = 'pull_request_review_thread.commit_id';
    const message = `${field} is not part of the pull request`;
    throw new GitHubError(422, 'Validation Failed', [
      { resource: 'PullRequestReviewComment', code: 'custom', field, message },
    ]);
  }
  if (subject_type === 'line' && rest.line === undefined)
    throw new GitHubError(422, 'Invalid request.\n\n"line" wasn\'t supplied.');
  const spot = subject_type === 'file' ? { ...spotOf(rest), line: null, startLine: null } : spotOf(rest);
  return created(
    reviewCommentJson(
      call.hub,
      createReviewComment(call.hub, pull, actorOf(call), commit_id, { ...spot, body: rest.body }),
    ),
  );
}

function postReply(call: Call): Answer {
  const { thread } = findReviewComment(pullOf(call).repository, idOf(call, 'id'));
  const { body } = call.body as { body: string };
  return created(reviewCommentJson(call.hub, reply(call.hub, thread, actorOf(call), body)));
}

const pull = '/repos/:owner/:repo/pulls/:number';
const comment = '/repos/:owner/:repo/pulls/comments/:id';
const side = oneOf('LEFT', 'RIGHT');
const spot = { path: text, body: text, line: whole, start_line: whole, side, start_side: side };
const read: Pick<Route, 'method' | 'auth' | 'needs'> = { method: 'GET', auth: 'token', needs: ['pull_requests:read'] };
const write: Pick<Route, 'auth' | 'needs'> = { auth: 'token', needs: ['pull_requests:write'] };
const event = oneOf('APPROVE', 'REQUEST_CHANGES', 'COMMENT');
const newReview = object({ event, body: text, commit_id: text, comments: list(object(spot, ['path', 'body'])) });
const newComment = object({ ...spot, commit_id: text, subject_type: oneOf('line', 'file') }, [
  'body',
  'commit_id',
  'path',
]);
const withBody = object({ body: text }, ['body']);

export const reviewRoutes: readonly Route[] = [
  {
    ...read,
    path: `${pull}/reviews`,
    handle: (call) => {
      const reviews = pullOf(call).reviews.filter((review) => visible(call, review));
      return page(call, reviews, (review) => reviewJson(call.hub, pullOf(call), review));
    },
  },
  { ...write, method: 'POST', path: `${pull}/reviews`, body: newReview, creates: true, handle: postReview },
  { ...read, path: `${pull}/reviews/:id`, handle: (call) => changeReview(call, () => undefined) },
  {
    ...write,
    method: 'PUT',
    path: `${pull}/reviews/:id`,
    body: withBody,
    handle: (call) =>
      changeReview(call, (review) =>
        editReview(call.hub, pullOf(call), review, actorOf(call), (call.body as { body: string }).body),
      ),
  },
  {
    ...write,
    method: 'POST',
    path: `${pull}/reviews/:id/events`,
    body: object({ event }, ['event']),
    creates: true,
    handle: (call) =>
      changeReview(call, (review) =>
        submitReview(call.hub, pullOf(call), review, (call.body as { event: Event }).event),
      ),
  },
  {
    ...write,
    method: 'PUT',
    path: `${pull}/reviews/:id/dismissals`,
    body: object({ message: text, event: oneOf('DISMISS') }, ['message']),
    handle: (call) =>
      changeReview(call, (review) =>
        dismissReview(call.hub, pullOf(call), review, actorOf(call), (call.body as { message: string }).message),
      ),
  },
  {
    ...read,
    path: `${pull}/reviews/:id/comments`,
    handle: (call) => commentsOf(call, (review) => review.id === idOf(call, 'id')),
  },
  { ...read, path: `${pull}/comments`, handle: (call) => commentsOf(call) },
  { ...write, method: 'POST', path: `${pull}/comments`, body: newComment, creates: true, handle: postComment },
  { ...write, method: 'POST', path: `${pull}/comments/:id/replies`, body: withBody, creates: true, handle: postReply },
  {
    ...write,
    method: 'PATCH',
    path: comment,
    body: withBody,
    handle: (call) => {
      const found = findReviewComment(repositoryOf(call), idOf(call, 'id'));
      editReviewComment(call.hub, found, actorOf(call), (call.body as { body: string }).body);
      return ok(reviewCommentJson(call.hub, found));
    },
  },
  {
    ...write,
    method: 'DELETE',
    path: comment,
    handle: (call) => {
      deleteReviewComment(call.hub, findReviewComment(repositoryOf(call), idOf(call, 'id')), actorOf(call));
      return noContent;
    },
  },
];
