/** What was tried in vain, for all instances and those who come to look. */
import { reasonOf } from '../queue/given-up.ts';
import type { GivenUp } from '../queue/types.ts';
import type { RedisConnection } from './connection.ts';

export interface SharedGivenUpList<Job> {
  add(name: string, job: Job, error: unknown): Promise<void>;
  remove(name: string): Promise<void>;
  list(): Promise<GivenUp<Job>[]>;
}

/** A hash by name. Only the one run of a name writes its entry. */
export function sharedGivenUpList<Job>({ commands, prefix }: RedisConnection): SharedGivenUpList<Job> {
  const key = `${prefix}:given-up`;
  const read = (text: string) => JSON.parse(text) as GivenUp<Job>;
  return {
    add: async (name, job, error) => {
      const known = await commands.hget(key, name);
      const times = (known === null ? 0 : read(known).times) + 1;
      const entry: GivenUp<Job> = { name, job, reason: reasonOf(error), at: new Date().toISOString(), times };
      await commands.hset(key, name, JSON.stringify(entry));
    },
    remove: async (name) => void (await commands.hdel(key, name)),
    list: async () => Object.values(await commands.hgetall(key)).map(read),
  };
}
