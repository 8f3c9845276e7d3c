/** Waiting until nobody has anything left to do. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { prefixOf } from '../../src/redis/connection.ts';
import type { Simulator } from '../../src/simulator/index.ts';
import type { TestRedis } from '../redis.ts';
import { IDENTITY, PARTNER, REPO } from '../stories/ground.ts';
import type { Gateway } from './gateway.ts';

/** Milliseconds without a request after which it is quiet: longer than any pause of the App's with nothing gone wrong. */
const QUIET = 3000;

/** Resolves when no webhook is on its way, nobody asks anything any more, and nothing waits in Redis. */
export async function rest(simulator: Simulator, gateway: Gateway, redis: TestRedis | null): Promise<void> {
  for (let seen = -1; seen !== simulator.requests.length || (redis && (await waits(redis))); ) {
    seen = simulator.requests.length;
    await simulator.settled();
    await gateway.settled();
    await sleep(QUIET);
  }
}

/** Has GitHub work out which pull requests can be merged, as it does when somebody looks at them: the next to ask is told. */
export async function lookAtAll({ url, world }: Simulator): Promise<void> {
  const headers = { authorization: `token ${world.createToken(PARTNER)}` };
  for (const number of world.pulls(REPO)) await fetch(`${url}/repos/${REPO}/pulls/${number}`, { headers });
}

/** Whether a job in Redis is to be tried again later, or waits. */
async function waits({ url }: TestRedis): Promise<boolean> {
  const redis = new Redis(url);
  const key = (set: string) => `{${prefixOf(IDENTITY.appId)}}:jobs:${set}`;
  const [delayed, prioritized, waiting, active] = await Promise.all([
    ...['delayed', 'prioritized'].map((set) => redis.zcard(key(set))),
    ...['wait', 'active'].map((list) => redis.llen(key(list))),
  ]);
  redis.disconnect();
  return [delayed, prioritized, waiting, active].some((count) => count !== 0);
}
