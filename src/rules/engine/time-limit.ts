/** A limit of time for what may take for ever, such as a pattern that somebody wrote. */
import { Script } from 'node:vm';

const CALL = new Script('work()');

/** Work was stopped because its time was over. */
export class OutOfTimeError extends Error {
  constructor(milliseconds: number) {
    super(`took longer than ${milliseconds / 1000} seconds`);
    this.name = 'OutOfTimeError';
  }
}

/**
 * What `work` returns; throws OutOfTimeError when it takes longer. Work that waits for something can't be stopped so. The
 * engine stops it wherever it is, also within the search for a pattern: that is what a context of its own is for here, it
 * shuts nothing out.
 */
export function within<T>(milliseconds: number, work: () => T): T {
  try {
    return CALL.runInNewContext({ work }, { timeout: milliseconds }) as T;
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new OutOfTimeError(milliseconds);
  }
}
