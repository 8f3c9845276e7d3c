/** Webhooks by a channel of smee.io, which is played here. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { followChannel } from '../../src/channel.ts';

const servers: Server[] = [];
let stop: () => void;
afterEach(() => {
  stop();
  for (const server of servers) server.closeAllConnections();
  for (const server of servers.splice(0)) server.close();
});

async function serve(handler: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('an event of the channel arrives with its headers and its body, whatever else comes, and after the channel broke off', async () => {
  const arrived: unknown[] = [];
  let enough: () => void;
  const both = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const target = await serve(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    response.end();
    const { host, 'x-github-event': event, 'x-github-delivery': delivery } = request.headers;
    arrived.push({ event, delivery, body, forged: host?.includes('evil') });
    if (arrived.length === 2) enough();
  });
  const channel = await serve((_request, response) => {
    const delivery = arrived.length === 0 ? 'one' : 'two';
    const event = { host: 'evil', 'x-github-event': 'push', 'x-github-delivery': delivery, body: { ref: 'ä' } };
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: {"x":1}\n\ndata: no JSON\n\ndata: {"x-github-event":"push"}\n\n');
    response.end(`retry: 10\nevent: ready\ndata: {}\n\nid: 1\ndata: ${JSON.stringify(event)}\n\n`);
  });
  stop = followChannel(channel, target, pino({ level: 'silent' }));
  await both;
  expect(arrived.slice(0, 2)).toEqual([
    { event: 'push', delivery: 'one', body: '{"ref":"ä"}', forged: false },
    { event: 'push', delivery: 'two', body: '{"ref":"ä"}', forged: false },
  ]);
});
