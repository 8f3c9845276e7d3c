/** The way to Redis, where several instances share what they know. */
import { Redis } from 'ioredis';

export interface RedisConnection {
  /** For commands that somebody waits for: they fail rather than wait. */
  readonly commands: Redis;
  /** For a worker, which waits for work. */
  readonly waiting: Redis;
  /** Before the name of every key: several Apps may share a server. The braces keep a cluster's keys together. */
  readonly prefix: string;
  close(): void;
}

/** What the keys of an App begin with. */
export function prefixOf(appId: number): string {
  return `connector-reviewer:${appId}`;
}

/** Redis can't be reached, or refuses the App. */
export class RedisError extends Error {
  constructor(cause: unknown) {
    super(`REDIS_URL: no Redis there: ${(cause as Error).message}`, { cause });
    this.name = 'RedisError';
  }
}

/** Milliseconds that a command may take: GitHub waits 10 s for the answer to a webhook. */
const PATIENCE = 5000;

/**
 * Connects. Throws RedisError when that does not succeed; a connection that breaks later is taken up again by itself.
 *
 * @param url `redis://` or `rediss://`
 * @param onError hears of what goes wrong later
 */
export async function connectRedis(
  url: string,
  name: string,
  onError: (error: unknown) => void,
): Promise<RedisConnection> {
  const commands = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 1, commandTimeout: PATIENCE });
  const failed = new Promise<never>((_, reject) => commands.once('error', reject));
  try {
    await Promise.race([commands.connect().then(() => commands.ping()), failed]);
  } catch (error) {
    commands.disconnect();
    throw new RedisError(error);
  }
  failed.catch(() => undefined);
  const waiting = new Redis(url, { maxRetriesPerRequest: null });
  for (const connection of [commands, waiting]) connection.on('error', onError);
  return {
    ...{ commands, waiting, prefix: `{${name}}` },
    close: () => {
      commands.disconnect();
      waiting.disconnect();
    },
  };
}
