/** Holds what is done on another thread to limits of time and memory. Knows nothing of threads: it ends an attempt, and makes another. */
import type { Stopped } from '../../rules/engine/check.ts';
import { isOver } from '../../rules/engine/work-done.ts';
import type { Shares, Turn } from './shares.ts';

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

/** No connector is to blame: it took too much before the first one's turn, or without any. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
  constructor(why: Stopped) {
    super(`was ended: it took too much ${why}, and no one connector is to blame`);
  }
}

/** Attempts that may be ended for one pull request: after that only those are inspected that came to their end before. */
const MOST_ENDED = 5;

/** How long a turn may take. */
export interface TimeLimit {
  /** Milliseconds of work. */
  readonly time: number;
  /** Who knows what of the process's work is the turn's. */
  readonly shares: Shares;
}

/**
 * What an attempt comes to. A connector whose turn takes too much time or memory ends the attempt, and the next one goes
 * without it, so that all others are inspected. For what comes after all turns, and is made of what was found in them, the
 * one whose turn was the longest is to blame.
 * @throws StoppedError, and whatever an attempt rejects with while its time is not over
 */
export async function supervise<T>(limit: TimeLimit, attempt: (one: Attempt) => Promise<T>): Promise<T> {
  const stopped = new Map<string, Stopped>();
  const turns = new Map<string, number>();
  for (;;) {
    const only = stopped.size < MOST_ENDED ? null : new Set(turns.keys());
    const ended = await once(limit, { stopped, only }, turns, attempt);
    if ('result' in ended) return ended.result;
    const at = ended.at ?? longest(turns, stopped);
    if (at === null || stopped.has(at)) throw new StoppedError(ended.why);
    stopped.set(at, ended.why);
  }
}

/** The connector whose turn was the longest, of those that were not ended yet. */
function longest(turns: ReadonlyMap<string, number>, stopped: LeftOut['stopped']): string | null {
  const left = [...turns].filter(([folder]) => !stopped.has(folder));
  return left.reduce<readonly [string | null, number]>((most, one) => (one[1] > most[1] ? one : most), [null, -1])[0];
}

type Ended<T> = { readonly result: T } | { readonly at: string | null; readonly why: Stopped };

async function once<T>(
  { time, shares }: TimeLimit,
  leftOut: LeftOut,
  turns: Map<string, number>,
  attempt: (one: Attempt) => Promise<T>,
): Promise<Ended<T>> {
  const over = new AbortController();
  let at: string | null = null;
  let since = 0;
  let turn: Turn | undefined;
  let timer: NodeJS.Timeout | undefined;
  const look = (worker: Turn) => {
    const spent = { worked: worker.worked(), passed: performance.now() - since };
    if (isOver(spent, time)) over.abort();
    else timer = setTimeout(look, time - spent.worked, worker);
  };
  // Waiting for a free thread takes nobody's time: the first turn starts the clock.
  const begin = (folder: string | null) => {
    const now = performance.now();
    if (at !== null) turns.set(at, now - since);
    if (folder !== null) turns.set(folder, 0);
    at = folder;
    since = now;
    clearTimeout(timer);
    turn?.end();
    turn = shares.begin();
    timer = setTimeout(look, time, turn);
  };
  try {
    return { result: await attempt({ leftOut, begin, signal: over.signal }) };
  } catch (error) {
    if (over.signal.aborted) return { at, why: 'time' };
    if (error instanceof OutOfMemoryError) return { at, why: 'memory' };
    throw error;
  } finally {
    clearTimeout(timer);
    turn?.end();
  }
}
