/** The App's face to the network: webhooks up to a size, and pages for who looks after it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** GitHub drops webhooks above 25 MB itself. */
const MAX_BODY = 25 * 1024 * 1024;

export const WEBHOOK_PATH = '/api/github/webhooks';

/** Probot's guided set-up tells GitHub the root as the place for webhooks. */
const WEBHOOK_PATHS: ReadonlySet<string> = new Set([WEBHOOK_PATH, '/']);

/** Octokit's middleware: answers requests for its path. */
export type WebhookHandler = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;

export interface Page {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What is answered to GET, by path. */
export type Pages = ReadonlyMap<string, () => Promise<Page>>;

/** Listens; resolves with the address. Throws what listening throws. */
export async function listen(
  handler: WebhookHandler,
  pages: Pages,
  host: string,
  port: number,
): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    answer(handler, pages, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { server, url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}` };
}

async function answer(
  handler: WebhookHandler,
  pages: Pages,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const page = request.method === 'GET' ? pages.get(path) : undefined;
  if (page) {
    const { status, type, body } = await page();
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  } else if (request.method !== 'POST' || !WEBHOOK_PATHS.has(path)) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
  } else {
    const body = await readBody(request);
    if (body === null) {
      response.writeHead(413, { connection: 'close', 'content-type': 'text/plain' }).end('too large\n');
      return;
    }
    // Where Octokit's middleware looks for a body that was read already.
    request.url = WEBHOOK_PATH;
    request.rawBody = body;
    request.body = {};
    await handler(request, response);
  }
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
