/** The pages that the App serves beside its webhooks. Nothing on those here is secret, and nothing on them is of a pull request. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { METRICS_TYPE, type Metrics } from './app/metrics.ts';
import type { Readiness } from './app/readiness.ts';

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
  return [...healthPages(sources)];
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

/** One page that is only read, with nothing below it. */
function page(path: string, get: () => Promise<Response>): Mount {
  const fetch = async ({ method, url }: Request) => {
    if (new URL(url).pathname !== path) return answer(404, 'text/plain', 'not found\n');
    return method === 'GET' || method === 'HEAD' ? get() : answer(405, 'text/plain', 'only to be read\n');
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
