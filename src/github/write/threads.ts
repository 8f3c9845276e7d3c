/** Review threads. */
import type { Client } from '../client.ts';
import { resolveThreads } from './mutations.ts';

/** Resolves threads in one request. Returns what went wrong with each, null where nothing did; throws when all failed. */
export async function resolveAll(client: Client, threads: readonly string[]): Promise<(Error | null)[]> {
  const ids = Object.fromEntries(threads.map((id, index) => [`t${index}`, id]));
  try {
    await client.write((request) =>
      client.github.graphql(resolveThreads(threads.length), { ...ids, request: { ...request } }),
    );
    return threads.map(() => null);
  } catch (error) {
    const failed = failedAliases(error);
    if (failed.size === 0) throw error;
    return threads.map((_, index) => failed.get(`t${index}`) ?? null);
  }
}

/** GraphQL names the alias that failed as the first part of an error's path. */
function failedAliases(error: unknown): ReadonlyMap<string, Error> {
  const failed = new Map<string, Error>();
  const { errors } = error as { errors?: readonly { message: string; path?: readonly unknown[] }[] };
  for (const { message, path } of Array.isArray(errors) ? errors : []) {
    if (typeof path?.[0] !== 'string') return new Map();
    failed.set(path[0], new Error(message));
  }
  return failed;
}
