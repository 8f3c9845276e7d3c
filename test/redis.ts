/** A Redis of its own for a test, where there is one to start. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** Tests without a server are left out, unless they are told that it must be there. */
export const hasRedis =
  process.env.NEEDS_REDIS !== undefined || spawnSync('redis-server', ['--version']).error === undefined;

export interface TestRedis {
  readonly url: string;
  close(): Promise<void>;
}

export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', options, { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${port}`;
  await answers(url, server);
  return {
    url,
    close: async () => {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  const redis = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  const died = once(server, 'exit').then(() => Promise.reject(new Error('redis-server did not start')));
  died.catch(() => undefined);
  await Promise.race([redis.ping(), died, sleep(10_000).then(() => Promise.reject(new Error('no answer')))]);
  redis.disconnect();
}
