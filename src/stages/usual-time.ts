/** How long a stage usually takes in a repository. Pure. */
import type { Stage } from '../machine/machine.ts';
import type { Snapshot } from '../pull-request/snapshot.ts';

export interface UsualTime {
  /** The median, in milliseconds. */
  readonly median: number;
  /** Of how many stays. */
  readonly count: number;
}

/** Older stays than so many say little of today. */
const LAST = 20;
/** Of fewer a median is chance. */
const LEAST = 8;

/** null where too few pull requests have left the stage, or nobody has looked. */
export function usualTimeIn({ stageTimes }: Pick<Snapshot, 'stageTimes'>, { label, turn }: Stage): UsualTime | null {
  const times = (stageTimes?.get(label.toLowerCase()) ?? []).slice(0, LAST);
  if (turn === 'nobody' || times.length < LEAST) return null;
  const sorted = times.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] as number) + (sorted[Math.floor(middle)] as number)) / 2;
  return { median, count: sorted.length };
}
