/** Reviews. */
import { createReview, dismissReview, editReview, findReview } from '../act/reviews.ts';
import { submitReview } from '../act/submit.ts';
import { reviewJson } from '../json/talk.ts';
import { GitHubError, notFound } from '../model/errors.ts';
import type { Review } from '../model/types.ts';
import { list, object, oneOf, text } from './body.ts';
import { page } from './paging.ts';
import { type Answer, actorOf, type Call, idOf, ok, pullOf, type Route } from './route.ts';
import { type CommentBody, spot, spotOf, visible } from './routes-review-comments.ts';

type Event = 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT';

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

const pull = '/repos/:owner/:repo/pulls/:number';
const read: Pick<Route, 'method' | 'auth' | 'needs'> = { method: 'GET', auth: 'token', needs: ['pull_requests:read'] };
const write: Pick<Route, 'auth' | 'needs'> = { auth: 'token', needs: ['pull_requests:write'] };
const event = oneOf('APPROVE', 'REQUEST_CHANGES', 'COMMENT');
const newReview = object({ event, body: text, commit_id: text, comments: list(object(spot, ['path', 'body'])) });
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
];
