/** What every queue promises, whoever keeps it: in this process, or in Redis for several. */
import { hasRedis } from '../redis.ts';
import { aWhile, bench, inProcess, inRedis, type Open } from './bench.ts';

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

function contract(open: Open): void {
  test('a job runs, and then there is nothing left', async () => {
    const { queue: make, running } = bench(open);
    const queue = await make();
    await queue.wake({ name: 'a', word: '1' });
    (await running(1)).end();
    await queue.idle();
    await queue.drain(100);
  });

  test('the line is told: how many wait, how many pause, and since when', async () => {
    const { queue: make, running } = bench(open);
    const queue = await make({ concurrency: 1, retryAfter: () => ({ pause: 60_000, counts: true }) });
    expect(await queue.line()).toEqual({ waiting: 0, pausing: 0, oldest: 0 });
    await queue.wake({ name: 'a', word: '1' });
    const first = await running(1);
    await queue.wake({ name: 'b', word: '1' });
    await queue.wake({ name: 'c', word: 'sweep' });
    await aWhile();
    const { waiting, oldest } = await queue.line();
    expect(waiting).toBe(2);
    expect(oldest).toBeGreaterThan(100);
    first.fail('passing');
    await running(2);
    expect(await queue.line()).toMatchObject({ waiting: 1, pausing: 1 });
    await queue.drain(0);
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
