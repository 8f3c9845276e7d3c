/** What stands between GitHub and the instances: webhooks get lost on it, come twice, late, and in another order. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../fuzz/random.ts';

export interface Gateway {
  readonly url: string;
  readonly counts: { taken: number; lost: number; doubled: number; late: number; reordered: number };
  /** From now on all of them come through, at once. */
  behave(): void;
  /** Resolves when none is on its way. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds that a late one takes at most. */
const LATE = 1500;

/** @param urls where they may go to */
export async function startGateway(urls: () => readonly string[], random: Random): Promise<Gateway> {
  const counts = { taken: 0, lost: 0, doubled: 0, late: 0, reordered: 0 };
  const underWay = new Set<Promise<void>>();
  let behaves = false;
  let newest = 0;

  async function pass(number: number, pause: number, headers: IncomingHttpHeaders, body: Buffer): Promise<void> {
    await sleep(pause);
    if (number < newest) counts.reordered++;
    newest = Math.max(newest, number);
    const to = urls();
    // GitHub does not deliver again by itself what nobody took.
    if (to.length === 0 || !(await post(random.pick(to), headers, body))) counts.lost++;
  }

  function send(headers: IncomingHttpHeaders, body: Buffer): void {
    const isLate = !behaves && random.chance(0.2);
    if (isLate) counts.late++;
    const passing = pass(counts.taken, isLate ? random.below(LATE) : 0, headers, body);
    underWay.add(passing);
    void passing.finally(() => underWay.delete(passing));
  }

  const server = createServer(async (asked, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    answer.writeHead(202).end();
    const body = Buffer.concat(chunks);
    counts.taken++;
    if (!behaves && random.chance(0.15)) return void counts.lost++;
    send(asked.headers, body);
    if (behaves || !random.chance(0.15)) return;
    counts.doubled++;
    send(asked.headers, body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    behave: () => {
      behaves = true;
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Whether it was taken. */
function post(url: string, { host: _own, ...headers }: IncomingHttpHeaders, body: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    const sending = request(url, { method: 'POST', headers, agent: false }, (answer) => {
      answer.resume().on('close', () => resolve((answer.statusCode ?? 500) < 300));
    });
    sending.on('error', () => resolve(false)).end(body);
  });
}
