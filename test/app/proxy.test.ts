import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { followProxy } from '../../src/proxy.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers) server.closeAllConnections();
  for (const server of servers.splice(0)) server.close();
});

async function serve(handler: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('an event of the channel arrives with its headers and its body, and nothing else does', async () => {
  const stop = new AbortController();
  const arrived = new Promise<unknown>((resolve) => {
    void start(resolve);
  });
  async function start(resolve: (received: unknown) => void) {
    const target = await serve(async (request, response) => {
      const chunks = await request.toArray();
      response.end();
      const { host, 'x-github-event': event, 'x-github-delivery': delivery } = request.headers;
      resolve({ event, delivery, body: Buffer.concat(chunks).toString(), forged: host?.includes('evil') });
    });
    const event = { host: 'evil', 'x-github-event': 'push', 'x-github-delivery': 'one', body: { ref: 'ä' } };
    const channel = await serve((_request, response) => {
      const text = Buffer.from(`event: ready\ndata: {}\n\nid: 1\ndata: ${JSON.stringify(event)}\n\n`);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      // Cut in the middle of a character.
      response.write(text.subarray(0, text.length - 6));
      setTimeout(() => response.write(text.subarray(text.length - 6)), 20);
    });
    void followProxy(channel, target, pino({ level: 'silent' }), stop.signal);
  }
  expect(await arrived).toEqual({ event: 'push', delivery: 'one', body: '{"ref":"ä"}', forged: false });
  stop.abort();
});
