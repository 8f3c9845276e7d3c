/** What every queue promises, whoever keeps it: in this process, or in Redis for several. */
import { setTimeout as sleep } from 'node:timers/promises';
import { makeQueue } from '../../src/queue/in-process.ts';
import type { Lease, Queue, QueueOptions } from '../../src/queue/types.ts';
import { connectRedis } from '../../src/redis/connection.ts';
import { makeRedisQueue } from '../../src/redis/queue.ts';
import { hasRedis, startRedis, type TestRedis } from '../redis.ts';

interface Job {
  readonly name: string;
  readonly word: string;
}

interface Run {
  readonly job: Job;
  readonly signal: AbortSignal;
  readonly lease: Lease;
  end(): void;
  fail(message: string): void;
}

/** A queue, and what may happen to a process that takes its jobs. */
interface Opened extends Queue<Job> {
  /** It dies: nothing of it reaches the others any more. */
  die(): void;
  /** Others forget that it is at work. */
  forget(): Promise<void>;
}

type Open = (options: QueueOptions<Job>, silence: number) => Promise<Opened>;

const kinds: [string, boolean, { open: Open; before(): Promise<void>; after(): Promise<void> }][] = [
  ['in this process', true, inProcess()],
  ['in Redis', hasRedis, inRedis()],
];

for (const [name, possible, { open, before, after }] of kinds) {
  (possible ? describe : describe.skip)(name, () => {
    beforeAll(before);
    afterAll(after);
    contract(open);
  });
}

(hasRedis ? describe : describe.skip)('of several processes on one Redis', () => {
  const { open, before, after } = inRedis();
  beforeAll(before);
  afterAll(after);
  shared(open);
});

function inProcess() {
  const open: Open = async (options) => ({
    ...makeQueue({ ...options, groupOf: () => '' }),
    ...{ die: () => undefined, forget: async () => undefined },
  });
  return { open, before: async () => undefined, after: async () => undefined };
}

function inRedis() {
  let redis: TestRedis;
  let count = 0;
  const closing: (() => void)[] = [];
  const open: Open = async (options, silence) => {
    const connection = await connectRedis(redis.url, `test ${count}`, () => undefined);
    closing.push(connection.close);
    const queue = makeRedisQueue({ ...options, connection, silence, onError: () => undefined });
    const forget = async () => {
      const locks = await connection.commands.keys('*:lock');
      if (locks.length > 0) await connection.commands.del(...locks);
    };
    const die = () => {
      connection.close();
      void queue.drain(0).catch(() => undefined);
    };
    return { ...queue, die, forget };
  };
  afterEach(() => {
    count++;
    for (const close of closing.splice(0)) close();
  });
  const before = async () => {
    redis = await startRedis();
  };
  return { open, before, after: async () => redis.close() };
}

/** Runs of one or more queues end when the test says so. */
function bench(open: Open) {
  const runs: Run[] = [];
  const givenUp: string[] = [];
  const options: QueueOptions<Job> = {
    nameOf: ({ name }) => name,
    urgencyOf: ({ word }) => (word === 'sweep' ? 'sweep' : 'people'),
    run: (job, signal, lease) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        runs.push({ job, signal, lease, end: resolve, fail: (message) => reject(new Error(message)) });
      }),
    concurrency: 2,
    timeout: 60_000,
    retryAfter: (error, attempt) => {
      const { message } = error as Error;
      if (message === 'limit') return { pause: 50, counts: false };
      return message === 'passing' && attempt < 3 ? { pause: 200, counts: true } : null;
    },
    onGiveUp: ({ name }) => void givenUp.push(name),
  };
  const started = () => runs.map(({ job }) => job.name + job.word);
  const running = async (count: number): Promise<Run> => {
    for (let tries = 0; runs.length < count && tries < 500; tries++) await sleep(10);
    const run = runs[count - 1];
    if (!run) throw new Error(`only ${runs.length} of ${count} runs started`);
    return run;
  };
  const queue = (more: Partial<QueueOptions<Job>> = {}, silence = 30_000) => open({ ...options, ...more }, silence);
  return { queue, runs, started, running, givenUp };
}

/** Long enough for a run that should not start to start. */
const aWhile = () => sleep(150);

function contract(open: Open): void {
  test('a job runs, and then there is nothing left', async () => {
    const { queue: make, running } = bench(open);
    const queue = await make();
    await queue.wake({ name: 'a', word: '1' });
    (await running(1)).end();
    await queue.idle();
    await queue.drain(100);
  });

  test('any number of wakes during a run cause exactly one more, with what was said last, and never two at once', async () => {
    const { queue: make, running, started } = bench(open);
    const queue = await make();
    await queue.wake({ name: 'a', word: '1' });
    const run = await running(1);
    expect(await run.lease.wokenAgain()).toBe(false);
    for (const word of ['2', '3', '4']) await queue.wake({ name: 'a', word });
    expect(await run.lease.wokenAgain()).toBe(true);
    expect(await run.lease.stillMine()).toBe(true);
    await aWhile();
    expect(started()).toEqual(['a1']);
    run.end();
    (await running(2)).end();
    await queue.idle();
    expect(started()).toEqual(['a1', 'a4']);
    await queue.drain(100);
  });

  test('a wake joins a job that waits', async () => {
    const { queue: make, running, started } = bench(open);
    const queue = await make({ concurrency: 1 });
    await queue.wake({ name: 'a', word: '1' });
    await running(1);
    for (const word of ['1', '2']) await queue.wake({ name: 'b', word });
    (await running(1)).end();
    (await running(2)).end();
    await queue.idle();
    expect(started()).toHaveLength(2);
    await queue.drain(100);
  });

  test('what people wait for goes before sweeps, also when a sweep asked for it first', async () => {
    const { queue: make, running, started } = bench(open);
    const queue = await make({ concurrency: 1 });
    await queue.wake({ name: 'a', word: '' });
    await running(1);
    for (const name of ['b', 'c', 'd']) await queue.wake({ name, word: 'sweep' });
    await queue.wake({ name: 'e', word: '' });
    await queue.wake({ name: 'd', word: '' });
    for (let count = 1; count <= 5; count++) (await running(count)).end();
    await queue.idle();
    expect(started().map((name) => name[0])).toEqual([
      'a',
      expect.stringMatching(/[de]/),
      expect.stringMatching(/[de]/),
      'b',
      'c',
    ]);
    await queue.drain(100);
  });

  test('a fault that passes is tried again after a pause, and one that stays is given up and listed until it succeeds', async () => {
    const { queue: make, running, givenUp } = bench(open);
    const queue = await make();
    await queue.wake({ name: 'a', word: '1' });
    for (let count = 1; count <= 3; count++) (await running(count)).fail('passing');
    await queue.idle();
    expect(givenUp).toEqual(['a']);
    expect(await queue.givenUp()).toMatchObject([{ name: 'a', job: { word: '1' }, reason: 'passing', times: 1 }]);
    await queue.wake({ name: 'a', word: '2' });
    (await running(4)).fail('a mistake');
    await queue.idle();
    expect(await queue.givenUp()).toMatchObject([{ reason: 'a mistake', times: 2 }]);
    await queue.wake({ name: 'a', word: '3' });
    (await running(5)).end();
    await queue.idle();
    expect(await queue.givenUp()).toEqual([]);
    await queue.drain(100);
  });

  test('what may wait joins the pause; what somebody waits for ends it, and has all its tries', async () => {
    const { queue: make, running, started, givenUp } = bench(open);
    const queue = await make();
    await queue.wake({ name: 'a', word: '1' });
    (await running(1)).fail('passing');
    (await running(2)).fail('passing');
    await aWhile();
    await queue.wake({ name: 'a', word: 'sweep' });
    await queue.wake({ name: 'a', word: '2' });
    (await running(3)).fail('passing');
    (await running(4)).fail('passing');
    (await running(5)).end();
    await queue.idle();
    expect(started()).toEqual(['a1', 'a1', 'a2', 'a2', 'a2']);
    expect(givenUp).toEqual([]);
    await queue.drain(100);
  });

  test('what was asked for during a run that failed starts afresh', async () => {
    const { queue: make, running, givenUp } = bench(open);
    const queue = await make();
    await queue.wake({ name: 'a', word: '1' });
    const run = await running(1);
    await queue.wake({ name: 'a', word: '2' });
    run.fail('a mistake');
    (await running(2)).end();
    await queue.idle();
    expect(givenUp).toEqual([]);
    await queue.drain(100);
  });

  test('waiting for a limit costs no try', async () => {
    const { queue: make, running, givenUp } = bench(open);
    const queue = await make();
    await queue.wake({ name: 'a', word: '' });
    for (let count = 1; count <= 6; count++) (await running(count)).fail('limit');
    (await running(7)).end();
    await queue.idle();
    expect(givenUp).toEqual([]);
    await queue.drain(100);
  });

  test('a run that takes too long is aborted', async () => {
    const { queue: make, running, givenUp } = bench(open);
    const queue = await make({ timeout: 50 });
    await queue.wake({ name: 'a', word: '' });
    const { signal, lease } = await running(1);
    await queue.idle();
    expect(signal.aborted).toBe(true);
    expect(await lease.stillMine()).toBe(false);
    expect(givenUp).toEqual(['a']);
    await queue.drain(100);
  });

  test('draining lets runs end, and begins none', async () => {
    const { queue: make, running, started } = bench(open);
    const queue = await make({ concurrency: 1 });
    await queue.wake({ name: 'a', word: '' });
    await queue.wake({ name: 'b', word: '' });
    const run = await running(1);
    const drained = queue.drain(5000);
    await aWhile();
    run.end();
    await drained;
    await aWhile();
    expect(started()).toEqual(['a']);
    expect(run.signal.aborted).toBe(false);
  });

  test('draining aborts what outlasts its grace, and does not wait for what does not stop', async () => {
    const { queue: make, running } = bench(open);
    const queue = await make();
    await queue.wake({ name: 'a', word: '' });
    const { signal } = await running(1);
    const stubborn = await make({ run: () => new Promise(() => undefined) });
    await stubborn.wake({ name: 'b', word: '' });
    await aWhile();
    const started = Date.now();
    await Promise.all([queue.drain(100), stubborn.drain(100)]);
    expect(signal.aborted).toBe(true);
    expect(Date.now() - started).toBeLessThan(2000);
  });

  test('what is asked for again and again comes again and again', async () => {
    const { queue: make, running } = bench(open);
    const queue = await make();
    await queue.every(100, { name: 'a', word: 'sweep' });
    for (let count = 1; count <= 3; count++) (await running(count)).end();
    await queue.drain(100);
  });
}

function shared(open: Open): void {
  test('a name has one run over all of them, and a wake in one is heard by the run in another', async () => {
    const { queue: make, running, started } = bench(open);
    const queues = [await make(), await make(), await make()];
    for (const queue of queues) await queue.wake({ name: 'a', word: '1' });
    const run = await running(1);
    for (const queue of queues) await queue.wake({ name: 'a', word: '2' });
    expect(await run.lease.wokenAgain()).toBe(true);
    await aWhile();
    expect(started()).toEqual(['a1']);
    run.end();
    (await running(2)).end();
    await Promise.all(queues.map((queue) => queue.idle()));
    expect(started()).toEqual(['a1', 'a2']);
    await Promise.all(queues.map((queue) => queue.drain(100)));
  });

  test('what one process was told to leave off another takes up', async () => {
    const { queue: make, running } = bench(open);
    const first = await make();
    await first.wake({ name: 'a', word: '' });
    await running(1);
    const second = await make();
    await first.drain(50);
    (await running(2)).end();
    await second.idle();
    await second.drain(100);
  });

  test('a job whose process died is taken over', async () => {
    const { queue: make, running } = bench(open);
    const dying = bench(open);
    const first = await dying.queue({}, 400);
    await first.wake({ name: 'a', word: '' });
    await dying.running(1);
    first.die();
    const second = await make({}, 400);
    (await running(1)).end();
    await second.idle();
    await second.drain(100);
  });

  test('a run that has lost its hold is told so, and another one follows', async () => {
    const { queue: make, running } = bench(open);
    const queues = [await make({}, 400), await make({}, 400)];
    await queues[0]?.wake({ name: 'a', word: '' });
    const lost = await running(1);
    await Promise.all(queues.map((queue) => queue.forget()));
    const found = await running(2);
    expect(await lost.lease.stillMine()).toBe(false);
    expect(await found.lease.stillMine()).toBe(true);
    lost.end();
    found.end();
    await Promise.all(queues.map((queue) => queue.drain(100)));
  });

  test('a sweep is asked for by one of them at a time', async () => {
    const { queue: make, runs } = bench(open);
    const queues = [await make(), await make(), await make()];
    for (const queue of queues) await queue.every(300, { name: 'sweep', word: 'sweep' });
    const ending = setInterval(() => {
      for (const { end } of runs) end();
    }, 5);
    await sleep(1000);
    clearInterval(ending);
    for (const { end } of runs) end();
    expect(runs.length).toBeGreaterThanOrEqual(3);
    expect(runs.length).toBeLessThanOrEqual(5);
    await Promise.all(queues.map((queue) => queue.drain(100)));
  });
}
