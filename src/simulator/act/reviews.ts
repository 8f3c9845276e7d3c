/** Reviews: all their comments or none. */
import { notFound } from '../model/errors.ts';
import { type Hub, needRole } from '../model/hub.ts';
import { reaches } from '../model/refs.ts';
import type { Account, Pull, Review } from '../model/types.ts';
import { type Misplaced, placeOnDiff, type Spot } from './diff-position.ts';
import { addReview, needNoPending, submitReview, unprocessable, type Verdict } from './submit.ts';
import { record, tell, touch } from './tell.ts';
import { checkBody } from './text-limits.ts';
import { startThread } from './threads.ts';

export interface NewReview {
  /** null leaves it pending. */
  readonly event: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT' | null;
  readonly body: string;
  /** The head when left out. */
  readonly commit?: string;
  readonly comments: readonly (Spot & { readonly body: string })[];
}

/** The words of POST pulls/N/reviews, as measured on GitHub in 2026; the last two are older. */
const words: Record<Misplaced, string> = {
  path: 'Path could not be resolved',
  line: 'Line could not be resolved',
  hunk: 'Pull request review thread start line must be part of the same hunk as the line.',
  order: 'Pull request review thread start line must precede the end line.',
};

/** Makes a review, submitted unless it has no event. Throws 422, and nothing is kept, when one comment is off the diff. */
export function createReview(hub: Hub, pull: Pull, author: Account, input: NewReview): Review {
  needNoPending(pull, author);
  const commit = input.commit ?? pull.head.sha;
  if (!reaches(pull.repository, pull.head.sha, commit))
    throw unprocessable('The commit_id is not part of the pull request');
  checkBody('PullRequestReview', input.body, false);
  const places = placeAll(pull, commit, input.comments);
  if (input.event) checkVerdict(pull, author, input.event, input.body, places.length);
  const review = addReview(hub, pull, author, commit, input.body);
  const comments = places.map((place) => startThread(hub, pull, review, place));
  if (input.event) submitReview(hub, pull, review, input.event);
  if (input.event)
    for (const reviewComment of comments)
      tell(hub, pull, author, 'pull_request_review_comment.created', { reviewComment });
  return review;
}

/** All comments with their hunks. Throws one 422 that says what is wrong with each, and not which: so does GitHub. */
function placeAll(pull: Pull, commit: string, comments: NewReview['comments']) {
  const wrongs: string[] = [];
  const places = comments.map((comment) => {
    checkBody('PullRequestReviewComment', comment.body, true);
    const place = placeOnDiff(pull, commit, comment);
    if ('wrong' in place) wrongs.push(...place.wrong.map((wrong) => words[wrong]));
    return { ...comment, diffHunk: 'wrong' in place ? '' : place.diffHunk, commit };
  });
  if (wrongs.length > 0) throw unprocessable(new Intl.ListFormat('en').format(wrongs));
  return places;
}

function checkVerdict(pull: Pull, author: Account, event: Verdict, body: string, comments: number): void {
  if (author === pull.author && event === 'APPROVE') throw unprocessable('Can not approve your own pull request');
  if (author === pull.author && event === 'REQUEST_CHANGES')
    throw unprocessable('Can not request changes on your own pull request');
  const needsBody = event === 'REQUEST_CHANGES' || (event === 'COMMENT' && comments === 0);
  if (needsBody && body.trim() === '') throw unprocessable("Review body can't be blank");
}

/** The review of that id. Throws 404. */
export function findReview(pull: Pull, id: number): Review {
  const review = pull.reviews.find((each) => each.id === id);
  if (!review) throw notFound();
  return review;
}

/** Takes back an approval or a request for changes. */
export function dismissReview(hub: Hub, pull: Pull, review: Review, actor: Account, message: string): void {
  needRole(pull.repository, actor, 'write', 'dismiss reviews');
  if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
    throw unprocessable('Can not dismiss a commented pull request review');
  }
  if (message.trim() === '') throw unprocessable('Dismissal message can not be blank');
  review.state = 'DISMISSED';
  record(hub, pull, actor, { event: 'review_dismissed', review, message });
  tell(hub, pull, actor, 'pull_request_review.dismissed', { review });
}

/** Rewrites a review's own text. */
export function editReview(hub: Hub, pull: Pull, review: Review, actor: Account, body: string): void {
  if (actor !== review.author) needRole(pull.repository, actor, 'write', "edit another's review");
  checkBody('PullRequestReview', body, true);
  const changes = { body: { from: review.body } };
  review.body = body;
  review.updatedAt = touch(hub, pull);
  if (review.submittedAt !== null) review.edited = { by: actor, at: review.updatedAt };
  tell(hub, pull, actor, 'pull_request_review.edited', { review, extra: { changes } });
}
