/** What should be. Pure: the snapshot, the findings, the stages and the time decide. */
import type { Machine } from '../stages/machine.ts';
import type { Inspection } from './inspect.ts';
import type { Desired, Snapshot } from './types.ts';

export declare function decide(snapshot: Snapshot, inspection: Inspection, machine: Machine, now: string): Desired;
