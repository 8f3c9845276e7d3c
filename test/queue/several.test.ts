/** What a queue in Redis promises to several processes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { hasRedis } from '../redis.ts';
import { aWhile, bench, inRedis, type Open } from './bench.ts';

(hasRedis ? describe : describe.skip)('of several processes on one Redis', () => {
  const { open, before, after } = inRedis();
  beforeAll(before);
  afterAll(after);
  shared(open);
});

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
