/** The pages of a preview on this machine: one connector, read afresh for each request. */
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { PAGE_HEADERS } from '../../page/headers.ts';
import { STYLE } from '../../page/style.ts';
import { previewPage } from '../../preview/page.ts';
import { PREVIEW_STYLE } from '../../preview/style.ts';
import type { Seen } from './read.ts';

/** Tells open pages that a file was saved. */
export class Changes {
  readonly #listening = new Set<() => void>();

  tell(): void {
    for (const listener of this.#listening) listener();
  }

  /** @returns ends it */
  listen(listener: () => void): () => void {
    this.#listening.add(listener);
    return () => this.#listening.delete(listener);
  }
}

/** Reloads the page with what was open in it. Everything but that works without scripts. */
const SCRIPT = `
const key = 'open';
for (const id of JSON.parse(sessionStorage.getItem(key) ?? '[]')) document.getElementById(id)?.setAttribute('open', '');
new EventSource('/events').onmessage = () => {
  sessionStorage.setItem(key, JSON.stringify([...document.querySelectorAll('details[open][id]')].map(({ id }) => id)));
  location.reload();
};
`;

/** A name by which no other site can be made to ask: https://en.wikipedia.org/wiki/DNS_rebinding */
const HERE = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/;

/** @param read the connector as it is now; throws what reading throws */
export function previewSite(read: () => Promise<Seen>, changes: Changes): Hono {
  const site = new Hono();
  site.use(async (context, next) => {
    if (!HERE.test(context.req.header('host') ?? '')) return context.text('Ask at 127.0.0.1.', 421);
    await next();
    for (const [name, value] of Object.entries(PAGE_HEADERS)) context.res.headers.set(name, value);
    context.res.headers.set('cache-control', 'no-store');
    return undefined;
  });
  site.get('/', async (context) => {
    const { view, before, notes } = await read();
    const page = {
      ...{ view, before, notes, chosen: context.req.query('operation') ?? null },
      ...{ icon: '/icon.png', style: '/style.css', scripts: ['/reload.js'] },
      addressOf: (id: string) => `/?operation=${encodeURIComponent(id)}#operation-${encodeURIComponent(id)}`,
    };
    return context.html(previewPage(page));
  });
  site.get('/icon.png', async (context) => {
    const { icon } = await read();
    if (!icon) return context.notFound();
    return context.body(new Uint8Array(icon), 200, { 'content-type': 'image/png' });
  });
  // Browsers ask for it by themselves.
  site.get('/favicon.ico', (context) => context.body(null, 204));
  site.get('/style.css', (context) => context.body(STYLE + PREVIEW_STYLE, 200, { 'content-type': 'text/css' }));
  site.get('/reload.js', (context) => context.body(SCRIPT, 200, { 'content-type': 'text/javascript' }));
  site.get('/events', (context) =>
    streamSSE(context, (stream) => {
      const end = changes.listen(() => void stream.writeSSE({ data: 'saved' }));
      return new Promise<void>((resolve) =>
        stream.onAbort(() => {
          end();
          resolve();
        }),
      );
    }),
  );
  site.onError((error, context) => context.text(`It could not be read: ${error.message}`, 500));
  return site;
}
