/** Where pages are mounted. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import { pino } from 'pino';
import { serveMounts } from '../../src/pages.ts';

const logged: string[] = [];
let server: Server;
let url: string;
beforeAll(async () => {
  const board = new Hono().basePath('/board').get('/:number', (c) => c.text(`number ${c.req.param('number')}`));
  board.post('/', async (c) => c.text(`got ${await c.req.text()}`));
  const log = pino({}, { write: (line) => void logged.push(line) });
  const broken = () => {
    throw new Error('the shelf is empty');
  };
  const pages = serveMounts(
    [
      { path: '/', fetch: () => new Response('root') },
      { path: '/board', fetch: (request) => board.fetch(request) },
      { path: '/broken', fetch: broken },
    ],
    log,
  );
  server = createServer(async (request, response) => {
    if (!(await pages(request, response))) response.writeHead(404).end('nobody');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

test.each([
  ['/', 'root'],
  ['/board/7?full=1', 'number 7'],
  ['/boards', 'nobody'],
  ['/other', 'nobody'],
])('%s is answered by whom it belongs to', async (path, said) => {
  expect(await (await fetch(`${url}${path}`)).text()).toBe(said);
});

test('a page is given what is sent to it', async () => {
  expect(await (await fetch(`${url}/board`, { method: 'POST', body: 'words' })).text()).toBe('got words');
});

test('a page that fails is a 500 without its reason, which is in the log', async () => {
  const answer = await fetch(`${url}/broken`);
  expect([answer.status, await answer.text()]).toEqual([500, 'This page failed; the reason is in the log.\n']);
  expect(logged.join('')).toContain('the shelf is empty');
});

test.each(['/', '/board/7', '/broken'])(
  '%s has headers that keep a browser from what a page does not need',
  async (path) => {
    const { headers } = await fetch(`${url}${path}`);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  },
);
