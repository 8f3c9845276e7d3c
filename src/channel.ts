/** Webhooks for a machine that GitHub cannot reach, by a smee.io channel: WEBHOOK_PROXY_URL, as the guided set-up writes it. */
import type { Logger } from 'pino';
import { SmeeClient } from 'smee-client';

/** Milliseconds until a channel that was refused is tried again; a connection that only broke is taken up at once. */
const PAUSE = 5000;

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
  const client = new SmeeClient({ source: channel, target, logger });
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
