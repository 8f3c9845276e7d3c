import { type InProcessOptions, makeQueue } from '../../src/queue/in-process.ts';
import type { Timers } from '../../src/queue/timers.ts';

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

const retries = ({ message }: Error, attempt: number) => {
  if (message === 'limit') return { pause: 1000, counts: false };
  return message === 'passing' && attempt < 3 ? { pause: attempt * 1000, counts: true } : null;
};

/** A queue whose runs end when the test says so. */
function bench(options: Partial<InProcessOptions<Job>> = {}) {
  const runs: { readonly job: Job; readonly signal: AbortSignal; end(): void; fail(error: Error): void }[] = [];
  const givenUp: string[] = [];
  const clock = fakeTimers();
  const queue = makeQueue<Job>({
    nameOf: ({ name }) => name,
    urgencyOf: ({ word }) => (word.startsWith('sweep') ? 'sweep' : 'people'),
    groupOf: ({ name }) => name.split('/')[0] ?? '',
    run: (job, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        runs.push({ job, signal, end: resolve, fail: reject });
      }),
    concurrency: 2,
    timeout: 60_000,
    retryAfter: (error, attempt) => retries(error as Error, attempt),
    onGiveUp: ({ name }) => givenUp.push(name),
    timers: clock.timers,
    ...options,
  });
  const wake = (name: string, word = '') => void queue.wake({ name, word });
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

test('what may wait joins a job that is to be tried again', async () => {
  const { wake, started, runs, advance } = bench();
  wake('a', '1');
  runs[0]?.fail(new Error('passing'));
  await breathe();
  wake('a', 'sweep');
  expect(started()).toEqual(['a1']);
  await advance(1000);
  expect(started()).toEqual(['a1', 'a1']);
});

test('what somebody waits for does not wait for the pause, and has all its tries', async () => {
  const { wake, started, runs, advance, givenUp } = bench();
  wake('a', '1');
  runs[0]?.fail(new Error('passing'));
  await breathe();
  await advance(1000);
  runs[1]?.fail(new Error('passing'));
  await breathe();
  wake('a', '2');
  expect(started()).toEqual(['a1', 'a1', 'a2']);
  runs[2]?.fail(new Error('passing'));
  await breathe();
  await advance(1000);
  expect(started()).toEqual(['a1', 'a1', 'a2', 'a2']);
  expect(givenUp).toEqual([]);
});

test('waiting for a limit costs no try', async () => {
  const { wake, started, runs, advance, givenUp } = bench();
  wake('a');
  for (let index = 0; index < 10; index++) {
    runs[index]?.fail(new Error('limit'));
    await breathe();
    await advance(1000);
  }
  expect(started()).toHaveLength(11);
  expect(givenUp).toEqual([]);
});

test('what people wait for goes before sweeps', async () => {
  const { wake, started, runs } = bench({ concurrency: 1 });
  for (const name of ['a', 'b', 'c']) wake(name, 'sweep');
  wake('d', '!');
  wake('c', '!');
  for (let index = 0; index < 4; index++) {
    runs[index]?.end();
    await breathe();
  }
  expect(started()).toEqual(['asweep', 'c!', 'd!', 'bsweep']);
});

test('one group does not keep another waiting for all of its jobs', async () => {
  const { wake, started, runs } = bench();
  for (const name of ['a/1', 'a/2', 'a/3', 'a/4', 'b/1']) wake(name);
  runs[0]?.end();
  await breathe();
  expect(started()).toEqual(['a/1', 'a/2', 'b/1']);
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

test('draining does not wait for runs that do not stop', async () => {
  const { queue, wake, advance } = bench({ run: () => new Promise(() => undefined) });
  wake('a');
  const drained = queue.drain(5000);
  await advance(6000);
  await drained;
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
