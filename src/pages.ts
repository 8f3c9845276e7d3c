/** The pages that the App serves beside its webhooks. But for `/status` nothing on them is secret, or of a pull request. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { METRICS_TYPE, type Metrics } from './app/metrics.ts';
import type { Readiness } from './app/readiness.ts';
import type { Status } from './app/status.ts';

/**
 * Pages under a path. Whoever has more of them returns a Mount and puts it into the list in `makePages`; a Hono app is
 * mounted by its `fetch`:
 *
 *     const board = new Hono().basePath('/board').get('/:number', …);
 *     const mount: Mount = { path: '/board', fetch: (request) => board.fetch(request) };
 */
export interface Mount {
  /** `/board` takes `/board` and everything below it; `/` takes only itself. */
  readonly path: string;
  /** Answers a request for it, as `fetch` would have it. What it throws becomes a 500 and a line in the log. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
}

/** Answers a request and says so; false: it is for somebody else. Probot's `addHandler` takes it. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** What pages are made of. */
export interface PageSources {
  /** Finds out whether the App can do its work. */
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: Pick<Metrics, 'text'>;
  /** What the App does and did last. It names repositories, and so asks for a password; null: there is no such page. */
  readonly status: { readonly password: string; readonly read: () => Promise<Status> } | null;
}

/** On every page, whoever made it: nothing is loaded from elsewhere, framed, guessed or told. A page may narrow or widen its own. */
const SECURITY_HEADERS: readonly (readonly [string, string])[] = [
  [
    'content-security-policy',
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  ],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['referrer-policy', 'no-referrer'],
  ['strict-transport-security', 'max-age=31536000'],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
];

/** All pages of the App: the one place where they are mounted. */
export function makePages(sources: PageSources): readonly Mount[] {
  return [...healthPages(sources), ...statusPages(sources)];
}

/** Makes of pages what answers requests for them. */
export function serveMounts(mounts: readonly Mount[], log: Logger): Handler {
  const errorHandler = (error: unknown) => {
    log.error({ err: error }, 'a page failed');
    return new Response('This page failed; the reason is in the log.\n', { status: 500 });
  };
  const listeners = mounts.map(({ path, fetch }) => ({
    path,
    listener: getRequestListener(fetch, { overrideGlobalObjects: false, errorHandler }),
  }));
  return async (request, response) => {
    const asked = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const found = listeners.find(({ path }) => asked === path || (path !== '/' && asked.startsWith(`${path}/`)));
    if (!found) return false;
    for (const [name, value] of SECURITY_HEADERS) response.setHeader(name, value);
    await found.listener(request, response);
    return true;
  };
}

function healthPages({ readiness, metrics }: PageSources): Mount[] {
  const live = async () => json(200, { status: 'ok' });
  return [
    page('/livez', live),
    // As it was called first; hosts still ask for it.
    page('/health', live),
    page('/metrics', async () => answer(200, METRICS_TYPE, await metrics.text())),
    page('/readyz', async () => {
      const { ready, ...parts } = await readiness();
      return json(ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', ...parts });
    }),
  ];
}

function statusPages({ status }: PageSources): Mount[] {
  if (!status) return [];
  const denied = { 'www-authenticate': 'Basic realm="Status", charset="UTF-8"' };
  return [
    page('/status', async ({ headers }) => {
      if (!opens(headers.get('authorization'), status.password))
        return new Response('The password is STATUS_PASSWORD.\n', { status: 401, headers: denied });
      return json(200, await status.read());
    }),
  ];
}

/** Whether a header of HTTP's Basic scheme has the password, under whatever name. Takes as long for any wrong one. */
function opens(header: string | null, password: string): boolean {
  const given = /^Basic ([\w+/]+={0,2})$/i.exec(header ?? '')?.[1] ?? '';
  const text = Buffer.from(given, 'base64').toString('utf8');
  const hash = (of: string) => createHash('sha256').update(of).digest();
  return timingSafeEqual(hash(text.slice(text.indexOf(':') + 1)), hash(password));
}

/** One page that is only read, with nothing below it. */
function page(path: string, get: (request: Request) => Promise<Response>): Mount {
  const fetch = async (request: Request) => {
    const { method, url } = request;
    if (new URL(url).pathname !== path) return answer(404, 'text/plain', 'not found\n');
    return method === 'GET' || method === 'HEAD' ? get(request) : answer(405, 'text/plain', 'only to be read\n');
  };
  return { path, fetch };
}

function answer(status: number, type: string, body: string): Response {
  return new Response(body, { status, headers: { 'content-type': type, 'cache-control': 'no-store' } });
}

/** A page for programs, never kept by anybody on the way. */
export function json(status: number, value: object): Response {
  return answer(status, 'application/json', `${JSON.stringify(value)}\n`);
}
