/** What is settled, for all instances and through restarts. */
import type { Settled } from '../pull-request/seen-state.ts';
import type { SettledPulls } from '../queue/settled.ts';
import type { RedisConnection } from './connection.ts';

export function makeSharedSettledPulls({ commands, prefix }: RedisConnection): SettledPulls {
  const keyOf = (repository: number) => `${prefix}:settled:${repository}`;
  return {
    set: async (repository, pull, settled) =>
      void (await commands.hset(keyOf(repository), String(pull), JSON.stringify(settled))),
    of: async (repository) => {
      const texts = Object.entries(await commands.hgetall(keyOf(repository)));
      return new Map(texts.map(([pull, text]) => [Number(pull), JSON.parse(text) as Settled]));
    },
    remove: async (repository, pulls) => {
      if (pulls.length > 0) await commands.hdel(keyOf(repository), ...pulls.map(String));
    },
  };
}
