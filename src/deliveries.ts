/** Takes GitHub's deliveries: looks at the signature, hands over what is genuine, and says in one line what was refused. */
import type { IncomingMessage } from 'node:http';
import { createNodeMiddleware, Webhooks } from '@octokit/webhooks';
import type { Logger } from 'pino';
import type { Metrics } from './app/metrics.ts';
import type { Delivery } from './app.ts';
import { WEBHOOK_PATH, type WebhookHandler } from './http.ts';

/** Characters of a header that a line repeats: anybody may send them. */
const LONGEST = 100;

/** @param receive takes what was verified; when it rejects, GitHub is told that the delivery failed */
export function makeDeliveryHandler(
  secret: string,
  receive: (delivery: Delivery) => Promise<void>,
  log: Logger,
  metrics: Pick<Metrics, 'delivery'>,
): WebhookHandler {
  const webhooks = new Webhooks({ secret });
  webhooks.onAny(async ({ id, name, payload }) => {
    try {
      await receive({ id, name, payload });
      metrics.delivery(name, 'taken');
    } catch (error) {
      metrics.delivery(name, 'failed');
      log.error({ err: error, id, event: name }, 'a delivery could not be kept');
      throw error;
    }
  });
  // Octokit would log a stack for each that is not signed; ours is the line below.
  const middleware = createNodeMiddleware(webhooks, { path: WEBHOOK_PATH, log: SILENT });
  return async (request, response) => {
    await middleware(request, response);
    const status = response.statusCode;
    if (status < 400 || status >= 500) return;
    metrics.delivery('unknown', 'refused');
    log.warn({ ...senderOf(request), status }, 'a delivery was refused');
  };
}

const nothing = () => undefined;
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Who sent it, as far as one can see; behind a proxy the address is the proxy's. */
function senderOf({ headers, socket }: IncomingMessage) {
  const header = (name: string) => headers[name]?.toString().slice(0, LONGEST);
  return {
    ...{ id: header('x-github-delivery'), event: header('x-github-event') },
    ...{ address: socket.remoteAddress, forwardedFor: header('x-forwarded-for') },
  };
}
