/** Webhooks for a machine that GitHub cannot reach, by a smee.io channel: WEBHOOK_PROXY_URL, as the guided set-up writes it. */
import type { Logger } from 'pino';
import { SmeeClient } from 'smee-client';

/** Milliseconds until a channel that was refused is tried again; a connection that only broke is taken up at once. */
const PAUSE = 5000;

/** Milliseconds that taking one event may take. */
const PATIENCE = 30_000;

/**
 * Hands every event of the channel to `target`. Never throws: what goes wrong is logged, and tried again.
 *
 * @returns ends it
 */
export function followChannel(channel: string, target: string, log: Logger): () => void {
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const logger = {
    info: (message: string) => log.debug({ channel }, message),
    error: (message: unknown, error?: unknown) => log.warn({ channel, err: error ?? message }, 'the webhook channel'),
  };
  // The client's own way of handing events over ends this process when somebody sends the channel what is no event.
  const client = new SmeeClient({ source: channel, target, logger, forward: false });
  client.onmessage = ({ data }) => {
    handOver(String(data), target).catch((error: unknown) => logger.error(error));
  };
  const again = () => {
    if (!over) timer = setTimeout(start, PAUSE);
  };
  const start = async () => {
    try {
      const events = await client.start();
      log.info({ channel }, 'following the webhook channel');
      events.addEventListener('error', () => events.readyState === events.CLOSED && again());
    } catch {
      await client.stop();
      again();
    }
  };
  void start();
  return () => {
    over = true;
    clearTimeout(timer);
    void client.stop();
  };
}

/** What the channel has of a request: its headers beside the body. What has no event's name is none. */
async function handOver(data: string, target: string): Promise<void> {
  const { body, ...headers } = JSON.parse(data) as Readonly<Record<string, unknown>>;
  if (typeof headers['x-github-event'] !== 'string' || body === undefined) return;
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    /^x-(?:github|hub)-/.test(name) && typeof value === 'string' ? [[name, value] as const] : [],
  );
  await fetch(target, {
    method: 'POST',
    headers: { ...Object.fromEntries(kept), 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });
}
