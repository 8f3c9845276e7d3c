/** Reviews: all their comments or none. */
import { GitHubError, notFound } from '../model/errors.ts';
import { type Hub, needRole, newIds } from '../model/hub.ts';
import { reaches } from '../model/refs.ts';
import type { Account, Pull, Review } from '../model/types.ts';
import { type Misplaced, placeOnDiff, type Spot } from './place.ts';
import { record, tell, touch } from './tell.ts';
import { checkBody } from './text.ts';
import { startThread } from './threads.ts';

export interface NewReview {
  /** null leaves it pending. */
  readonly event: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT' | null;
  readonly body: string;
  /** The head when left out. */
  readonly commit?: string;
  readonly comments: readonly (Spot & { readonly body: string })[];
}

const states = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

/** The words of POST pulls/N/reviews, as seen in the wild. */
const words: Record<Misplaced, string> = {
  path: 'Path could not be resolved',
  line: "Pull request review thread line must be part of the diff and Pull request review thread diff hunk can't be blank",
  hunk: 'Pull request review thread start line must be part of the same hunk as the line.',
  order: 'Pull request review thread start line must precede the end line.',
};

const unprocessable = (error: string) => new GitHubError(422, 'Unprocessable Entity', [error]);

/** Makes a review, submitted unless it has no event. Throws 422, and nothing is kept, when one comment is off the diff. */
export function createReview(hub: Hub, pull: Pull, author: Account, input: NewReview): Review {
  needNoPending(pull, author);
  const commit = input.commit ?? pull.head.sha;
  if (!reaches(pull.repository, pull.head.sha, commit))
    throw unprocessable('The commit_id is not part of the pull request');
  checkBody('PullRequestReview', input.body, false);
  const places = input.comments.map((comment) => {
    checkBody('PullRequestReviewComment', comment.body, true);
    const place = placeOnDiff(pull, commit, comment);
    if ('wrong' in place) throw unprocessable(place.wrong.map((wrong) => words[wrong]).join(', '));
    return { ...comment, diffHunk: place.diffHunk, commit };
  });
  if (input.event) checkVerdict(pull, author, input.event, input.body, places.length);
  const review = addReview(hub, pull, author, commit, input.body);
  const comments = places.map((place) => startThread(hub, pull, review, place));
  if (input.event) submitReview(hub, pull, review, input.event);
  if (input.event)
    for (const reviewComment of comments)
      tell(hub, pull, author, 'pull_request_review_comment.created', { reviewComment });
  return review;
}

/** GitHub: one pending review a person a pull request. */
export function needNoPending(pull: Pull, author: Account): void {
  if (!pull.reviews.some((review) => review.author === author && review.state === 'PENDING')) return;
  throw unprocessable('User can only have one pending review per pull request');
}

function checkVerdict(pull: Pull, author: Account, event: keyof typeof states, body: string, comments: number): void {
  if (author === pull.author && event === 'APPROVE') throw unprocessable('Can not approve your own pull request');
  if (author === pull.author && event === 'REQUEST_CHANGES')
    throw unprocessable('Can not request changes on your own pull request');
  const needsBody = event === 'REQUEST_CHANGES' || (event === 'COMMENT' && comments === 0);
  if (needsBody && body.trim() === '') throw unprocessable("Review body can't be blank");
}

/** A review without comments, pending. */
export function addReview(hub: Hub, pull: Pull, author: Account, commit: string, body: string): Review {
  const updatedAt = touch(hub, pull);
  const review: Review = {
    ...newIds(hub, 'PRR'),
    author,
    state: 'PENDING',
    body,
    commit,
    submittedAt: null,
    updatedAt,
  };
  pull.reviews.push(review);
  return review;
}

/** Submits a pending review. */
export function submitReview(hub: Hub, pull: Pull, review: Review, event: keyof typeof states): void {
  if (review.state !== 'PENDING') throw unprocessable('Can not submit a review that is not pending');
  review.state = states[event];
  review.submittedAt = touch(hub, pull);
  review.updatedAt = review.submittedAt;
  tell(hub, pull, review.author, 'pull_request_review.submitted', { review });
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
  tell(hub, pull, actor, 'pull_request_review.edited', { review, extra: { changes } });
}
