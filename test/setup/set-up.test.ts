/** The guided set-up as its user goes through it, with a GitHub Enterprise beside it. */
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { EnvironmentError, type Variables } from '../../src/config/variables.ts';
import { formUrl, gitHubOf } from '../../src/setup/manifest.ts';
import { setUp } from '../../src/setup/set-up.ts';

const CREATED = {
  ...{ id: 42, client_id: 'Iv1.abc', client_secret: 'c0ffee', webhook_secret: 'beef' },
  ...{
    pem: '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n',
    html_url: 'https://ghe.example/apps/x',
  },
};

let folder: string;
let github: Server;
let codes: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'set-up-'));
  codes = [];
  github = createServer((asked, answer) => {
    const code = /^\/api\/v3\/app-manifests\/(\w+)\/conversions$/.exec(asked.url ?? '')?.[1] ?? '';
    codes.push(`${asked.method} ${code}`);
    answer.writeHead(code === 'good' ? 201 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(CREATED));
  }).listen(0, '127.0.0.1');
  await once(github, 'listening');
});
afterEach(() => {
  github.close();
  github.closeAllConnections();
  rmSync(folder, { recursive: true });
});

const host = () => `127.0.0.1:${(github.address() as AddressInfo).port}`;

/** Starts it. Resolves with what its page says, when it is there. */
async function started(
  url: string | null = null,
  variables: Variables = {},
  said: string[] = [],
  createChannel = async () => 'https://smee.io/a-new-channel',
) {
  let heard: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const done = setUp({
    variables: { PORT: '0', GHE_HOST: host(), GHE_PROTOCOL: 'http', ...variables },
    ...{ url, envFile: join(folder, '.env'), webhookPath: '/api/github/webhooks' },
    createChannel,
    say: (line) => {
      said.push(line);
      heard();
    },
  });
  await Promise.race([ready, done]);
  const here = /http:\/\/127\.0\.0\.1:\d+/.exec(said[0] ?? '')?.[0] ?? '';
  return { done, said, here, ...(here ? await pageAt(here) : {}) };
}

async function pageAt(here: string) {
  const page = await (await fetch(here)).text();
  const [, action = '', manifest = ''] = /action="([^"]+)".*name="manifest" value="([^"]+)"/s.exec(page) ?? [];
  const state = new URL(action).searchParams.get('state') ?? '';
  return { action, state, manifest: JSON.parse(manifest.replaceAll('&quot;', '"')) };
}

test('it ends with an App whose events come by a channel', async () => {
  const { done, here, action, state, manifest, said } = await started();
  expect(action).toBe(`http://${host()}/settings/apps/new?state=${state}`);
  expect(manifest).toMatchObject({
    ...{ name: 'connector-reviewer', public: false, default_permissions: { checks: 'write' } },
    ...{ hook_attributes: { url: 'https://smee.io/a-new-channel', active: true } },
    ...{
      redirect_url: `${here}/setup/created`,
      default_events: expect.arrayContaining(['pull_request', 'issue_comment']),
    },
  });
  expect(JSON.stringify(manifest)).not.toContain('localhost');
  const answer = await fetch(`${here}/setup/created?code=good&state=${state}`, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([
    302,
    'https://ghe.example/apps/x/installations/new',
  ]);
  const values = await done;
  expect(parseEnv(readFileSync(join(folder, '.env'), 'utf8'))).toEqual(values);
  expect(values).toMatchObject({
    ...{ APP_ID: '42', WEBHOOK_SECRET: 'beef', WEBHOOK_PROXY_URL: 'https://smee.io/a-new-channel' },
    ...{ GHE_HOST: host(), GHE_PROTOCOL: 'http' },
  });
  expect(said.at(-1)).toContain('https://ghe.example/apps/x is created');
  if (process.platform !== 'win32') expect(statSync(join(folder, '.env')).mode & 0o077).toBe(0);
});

/** Lets it end, since a test should leave nothing behind. */
async function finish(here: string, state: string, done: Promise<unknown>) {
  await fetch(`${here}/setup/created?code=good&state=${state}`, { redirect: 'manual' });
  await done;
}

test('a public address takes the events, and an organisation owns the App', async () => {
  const said: string[] = [];
  const { here, done, state, action, manifest } = await started(
    'https://reviewer.contoso.com/',
    { GH_ORG: 'con/toso' },
    said,
  );
  expect(said[0]).toContain('or https://reviewer.contoso.com if that leads here');
  expect(action).toBe(`http://${host()}/organizations/con%2Ftoso/settings/apps/new?state=${state}`);
  expect(manifest.hook_attributes.url).toBe('https://reviewer.contoso.com/api/github/webhooks');
  expect(manifest.redirect_url).toBe(`${here}/setup/created`);
  await finish(here, state!, done);
  expect(readFileSync(join(folder, '.env'), 'utf8')).not.toContain('WEBHOOK_PROXY_URL');
});

test('the browser comes back by the number that it came by, and never to a name that only leads here', async () => {
  const { here, state, done } = await started('https://reviewer.contoso.com', { HOST: '0.0.0.0' });
  const port = new URL(here).port;
  const backFor = async (host: string) => {
    const { text } = await askAs(host, here);
    return JSON.parse(/name="manifest" value="([^"]+)"/.exec(text)![1]!.replaceAll('&quot;', '"')).redirect_url;
  };
  expect(await backFor(`192.168.1.5:${port}`)).toBe(`http://192.168.1.5:${port}/setup/created`);
  expect(await backFor('reviewer.contoso.com')).toBe('https://reviewer.contoso.com/setup/created');
  expect(await backFor('evil.example')).toBe(`http://127.0.0.1:${port}/setup/created`);
  await finish(here, state!, done);
});

/** Fetch sends no Host of one's own. */
function askAs(host: string, url: string): Promise<{ text: string }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { host } }, async (answer) => {
      resolve({ text: Buffer.concat(await answer.toArray()).toString() });
    }).on('error', reject);
  });
}

test('without GHE_HOST the App is created on github.com', () => {
  const github = gitHubOf({});
  expect(github).toEqual({ web: 'https://github.com', api: 'https://api.github.com', organisation: null });
  expect(formUrl(github, 'x')).toBe('https://github.com/settings/apps/new?state=x');
});

test.each(['http', '70000', '-1'])('a port that is none is said: %s', async (PORT) => {
  await expect(started(null, { PORT })).rejects.toThrow(/PORT is not a port/);
});

test('without a channel or an address nothing is posted', async () => {
  const refused = started(null, {}, [], async () => Promise.reject(new Error('no network')));
  await expect(refused).rejects.toThrow(/smee\.io gives no channel.*no network.*npm run setup -- --url/s);
});

test('meanwhile it lives, and is not ready', async () => {
  const { here, state, done } = await started();
  const ask = async (path: string) => {
    const answer = await fetch(`${here}${path}`);
    return [answer.status, await answer.json()];
  };
  expect(await ask('/livez')).toEqual([200, { status: 'ok' }]);
  expect(await ask('/health')).toEqual([200, { status: 'ok' }]);
  expect(await ask('/readyz')).toEqual([503, { status: 'not set up' }]);
  await finish(here, state!, done);
});

test('an answer that is not from its own form is refused, and a code that GitHub does not know is told', async () => {
  const { here, state, done, said } = await started();
  expect((await fetch(`${here}/setup/created?code=good&state=forged`)).status).toBe(400);
  expect((await fetch(`${here}/setup/created?state=${state}`)).status).toBe(400);
  expect(codes).toEqual([]);
  expect((await fetch(`${here}/setup/created?code=bad&state=${state}`)).status).toBe(502);
  expect(said.at(-1)).toContain('GitHub answers 404 to the code that it gave');
  await finish(here, state!, done);
  expect(codes).toEqual(['POST bad', 'POST good']);
});

test.each(['localhost:3000', 'http://localhost:3000', 'https://127.0.0.1', 'http://[::1]:3000', 'ftp://x.example'])(
  'an address that GitHub cannot reach is refused: %s',
  async (url) => {
    await expect(started(url)).rejects.toThrow(EnvironmentError);
  },
);
