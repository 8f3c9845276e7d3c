/** Comments on lines and files of the diff. */
import type { Spot } from '../act/diff-position.ts';
import {
  createReviewComment,
  deleteReviewComment,
  editReviewComment,
  findReviewComment,
  reply,
} from '../act/threads.ts';
import { reviewCommentJson } from '../json/talk.ts';
import { GitHubError } from '../model/errors.ts';
import { reaches } from '../model/refs.ts';
import type { Review } from '../model/types.ts';
import { object, oneOf, text, whole } from './body.ts';
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

export interface CommentBody {
  path: string;
  body: string;
  line?: number;
  start_line?: number;
  side?: Spot['side'];
  start_side?: Spot['side'];
}

/** GitHub: the right side unless told; a range on two sides is beyond the simulator. */
export function spotOf({ path, line, start_line, side = 'RIGHT' }: CommentBody): Spot {
  return { path, line: line ?? null, startLine: start_line ?? null, side };
}

/** A pending review is its author's alone. */
export function visible(call: Call, review: Review): boolean {
  return review.state !== 'PENDING' || review.author === actorOf(call);
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
/** What a comment's body may say of its place. */
export const spot = { path: text, body: text, line: whole, start_line: whole, side, start_side: side };
const read: Pick<Route, 'method' | 'auth' | 'needs'> = { method: 'GET', auth: 'token', needs: ['pull_requests:read'] };
const write: Pick<Route, 'auth' | 'needs'> = { auth: 'token', needs: ['pull_requests:write'] };
const newComment = object({ ...spot, commit_id: text, subject_type: oneOf('line', 'file') }, [
  'body',
  'commit_id',
  'path',
]);
const withBody = object({ body: text }, ['body']);

export const reviewCommentRoutes: readonly Route[] = [
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
