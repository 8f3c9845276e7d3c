/** Sees to it that no connector takes more time than one may. */
import type { Stopped } from '../../rules/engine/check.ts';
import { OutOfTimeError, within } from '../../rules/engine/time-limit.ts';

/** Milliseconds of work for one connector: the largest that was ever published takes a second. */
export const TIME_FOR_ONE = 10_000;

export interface Watch {
  /**
   * What the work comes to.
   * @param folder the connector's
   * @param work is told why the connector is not to be inspected: that took too much once; null: it is
   */
  inspect<T>(folder: string, work: (stopped: Stopped | null) => T): T;
  /** All connectors have had their turn: what comes is about all of them. */
  done(): void;
}

/** Ends what takes too long on this thread, and does it again without looking at the connector. */
export function watchHere(time: number): Watch {
  return {
    inspect: (_, work) => {
      try {
        return within(time, () => work(null));
      } catch (error) {
        if (!(error instanceof OutOfTimeError)) throw error;
        return work('time');
      }
    },
    done: () => undefined,
  };
}

export const HERE = watchHere(TIME_FOR_ONE);
