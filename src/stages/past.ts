/** What earlier runs left behind, as far as the stage machine asks. */
import { noticeId } from '../pull-request/markers.ts';
import { lastSummaryOf, noticesIn } from '../pull-request/own-comments.ts';
import type { Snapshot } from '../pull-request/snapshot.ts';
import type { Move } from './move.ts';

/** What the App remembers of earlier runs, read off its own comments. */
export interface Past {
  /** The stage it last found. */
  readonly was: string | null;
  /** Whether a move was refused before because of who asked: it does not come true later. */
  readonly isSpent: (move: Move) => boolean;
  /** Whether a move came too early: it waits until its requirements hold, or until another stage is asked for. */
  readonly isWaiting: (move: Move) => boolean;
}

export const NO_PAST: Past = { was: null, isSpent: () => false, isWaiting: () => false };

/** The occasion of a refusal. Who asked belongs to it: GitHub's times are in whole seconds, in which two may ask. */
export function refusalOf({ stage, by, at }: Move): ['refused', string, string, string] {
  return ['refused', stage.id, at, by.login];
}

/** The occasion of a request that came too early. */
export function waitingOf({ stage, by, at }: Move): ['waits', string, string, string] {
  return ['waits', stage.id, at, by.login];
}

/** What the stage machine needs to know of earlier runs. */
export function pastOf(snapshot: Snapshot): Past {
  const noticed = new Set(noticesIn(snapshot).map(({ id }) => id));
  return {
    was: lastSummaryOf(snapshot)?.stage ?? null,
    isSpent: (move) => noticed.has(noticeId(refusalOf(move))),
    isWaiting: (move) => noticed.has(noticeId(waitingOf(move))),
  };
}
