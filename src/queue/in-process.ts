/** The queue in this process's memory. What it loses when the process ends, the sweep at the next start finds again. */
import { makeGivenUpList } from './given-up.ts';
import { limitRun, type RunLimit } from './limit.ts';
import { NODE_TIMERS, type Timers } from './timers.ts';
import { LAST_GRACE, type Lease, type Queue, type QueueOptions, type Retry } from './types.ts';

interface Entry<Job> {
  readonly name: string;
  job: Job;
  state: 'waiting' | 'running' | 'pausing';
  attempt: number;
  /** When it began to wait, by the clock of `now`. */
  since: number;
  /** Woken while it ran: what to run next. */
  next: { readonly job: Job } | null;
  timer: unknown;
  limit: RunLimit | null;
}

export interface InProcessOptions<Job> extends QueueOptions<Job> {
  /** Jobs of one group don't take all places while others wait. */
  readonly groupOf: (job: Job) => string;
  readonly timers?: Timers;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * Makes a queue: one run of a name at a time, `concurrency` runs at once. What people wait for goes first, then the group
 * that has the fewest runs, then who came first.
 */
export function makeQueue<Job>(options: InProcessOptions<Job>): Queue<Job> {
  const { nameOf, urgencyOf, groupOf, run, concurrency, timeout, retryAfter, onGiveUp } = options;
  const { timers = NODE_TIMERS, now = Date.now } = options;
  const entries = new Map<string, Entry<Job>>();
  const waiting: Entry<Job>[] = [];
  const running = new Map<string, number>();
  const failed = makeGivenUpList<Job>();
  const clocks: NodeJS.Timeout[] = [];
  let listeners: (() => void)[] = [];
  let draining = false;

  function wake(job: Job): void {
    if (draining) return;
    const known = entries.get(nameOf(job));
    if (!known) enqueue(job);
    else if (known.state === 'running') known.next = { job: moreUrgent(known.next?.job ?? job, job) };
    else {
      known.job = moreUrgent(known.job, job);
      if (known.state === 'pausing' && urgencyOf(job) === 'people') restart(known);
    }
  }

  /** Of two jobs of one name the newer one, unless only the older one is urgent. */
  function moreUrgent(known: Job, job: Job): Job {
    return urgencyOf(job) === 'sweep' && urgencyOf(known) === 'people' ? known : job;
  }

  function enqueue(job: Job): void {
    const name = nameOf(job);
    const entry: Entry<Job> = {
      ...{ name, job, state: 'waiting', attempt: 0, since: 0, next: null, timer: null, limit: null },
    };
    entries.set(name, entry);
    lineUp(entry);
  }

  function lineUp(entry: Entry<Job>): void {
    entry.state = 'waiting';
    entry.since = now();
    waiting.push(entry);
    pump();
  }

  function restart(entry: Entry<Job>): void {
    timers.clear(entry.timer);
    entry.attempt = 0;
    lineUp(entry);
  }

  const runsOf = ({ job }: Entry<Job>) => running.get(groupOf(job)) ?? 0;
  const rankOf = ({ job }: Entry<Job>) => (urgencyOf(job) === 'people' ? 0 : 1);
  const underWay = () => [...running.values()].reduce((sum, count) => sum + count, 0);

  function takeNext(): Entry<Job> | null {
    const first = waiting.reduce<Entry<Job> | null>((best, entry) => {
      if (!best) return entry;
      return (rankOf(entry) - rankOf(best) || runsOf(entry) - runsOf(best)) < 0 ? entry : best;
    }, null);
    if (first) waiting.splice(waiting.indexOf(first), 1);
    return first;
  }

  function pump(): void {
    while (underWay() < concurrency) {
      const entry = takeNext();
      if (!entry) return;
      void start(entry);
    }
  }

  async function start(entry: Entry<Job>): Promise<void> {
    const { job } = entry;
    const group = groupOf(job);
    running.set(group, (running.get(group) ?? 0) + 1);
    entry.state = 'running';
    entry.attempt++;
    const limit = limitRun(timeout, timers);
    entry.limit = limit;
    const lease: Lease = {
      attempt: entry.attempt,
      stillMine: async () => !limit.signal.aborted,
      wokenAgain: async () => entry.next !== null,
    };
    try {
      await run(job, limit.signal, lease);
      failed.remove(entry.name);
      end(entry);
    } catch (error) {
      fail(entry, error);
    } finally {
      limit.clear();
      const left = (running.get(group) ?? 1) - 1;
      if (left > 0) running.set(group, left);
      else running.delete(group);
      pump();
      settle();
    }
  }

  function end(entry: Entry<Job>): void {
    entries.delete(entry.name);
    if (entry.next && !draining) enqueue(entry.next.job);
  }

  /** What was asked for meanwhile reads everything afresh: it takes the place of trying again. */
  function fail(entry: Entry<Job>, error: unknown): void {
    const isOver = draining || entry.next !== null;
    const retry = isOver ? null : retryAfter(error, entry.attempt, entry.job);
    if (retry) pause(entry, retry);
    else {
      if (!isOver) giveUp(entry, error);
      end(entry);
    }
  }

  function giveUp({ name, job }: Entry<Job>, error: unknown): void {
    failed.add(name, job, error);
    onGiveUp(job, error);
  }

  function pause(entry: Entry<Job>, { pause: milliseconds, counts }: Retry): void {
    if (!counts) entry.attempt--;
    entry.state = 'pausing';
    entry.timer = timers.set(() => lineUp(entry), milliseconds);
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
    for (const clock of clocks) clearInterval(clock);
    waiting.length = 0;
    for (const entry of entries.values()) {
      if (entry.state === 'running') continue;
      timers.clear(entry.timer);
      entries.delete(entry.name);
    }
    settle();
    const stopping = timers.set(() => {
      for (const { limit } of entries.values()) limit?.stop();
    }, grace);
    let leaving: unknown;
    const late = new Promise<void>((resolve) => {
      leaving = timers.set(resolve, grace + LAST_GRACE);
    });
    await Promise.race([idle(), late]);
    timers.clear(stopping);
    timers.clear(leaving);
    for (const { limit } of entries.values()) limit?.clear();
  }

  return {
    wake: async (job) => wake(job),
    every: async (milliseconds, job) => void clocks.push(setInterval(() => wake(job), milliseconds).unref()),
    givenUp: async () => failed.list(),
    line: async () => ({
      waiting: waiting.length,
      pausing: [...entries.values()].filter(({ state }) => state === 'pausing').length,
      oldest:
        waiting.length === 0
          ? 0
          : now() - waiting.reduce((first, { since }) => Math.min(first, since), Number.POSITIVE_INFINITY),
    }),
    idle,
    drain,
  };
}
