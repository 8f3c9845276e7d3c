/** Desired minus actual: the smallest set of writes, as data. Pure. */
import type { Action, Desired, Snapshot } from './types.ts';

export declare function plan(snapshot: Snapshot, desired: Desired, now: string): Action[];
