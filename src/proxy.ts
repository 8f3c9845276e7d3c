/** Webhooks for a machine that GitHub cannot reach, by a smee.io channel: WEBHOOK_PROXY_URL, as the guided set-up writes it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

/** Milliseconds until a broken connection is taken up again. */
const PAUSE = 5000;

/** Hands every event of the channel to `target` until the signal says stop. Never throws; a break is logged and mended. */
export async function followProxy(channel: string, target: string, log: Logger, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const response = await fetch(channel, { headers: { accept: 'text/event-stream' }, signal });
      if (!response.ok || !response.body) throw new Error(`the channel answered ${response.status}`);
      log.info({ channel }, 'following the webhook channel');
      for await (const data of eventsIn(response.body)) await handOver(data, target, signal);
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ err: error, channel }, 'the webhook channel broke off');
    }
    await sleep(PAUSE, undefined, { signal }).catch(() => undefined);
  }
}

/** The `data` of each server-sent event. */
async function* eventsIn(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = block.split(/\r?\n/).filter((line) => line.startsWith('data:'));
      if (lines.length > 0) yield lines.map((line) => line.slice(5).trimStart()).join('\n');
    }
  }
}

/** smee gives the headers beside the body. Its own words (`ready`, `ping`) have none. */
async function handOver(data: string, target: string, signal: AbortSignal): Promise<void> {
  const { body, ...headers } = JSON.parse(data) as Readonly<Record<string, unknown>>;
  if (typeof headers['x-github-event'] !== 'string') return;
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    /^x-(github|hub)-/.test(name) && typeof value === 'string' ? [[name, value] as const] : [],
  );
  await fetch(target, {
    method: 'POST',
    headers: { ...Object.fromEntries(kept), 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
}
