/** Signs of life: whatever a person does on a pull request. */
import type { Actor } from '../pull-request/actors.ts';
import type { Snapshot } from '../pull-request/snapshot.ts';
import { latest } from './turn.ts';

/**
 * When a person last did something; a push counts as of when the App saw it. null: nothing but the opening.
 * @param now ISO 8601: a head without a check has just been pushed
 */
export function lastActivity(snapshot: Snapshot, now: string): string | null {
  return snapshot.checkRun === null ? now : latest(deeds(snapshot).map(({ at }) => at));
}

/** When somebody who may ask for it last gave a sign of life after a moment: the author, or anybody with a say. */
export function wasActiveAfter(snapshot: Snapshot, moment: string, counts: (actor: Actor) => boolean): boolean {
  return deeds(snapshot).some(({ by, at }) => by !== null && at > moment && counts(by));
}

function deeds(snapshot: Snapshot): { readonly by: Actor | null; readonly at: string }[] {
  const { comments, threads, reviews, labelEvents, events, checkRun } = snapshot;
  const all = [
    ...comments.map(({ author, createdAt, updatedAt }) => ({
      by: author,
      at: latest([createdAt, updatedAt]) as string,
    })),
    ...threads.flatMap((thread) => thread.comments.map(({ author, createdAt }) => ({ by: author, at: createdAt }))),
    ...reviews.map(({ author, submittedAt }) => ({ by: author, at: submittedAt })),
    ...[...labelEvents, ...events].map(({ actor, at }) => ({ by: actor, at })),
  ];
  const push = checkRun?.startedAt ? [{ by: null, at: checkRun.startedAt }] : [];
  return [...all.filter(({ by }) => by.type === 'user'), ...push];
}
