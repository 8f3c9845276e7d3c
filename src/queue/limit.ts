/** One run's signal: aborted when the run takes too long or is told to stop. */
import type { Timers } from './timers.ts';

export interface RunLimit {
  readonly signal: AbortSignal;
  stop(): void;
  /** The run is over. */
  clear(): void;
}

/**
 * One controller for both reasons: Node 20 forgets a signal that is held by `AbortSignal.any` only.
 * @param timeout milliseconds
 */
export function limitRun(timeout: number, timers: Timers): RunLimit {
  const abort = new AbortController();
  const late = () => abort.abort(new DOMException(`took longer than ${timeout} ms`, 'TimeoutError'));
  const timer = timers.set(late, timeout);
  return {
    signal: abort.signal,
    stop: () => abort.abort(new DOMException('shutting down', 'AbortError')),
    clear: () => timers.clear(timer),
  };
}
