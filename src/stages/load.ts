/** Reads rules/stages.yml. */
import type { Machine } from './machine.ts';

/** Throws FileError (file, line, reason) when the machine is not as it must be. */
export declare function loadMachine(): Machine;
