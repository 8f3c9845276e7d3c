/** How V8 is to run reviews. Its own settings are for programs whose few hot functions run for hours. */
import { setFlagsFromString } from 'node:v8';

/**
 * Memory: V8 lets the space for young objects grow to 16 MB a half, and three of them lie there at the peak. One that stays
 * small is emptied more often, which costs a few milliseconds for the largest connector.
 */
const SMALL_YOUNG_SPACE = '--semi-space-growth-factor=1';

/**
 * Time: hundreds of rules are called some thousand times each. V8 of Node 20 takes that for worth its optimising compiler,
 * which then has no time to pay for itself: a third of a run. So it waits nine times as long. Later engines have a cheaper
 * compiler before that one, and know this flag no more.
 */
const PATIENT_COMPILER = '--interrupt-budget=600000';

/** For the command line, which comes and goes. @param version of V8, as `process.versions.v8` has it */
export function commandFlags(version: string): readonly string[] {
  return [SMALL_YOUNG_SPACE, ...serverFlags(version)];
}

/** For the App, which has memory and stays. @param version of V8, as `process.versions.v8` has it */
export function serverFlags(version: string): readonly string[] {
  return Number.parseInt(version, 10) === 11 ? [PATIENT_COMPILER] : [];
}

/** Sets flags for this process. Before any kept bytecode is read: V8 refuses what was made under other flags. */
export function tuneEngine(flags: readonly string[]): void {
  for (const flag of flags) setFlagsFromString(flag);
}
