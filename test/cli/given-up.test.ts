/** `given-up`: what the App tried in vain. */
import type { Job } from '../../src/queue/jobs.ts';
import { connectRedis, prefixOf, type RedisConnection } from '../../src/redis/connection.ts';
import { sharedGivenUpList } from '../../src/redis/given-up.ts';
import { hasRedis, startRedis, type TestRedis } from '../redis.ts';
import { cli } from './setup.ts';

const jobOn = (number: number): Job => ({
  ...{ type: 'review', key: { owner: 'contoso', repo: 'connectors', number }, repository: 3, installation: 5 },
  urgency: 'sweep',
});

test('without Redis it says what is missing', async () => {
  const { code, err } = await cli('/', ['given-up'], {});
  expect(code).toBe(2);
  expect(err).toContain('REDIS_URL and APP_ID are not set');
});

test('a Redis that is not there is told of', async () => {
  const { code, err } = await cli('/', ['given-up'], { REDIS_URL: 'redis://127.0.0.1:1', APP_ID: '7' });
  expect(code).toBe(2);
  expect(err).toContain('no Redis there');
});

(hasRedis ? describe : describe.skip)('with Redis', () => {
  let redis: TestRedis;
  let connection: RedisConnection;
  let env: Record<string, string>;

  beforeAll(async () => {
    redis = await startRedis();
    connection = await connectRedis(redis.url, prefixOf(7), () => undefined);
    env = { REDIS_URL: redis.url, APP_ID: '7' };
  });
  afterAll(async () => {
    connection.close();
    await redis.close();
  });

  test('it lists each with its reason, and wakes what is named', async () => {
    expect((await cli('/', ['given-up'], env)).err).toContain('Nothing was given up');
    const list = sharedGivenUpList<Job>(connection);
    for (const number of [7, 8, 8]) await list.add(`3#${number}`, jobOn(number), new Error('the issue is locked'));
    const { out } = await cli('/', ['given-up'], env);
    expect(out).toMatch(/contoso\/connectors#7 {2}20\S+ {2}1 time {2}the issue is locked\n/);
    expect(out).toMatch(/contoso\/connectors#8 {2}20\S+ {2}2 times {2}the issue is locked\n/);
    const woken = await cli('/', ['given-up', 'contoso/connectors#8', '--wake'], env);
    expect(woken).toMatchObject({ code: 0, err: 'Woke 1 of them.\n' });
    expect(await connection.commands.llen(`{${prefixOf(7)}}:jobs:wait`)).toBe(1);
  });

  test('what was not given up is refused', async () => {
    const { code, err } = await cli('/', ['given-up', 'contoso/connectors#99', '--wake'], env);
    expect(code).toBe(2);
    expect(err).toContain('Not given up: contoso/connectors#99');
  });
});
