/** A limit of time for what may take for ever, such as a pattern that somebody wrote. */
import { Script } from 'node:vm';
import { isOver, moreTime, workDone } from './work-done.ts';

const CALL = new Script('work()');

/** Work was stopped because its time was over. */
export class OutOfTimeError extends Error {
  constructor(milliseconds: number) {
    super(`took longer than ${milliseconds / 1000} seconds`);
    this.name = 'OutOfTimeError';
  }
}

/**
 * What `work` returns; throws OutOfTimeError when it takes longer. Only the time counts in which it really worked: where the
 * machine had others to serve, it is done once more with more time by the clock. Work that waits for something can't be
 * stopped so. The engine stops it wherever it is, also within the search for a pattern: that is what a context of its own is
 * for here, it shuts nothing out.
 * @param done milliseconds of work, from any moment on
 */
export function within<T>(milliseconds: number, work: () => T, done: () => number = workDone): T {
  for (let clock = milliseconds; ; ) {
    const before = done();
    try {
      return CALL.runInNewContext({ work }, { timeout: clock }) as T;
    } catch (error) {
      if ((error as { code?: unknown } | null)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      const spent = { worked: done() - before, passed: clock };
      if (isOver(spent, milliseconds)) throw new OutOfTimeError(milliseconds);
      clock = moreTime(spent, milliseconds);
    }
  }
}
