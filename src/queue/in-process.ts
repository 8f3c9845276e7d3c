/** The queue in this process's memory. What it loses when the process ends, the sweep at the next start finds again. */
import type { Queue, QueueOptions, Timers } from './types.ts';

interface Entry<Job> {
  readonly name: string;
  job: Job;
  state: 'waiting' | 'running' | 'pausing';
  attempt: number;
  /** Woken while it ran: what to run next. */
  next: { readonly job: Job } | null;
  timer: unknown;
  readonly abort: AbortController;
}

const NODE_TIMERS: Timers = {
  set: (callback, milliseconds) => setTimeout(callback, milliseconds),
  clear: (handle) => clearTimeout(handle as NodeJS.Timeout),
};

/** Makes a queue: one run of a name at a time, `concurrency` runs at once, first come first served. */
export function makeQueue<Job>(options: QueueOptions<Job>): Queue<Job> {
  const { nameOf, run, concurrency, timeout, retryAfter, onGiveUp, timers = NODE_TIMERS } = options;
  const entries = new Map<string, Entry<Job>>();
  const waiting: Entry<Job>[] = [];
  let listeners: (() => void)[] = [];
  let running = 0;
  let draining = false;

  function wake(job: Job): void {
    if (draining) return;
    const known = entries.get(nameOf(job));
    if (!known) enqueue(job);
    else if (known.state === 'running') known.next = { job };
    else known.job = job;
  }

  function enqueue(job: Job): void {
    const name = nameOf(job);
    const abort = new AbortController();
    const entry: Entry<Job> = { name, job, state: 'waiting', attempt: 0, next: null, timer: null, abort };
    entries.set(name, entry);
    waiting.push(entry);
    pump();
  }

  function pump(): void {
    while (running < concurrency) {
      const entry = waiting.shift();
      if (!entry) return;
      void start(entry);
    }
  }

  async function start(entry: Entry<Job>): Promise<void> {
    running++;
    entry.state = 'running';
    entry.attempt++;
    const late = new AbortController();
    const limit = timers.set(
      () => late.abort(new DOMException(`took longer than ${timeout} ms`, 'TimeoutError')),
      timeout,
    );
    try {
      await run(entry.job, AbortSignal.any([late.signal, entry.abort.signal]));
      end(entry);
    } catch (error) {
      fail(entry, error);
    } finally {
      timers.clear(limit);
      running--;
      pump();
      settle();
    }
  }

  function end(entry: Entry<Job>): void {
    entries.delete(entry.name);
    if (entry.next && !draining) enqueue(entry.next.job);
  }

  function fail(entry: Entry<Job>, error: unknown): void {
    const pause = draining ? null : retryAfter(error, entry.attempt);
    if (pause === null) {
      onGiveUp(entry.job, error);
      end(entry);
      return;
    }
    // The run to come reads everything afresh: it is the one that was asked for meanwhile, too.
    entry.job = entry.next?.job ?? entry.job;
    entry.next = null;
    entry.state = 'pausing';
    entry.timer = timers.set(() => {
      entry.state = 'waiting';
      waiting.push(entry);
      pump();
    }, pause);
  }

  function settle(): void {
    if (entries.size > 0) return;
    for (const resolve of listeners) resolve();
    listeners = [];
  }

  async function idle(): Promise<void> {
    if (entries.size > 0) await new Promise<void>((resolve) => listeners.push(resolve));
  }

  async function drain(grace: number): Promise<void> {
    draining = true;
    waiting.length = 0;
    for (const entry of entries.values()) {
      if (entry.state === 'running') continue;
      timers.clear(entry.timer);
      entries.delete(entry.name);
    }
    settle();
    const limit = timers.set(() => {
      for (const { abort } of entries.values()) abort.abort(new DOMException('shutting down', 'AbortError'));
    }, grace);
    await idle();
    timers.clear(limit);
  }

  return { wake, idle, drain };
}
