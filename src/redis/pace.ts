/** How fast an installation may go, over all instances. */
import type { Pace } from '../github/pace.ts';
import type { RedisConnection } from './connection.ts';

/** By the server's clock: those of the instances differ. */
const TURN = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local at = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0'))
redis.call('SET', KEYS[1], string.format('%d', at + ARGV[1]), 'PX', at + ARGV[1] - now + 1000)
return at - now`;

/** The later one holds. */
const REST = `
local known = tonumber(redis.call('GET', KEYS[1]) or '0')
if tonumber(ARGV[1]) > known then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) end`;

export function makeSharedPace({ commands, prefix }: RedisConnection, now: () => number = Date.now): Pace {
  const restOf = (installation: number) => `${prefix}:rest:${installation}`;
  return {
    turn: async (lane, gap) => Number(await commands.eval(TURN, 1, `${prefix}:turn:${lane}`, gap)),
    rest: async (installation, until) => {
      const left = Math.max(1, until - now());
      await commands.eval(REST, 1, restOf(installation), until, left);
    },
    restsUntil: async (installation) => Number((await commands.get(restOf(installation))) ?? 0),
  };
}
