/** Which of the pull requests that a sweep sees it wakes. Pure. */
import type { SeenPull } from '../github/read/sweep.ts';
import { holds, type Settled, settledIn, settledOn } from '../pull-request/seen-state.ts';
import type { Which } from '../queue/jobs.ts';
import type { GivenUp } from '../queue/types.ts';

/** What is known from before. */
export interface Known {
  /** What was decided last for each, where anybody remembers. */
  readonly settled: ReadonlyMap<number, Settled>;
  /** What the last sweep saw. */
  readonly listed: ReadonlySet<number>;
  /** Those that were given up. */
  readonly givenUp: ReadonlyMap<number, Pick<GivenUp<unknown>, 'at' | 'times'>>;
}

/** Milliseconds that one rests that was given up twice in a row; twice as long each time after. */
const REST = 10 * 60_000;
const LONGEST_REST = 60 * 60_000;

/**
 * Numbers of those to be reviewed. One that is not listed any more has come to its end, or has lost its label: it is looked
 * at once more.
 *
 * @param now milliseconds since 1970
 */
export function wokenBy(which: Which, pulls: readonly SeenPull[], known: Known, now: number): number[] {
  if (typeof which !== 'string')
    return pulls.filter(({ headSha }) => headSha === which.head).map(({ number }) => number);
  const listed = new Set(pulls.map(({ number }) => number));
  const gone = [...known.listed].filter((number) => !listed.has(number));
  const open = pulls.filter((pull) => which === 'all' || !isSettled(pull, known, now)).map(({ number }) => number);
  const timers = [...known.settled].filter(([, { due }]) => due !== null && Date.parse(due) <= now);
  const wanted = new Set([...open, ...gone, ...timers.map(([number]) => number), ...known.givenUp.keys()]);
  return [...wanted].filter((number) => which !== 'due' || !rests(known.givenUp.get(number), now));
}

function isSettled({ number, state, externalId, hasOlderChecks }: SeenPull, { settled }: Known, now: number): boolean {
  if (hasOlderChecks) return false;
  const seen = settledOn(state, null);
  const decided = [settled.get(number), settledIn(externalId)];
  return decided.some((each) => each && holds(each, seen, now));
}

/** What fails again and again is tried more seldom. */
function rests(givenUp: Pick<GivenUp<unknown>, 'at' | 'times'> | undefined, now: number): boolean {
  if (!givenUp || givenUp.times < 2) return false;
  return now < Date.parse(givenUp.at) + Math.min(LONGEST_REST, REST * 2 ** (givenUp.times - 2));
}
