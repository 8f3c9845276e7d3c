/** Holds what is done on another thread to limits of time and memory. Knows nothing of threads: it ends an attempt, and makes another. */
import type { Stopped } from '../../rules/engine/check.ts';

/** What an attempt is to leave out. */
export interface LeftOut {
  /** Connectors by folder that were ended once. */
  readonly stopped: ReadonlyMap<string, Stopped>;
  /** The only ones whose turn may come; null: all that were not ended. */
  readonly only: ReadonlySet<string> | null;
}

/** Why a connector is left out; null: it is not. */
export function whyLeftOut({ stopped, only }: LeftOut, folder: string): Stopped | null {
  return stopped.get(folder) ?? (only === null || only.has(folder) ? null : 'time');
}

/** One attempt. */
export interface Attempt {
  readonly leftOut: LeftOut;
  /** To be told whenever the next connector's turn begins: its folder, or null for what is about all of them. */
  readonly begin: (folder: string | null) => void;
  /** Aborted when the time of that turn is over: the attempt must end, wherever it is. */
  readonly signal: AbortSignal;
}

/** The attempt took more memory than there is for it. */
export class OutOfMemoryError extends Error {
  override readonly name = 'OutOfMemoryError';
}

/** No connector is to blame: what is about all of them took too much. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
  constructor(why: Stopped) {
    super(`was ended: it took too much ${why}, and no one connector is to blame`);
  }
}

/** Attempts that may be ended for one pull request: after that only those are inspected that came to their end before. */
const MOST_ENDED = 5;

/**
 * What an attempt comes to. A connector whose turn takes too much time or memory ends the attempt, and the next one goes
 * without it, so that all others are inspected.
 * @param time milliseconds for each turn
 * @throws StoppedError, and whatever an attempt rejects with while its time is not over
 */
export async function supervise<T>(time: number, attempt: (one: Attempt) => Promise<T>): Promise<T> {
  const stopped = new Map<string, Stopped>();
  const begun = new Set<string>();
  for (;;) {
    const only = stopped.size < MOST_ENDED ? null : new Set(begun);
    const ended = await once(time, { stopped, only }, begun, attempt);
    if ('result' in ended) return ended.result;
    if (ended.at === null || stopped.has(ended.at)) throw new StoppedError(ended.why);
    stopped.set(ended.at, ended.why);
  }
}

type Ended<T> = { readonly result: T } | { readonly at: string | null; readonly why: Stopped };

async function once<T>(
  time: number,
  leftOut: LeftOut,
  begun: Set<string>,
  attempt: (one: Attempt) => Promise<T>,
): Promise<Ended<T>> {
  const over = new AbortController();
  let at: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  // Waiting for a free thread takes nobody's time: the first turn starts the clock.
  const begin = (folder: string | null) => {
    at = folder;
    if (folder !== null) begun.add(folder);
    clearTimeout(timer);
    timer = setTimeout(() => over.abort(), time);
  };
  try {
    return { result: await attempt({ leftOut, begin, signal: over.signal }) };
  } catch (error) {
    if (over.signal.aborted) return { at, why: 'time' };
    if (error instanceof OutOfMemoryError) return { at, why: 'memory' };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
