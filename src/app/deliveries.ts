/** What Probot's middleware for webhooks lacks: a limit of size, and one line for what was refused. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** GitHub drops webhooks above 25 MB itself. */
const MAX_BODY = 25 * 1024 * 1024;

/** Where GitHub sends its events: Probot's own path. */
export const WEBHOOK_PATH = '/api/github/webhooks';

/** Probot's own guided set-up tells GitHub the root. */
const WEBHOOK_PATHS: ReadonlySet<string> = new Set([WEBHOOK_PATH, '/']);

/** Characters of a header that a line repeats: anybody may send them. */
const LONGEST = 100;

/** Answers a request, or says false. */
export type Middleware = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/**
 * Holds deliveries to a size before the middleware sees them, and logs each that is refused. Everything else is left to the
 * pages: the middleware never sees it, since it would read a body of any size.
 */
export function guardDeliveries(middleware: Middleware, log: Logger, metrics: Pick<Metrics, 'delivery'>): Middleware {
  return async (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (request.method !== 'POST' || !WEBHOOK_PATHS.has(path)) return false;
    const body = await readBody(request);
    if (body === null) {
      response.writeHead(413, { connection: 'close', 'content-type': 'text/plain' }).end('too large\n');
    } else {
      request.url = WEBHOOK_PATH;
      // Where the middleware looks for a body that was read already.
      request.rawBody = body;
      request.body = {};
      await middleware(request, response);
    }
    const status = response.statusCode;
    if (status >= 400 && status < 500) {
      metrics.delivery('unknown', 'refused');
      log.warn({ ...senderOf(request), status }, 'a delivery was refused');
    }
    return true;
  };
}

/** null when it is too large; the rest is not read then. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Who sent it, as far as one can see; behind a proxy the address is the proxy's. */
function senderOf({ headers, socket }: IncomingMessage) {
  const header = (name: string) => headers[name]?.toString().slice(0, LONGEST);
  return {
    ...{ id: header('x-github-delivery'), event: header('x-github-event') },
    ...{ address: socket.remoteAddress, forwardedFor: header('x-forwarded-for') },
  };
}
