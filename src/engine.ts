/** How V8 is to run the command line, which comes and goes. Its own settings are for programs that stay, such as the App. */
import { setFlagsFromString } from 'node:v8';

/**
 * Memory: V8 lets the space for young objects grow to 16 MB a half, and three of them lie there at the peak. One that stays
 * small is emptied more often, which costs a few milliseconds for the largest connector.
 */
const SMALL_YOUNG_SPACE = '--semi-space-growth-factor=1';

/**
 * Memory again: V8 lets all other space grow to four times of what was alive in it, which after a thousand connectors is
 * most of the memory. Twice will do.
 */
const SMALL_OLD_SPACE = '--heap-growing-percent=100';

/**
 * Time: hundreds of rules are called some thousand times each. V8 of Node 20 takes that for worth its optimising compiler,
 * which then has no time to pay for itself: a third of a run. So it waits nine times as long. Later engines have a cheaper
 * compiler before that one, and know this flag no more.
 */
const PATIENT_COMPILER = '--interrupt-budget=600000';

/** The flags for an engine. @param version of V8, as `process.versions.v8` has it */
export function flagsFor(version: string): readonly string[] {
  const compiler = Number.parseInt(version, 10) === 11 ? [PATIENT_COMPILER] : [];
  return [SMALL_YOUNG_SPACE, SMALL_OLD_SPACE, ...compiler];
}

/** Sets them for this process. Before any kept bytecode is read: V8 refuses what was made under other flags. */
export function tuneEngine(version: string): void {
  for (const flag of flagsFor(version)) setFlagsFromString(flag);
}
