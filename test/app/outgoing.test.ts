/** In a process of its own: the way out is that of a whole process. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { promisify } from 'node:util';
import { PACKAGE_DIR } from '../../src/product/package-dir.ts';

const FETCH = `
import { useProxy } from './src/outgoing.ts';
await useProxy(process.env);
await fetch(process.env.TARGET, { signal: AbortSignal.timeout(5000) }).then(
  async (answer) => console.log(answer.status, await answer.text()),
  () => console.log('failed'),
);
process.exit(0);
`;

let proxy: Server;
let asked: string[];
beforeEach(async () => {
  asked = [];
  proxy = createServer((_, response) => response.end('well'));
  proxy.on('connect', ({ url }, socket) => {
    asked.push(url ?? '');
    const [host = '', port] = (url ?? '').split(':');
    if (host !== '127.0.0.1') return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    const tunnel = connect(Number(port), host, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    socket.pipe(tunnel).pipe(socket);
    for (const end of [socket, tunnel]) end.on('error', () => undefined);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
});
afterEach(() => proxy.close());

const address = () => `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;

async function fetchWith(variables: Record<string, string>): Promise<string> {
  const args = ['--import', './test/typescript.mjs', '--input-type=module', '--eval', FETCH];
  const env = { PATH: process.env.PATH, ...variables };
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: PACKAGE_DIR, env });
  return stdout.trim();
}

test('GitHub is asked by the proxy that the environment names', async () => {
  await fetchWith({ TARGET: 'https://github.invalid/app', HTTPS_PROXY: address() });
  expect(asked).toEqual(['github.invalid:443']);
});

test('an answer comes back through the proxy', async () => {
  expect(await fetchWith({ TARGET: address(), HTTP_PROXY: address() })).toBe('200 well');
  expect(asked).toEqual([new URL(address()).host]);
});

test('a host in NO_PROXY is not', async () => {
  const variables = { HTTP_PROXY: address(), HTTPS_PROXY: address(), NO_PROXY: '127.0.0.1,github.invalid' };
  expect(await fetchWith({ ...variables, TARGET: 'https://github.invalid/app' })).toBe('failed');
  expect(await fetchWith({ ...variables, TARGET: address() })).toBe('200 well');
  expect(asked).toEqual([]);
});

test('an address that is none is said without repeating it', async () => {
  const out = await fetchWith({ TARGET: address(), HTTPS_PROXY: 'pat:hunter2@proxy' }).catch(String);
  expect(out).toContain('HTTPS_PROXY or HTTP_PROXY is no address of a proxy');
  expect(out).not.toContain('hunter2');
});
