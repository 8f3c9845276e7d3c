/** The texts in which people may give commands: comments of the conversation, and what reviews say as a whole. */

import type { Comment, Review } from './posts.ts';
import type { Snapshot } from './snapshot.ts';

/** One text, wherever it stands. */
export interface CommandSource
  extends Pick<Comment, 'nodeId' | 'author' | 'body' | 'editedAt' | 'editor' | 'reactions'> {
  /** Where it stands on the pull request's page: `issuecomment-1`, `pullrequestreview-1`. */
  readonly anchor: string;
  /** ISO 8601: when others could read it first. */
  readonly createdAt: string;
}

/** All of them, in the order of the conversation. */
export function commandSourcesIn({ comments, reviews }: Pick<Snapshot, 'comments' | 'reviews'>): CommandSource[] {
  const all = [...comments.map(ofComment), ...reviews.map(ofReview)];
  return all.sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
}

function ofComment(comment: Comment): CommandSource {
  return { ...comment, anchor: `issuecomment-${comment.id}` };
}

function ofReview(review: Review): CommandSource {
  return { ...review, anchor: `pullrequestreview-${review.id}`, createdAt: review.submittedAt };
}
