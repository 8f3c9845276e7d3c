/** A simulator with one connectors repository, a partner's fork and an App that may do what a test allows it. */
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Octokit } from '@octokit/rest';
import { type Simulator, type SimulatorApp, startSimulator } from '../../src/simulator/index.ts';

export const REPO = 'contoso/connectors';
export const FORK = 'pat/connectors';
/** Short, since every test file makes its own: it guards nothing. */
const keys = generateKeyPairSync('rsa', { modulusLength: 1024 });
const privateKey = keys.privateKey;

export const app: SimulatorApp = {
  id: 7,
  slug: 'reviewer',
  publicKey: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  webhookSecret: 'a secret',
  permissions: { contents: 'write', pull_requests: 'write', checks: 'write', issues: 'write' },
  events: [
    'pull_request',
    'pull_request_review',
    'pull_request_review_comment',
    'issue_comment',
    'check_run',
    'push',
    'label',
  ],
};

/** The files of the repository at its start: forty lines, so that some stay outside any hunk. */
const lines = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`);
export const file = (changed: Readonly<Record<number, string>> = {}) =>
  `${lines.map((line, index) => changed[index + 1] ?? line).join('\n')}\n`;

let running: Simulator[] = [];
let closers: (() => Promise<void>)[] = [];

export async function start(
  options: Partial<Parameters<typeof startSimulator>[0]> & { permissions?: SimulatorApp['permissions'] } = {},
) {
  const { permissions = app.permissions, ...rest } = options;
  const events = app.events.filter((event) => event !== 'check_run' || permissions.checks);
  const simulator = await startSimulator({ app: { ...app, permissions, events }, ...rest });
  running.push(simulator);
  const { world } = simulator;
  for (const login of ['contoso', 'pat', 'mona', 'stranger']) world.createUser(login);
  const files = {
    'README.md': '# Connectors\n',
    'certified/Contoso/api.json': file(),
    'certified/Contoso/icon.png': new Uint8Array([137, 80, 0, 1]),
  };
  world.createRepository({ owner: 'contoso', name: 'connectors', files, labels: [{ name: 'New', color: '00ff00' }] });
  world.setRole(REPO, 'mona', 'maintain');
  const installation = world.install(REPO);
  world.fork(REPO, 'pat');
  return { simulator, world, installation };
}

/** A pull request from the fork that changes line 20 of the file; returns its number. */
export function openPull(
  world: Simulator['world'],
  changes: Record<string, string | Uint8Array | null> = { 'certified/Contoso/api.json': file({ 20: 'changed' }) },
) {
  world.commit(FORK, 'work', { changes, message: 'Change it', author: 'pat' });
  return world.openPull({
    repo: REPO,
    headRepo: FORK,
    headBranch: 'work',
    title: 'Contoso',
    body: 'Please',
    author: 'pat',
  });
}

export function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
}

export function appJwt(now = new Date()): string {
  const seconds = Math.floor(now.getTime() / 1000);
  return jwt({ iss: app.id, iat: seconds - 30, exp: seconds + 300 });
}

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

export function client(simulator: Simulator, auth: string): Octokit {
  return new Octokit({ baseUrl: simulator.url, auth, log: quiet });
}

/** Octokit as the App's installation. */
export async function installed(simulator: Simulator, installation: number, now = new Date()): Promise<Octokit> {
  const { data } = await client(simulator, appJwt(now)).rest.apps.createInstallationAccessToken({
    installation_id: installation,
  });
  return client(simulator, data.token);
}

/** What Octokit throws. */
export interface Refusal {
  readonly status: number;
  readonly response: {
    readonly data: { readonly message: string; readonly errors?: unknown };
    readonly headers: Record<string, string>;
  };
}

/** The refusal a call ends in. Throws when it does not. */
export async function refusal(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('it was not refused');
}

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly signed: boolean;
}

/** A place for webhooks that remembers them and answers `status()`. */
export async function inbox(status: () => number = () => 202): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const signature = `sha256=${createHmac('sha256', app.webhookSecret).update(body).digest('hex')}`;
      received.push({
        headers: request.headers,
        payload: JSON.parse(body.toString()),
        signed: request.headers['x-hub-signature-256'] === signature,
      });
      response.writeHead(status()).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, received };
}

export async function stopAll(): Promise<void> {
  await Promise.all([...running.map((simulator) => simulator.close()), ...closers.map((close) => close())]);
  running = [];
  closers = [];
}

/** What stands at a path inside an answer; undefined where the path ends early. */
export function dig(answer: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<string | number, unknown> | null | undefined)?.[key],
    answer,
  );
}
