/** A review before and at its submission: what single comments and whole reviews share. */
import { GitHubError } from '../model/errors.ts';
import { type Hub, newIds } from '../model/hub.ts';
import type { Account, Pull, Review } from '../model/types.ts';
import { tell, touch } from './tell.ts';

const states = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

export type Verdict = keyof typeof states;

/** GitHub's refusal of a review: a word or two for all of it. */
export const unprocessable = (error: string) => new GitHubError(422, 'Unprocessable Entity', [error]);

/** GitHub: one pending review a person a pull request. */
export function needNoPending(pull: Pull, author: Account): void {
  if (!pull.reviews.some((review) => review.author === author && review.state === 'PENDING')) return;
  throw unprocessable('User can only have one pending review per pull request');
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
    edited: null,
    reactions: [],
  };
  pull.reviews.push(review);
  return review;
}

/** Submits a pending review. */
export function submitReview(hub: Hub, pull: Pull, review: Review, event: Verdict): void {
  if (review.state !== 'PENDING') throw unprocessable('Can not submit a review that is not pending');
  review.state = states[event];
  review.submittedAt = touch(hub, pull);
  review.updatedAt = review.submittedAt;
  pull.requestedReviewers = pull.requestedReviewers.filter((person) => person !== review.author);
  tell(hub, pull, review.author, 'pull_request_review.submitted', { review });
}
