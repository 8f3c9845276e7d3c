import { makeQueue } from '../../src/queue/in-process.ts';
import type { QueueOptions, Timers } from '../../src/queue/types.ts';

interface Job {
  readonly name: string;
  readonly word: string;
}

/** A clock that moves when it is told to. */
function fakeTimers() {
  let now = 0;
  let pending: { readonly at: number; readonly callback: () => void }[] = [];
  const timers: Timers = {
    set: (callback, milliseconds) => {
      const timer = { at: now + milliseconds, callback };
      pending.push(timer);
      return timer;
    },
    clear: (handle) => {
      pending = pending.filter((timer) => timer !== handle);
    },
  };
  const advance = async (milliseconds: number) => {
    now += milliseconds;
    for (const timer of pending.filter(({ at }) => at <= now)) {
      timers.clear(timer);
      timer.callback();
    }
    await breathe();
  };
  return { timers, advance };
}

/** Lets everything go on that can. */
const breathe = () => new Promise((resolve) => setImmediate(resolve));

/** A queue whose runs end when the test says so. */
function bench(options: Partial<QueueOptions<Job>> = {}) {
  const runs: { readonly job: Job; readonly signal: AbortSignal; end(): void; fail(error: Error): void }[] = [];
  const givenUp: string[] = [];
  const clock = fakeTimers();
  const queue = makeQueue<Job>({
    nameOf: ({ name }) => name,
    run: (job, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        runs.push({ job, signal, end: resolve, fail: reject });
      }),
    concurrency: 2,
    timeout: 60_000,
    retryAfter: (error, attempt) => ((error as Error).message === 'passing' && attempt < 3 ? attempt * 1000 : null),
    onGiveUp: ({ name }) => givenUp.push(name),
    timers: clock.timers,
    ...options,
  });
  const wake = (name: string, word = '') => queue.wake({ name, word });
  const started = () => runs.map(({ job }) => job.name + job.word);
  return { queue, runs, givenUp, wake, started, ...clock };
}

test('a job runs at once when there is room', async () => {
  const { wake, started } = bench();
  wake('a');
  expect(started()).toEqual(['a']);
});

test('no more than so many run at once, and the others follow in their order', async () => {
  const { wake, started, runs } = bench();
  for (const name of ['a', 'b', 'c', 'd']) wake(name);
  expect(started()).toEqual(['a', 'b']);
  runs[1]?.end();
  await breathe();
  expect(started()).toEqual(['a', 'b', 'c']);
});

test('a newer wake joins the one that waits', async () => {
  const { wake, started, runs } = bench({ concurrency: 1 });
  wake('a');
  wake('b', '1');
  wake('b', '2');
  runs[0]?.end();
  await breathe();
  runs[1]?.end();
  await breathe();
  expect(started()).toEqual(['a', 'b2']);
});

test('any number of wakes during a run cause exactly one more, and never two at once', async () => {
  const { wake, started, runs, queue } = bench();
  wake('a', '1');
  wake('a', '2');
  wake('a', '3');
  expect(started()).toEqual(['a1']);
  runs[0]?.end();
  await breathe();
  expect(started()).toEqual(['a1', 'a3']);
  runs[1]?.end();
  await queue.idle();
  expect(started()).toEqual(['a1', 'a3']);
});

test('a fault that passes is tried again after its pause', async () => {
  const { wake, started, runs, advance, givenUp } = bench();
  wake('a');
  runs[0]?.fail(new Error('passing'));
  await breathe();
  await advance(999);
  expect(started()).toEqual(['a']);
  await advance(1);
  expect(started()).toEqual(['a', 'a']);
  expect(givenUp).toEqual([]);
});

test('a wake while a job waits to be tried again joins it', async () => {
  const { wake, started, runs, advance } = bench();
  wake('a', '1');
  runs[0]?.fail(new Error('passing'));
  await breathe();
  wake('a', '2');
  await advance(1000);
  expect(started()).toEqual(['a1', 'a2']);
});

test('a fault that keeps coming is given up, loudly', async () => {
  const { wake, runs, advance, givenUp, queue } = bench();
  wake('a');
  for (const index of [0, 1, 2]) {
    runs[index]?.fail(new Error('passing'));
    await breathe();
    await advance(10_000);
  }
  await queue.idle();
  expect(runs).toHaveLength(3);
  expect(givenUp).toEqual(['a']);
});

test('a mistake is given up at once, and what was woken meanwhile still runs', async () => {
  const { wake, runs, started, givenUp } = bench();
  wake('a', '1');
  wake('a', '2');
  runs[0]?.fail(new Error('mistake'));
  await breathe();
  expect(givenUp).toEqual(['a']);
  expect(started()).toEqual(['a1', 'a2']);
});

test('a run that takes too long is aborted', async () => {
  const { wake, runs, advance, givenUp } = bench();
  wake('a');
  await advance(60_000);
  expect(runs[0]?.signal.aborted).toBe(true);
  expect(givenUp).toEqual(['a']);
});

test('draining drops what waits, takes nothing new, and lets runs end', async () => {
  const { wake, runs, started, queue } = bench({ concurrency: 1 });
  wake('a');
  wake('b');
  const drained = queue.drain(5000);
  wake('c');
  runs[0]?.end();
  await drained;
  expect(started()).toEqual(['a']);
});

test('draining aborts runs that outlast their grace', async () => {
  const { wake, runs, queue, advance } = bench();
  wake('a');
  const drained = queue.drain(5000);
  await advance(5000);
  await drained;
  expect(runs[0]?.signal.aborted).toBe(true);
});

test('idle waits for jobs that are to be tried again', async () => {
  const { wake, runs, queue, advance } = bench();
  wake('a');
  runs[0]?.fail(new Error('passing'));
  await breathe();
  let idle = false;
  void queue.idle().then(() => {
    idle = true;
  });
  await breathe();
  expect(idle).toBe(false);
  await advance(1000);
  runs[1]?.end();
  await breathe();
  expect(idle).toBe(true);
});
