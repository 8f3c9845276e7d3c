/** The guided set-up: asks GitHub to create the App, and writes what it is given to `.env`. */
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { load } from 'js-yaml';
import { readPort } from '../config/environment.ts';
import { EnvironmentError, type Variables } from '../config/variables.ts';
import { PACKAGE_DIR } from '../product/package-dir.ts';
import { keyInOneLine, withValues } from './env-file.ts';
import { formUrl, type GitHubPlace, gitHubOf, manifestOf, publicAddress } from './manifest.ts';
import { CREATED_PATH, makeSetUpPages } from './pages.ts';

export interface SetUpOptions {
  readonly variables: Variables;
  /** Where the App will be reached; null: nowhere, so that events come by a channel. */
  readonly url: string | null;
  /** The path of the `.env` file. */
  readonly envFile: string;
  /** Gives a channel that passes events on. */
  readonly createChannel: () => Promise<string>;
  /** Below the public address, where the App takes events. */
  readonly webhookPath: string;
  readonly say: (line: string) => void;
}

/** What GitHub gives for a code: https://docs.github.com/rest/apps/apps#create-a-github-app-from-a-manifest */
interface Created {
  readonly id: number;
  readonly pem: string;
  readonly webhook_secret: string;
  readonly client_id: string;
  readonly client_secret: string;
  readonly html_url: string;
}

/** Milliseconds that GitHub may take to answer. */
const PATIENCE = 30_000;

/**
 * Serves the set-up until GitHub has created the App and `.env` has its secrets. Resolves with what was written.
 *
 * @throws EnvironmentError when there is neither an address nor a channel, or the port is taken
 */
export async function setUp(options: SetUpOptions): Promise<Readonly<Record<string, string>>> {
  const { variables, webhookPath, envFile, say } = options;
  const [host, port] = [variables.HOST ?? '127.0.0.1', readPort(variables)];
  const github = gitHubOf(variables);
  const address = options.url === null ? null : publicAddress(options.url);
  const channel = address === null ? await channelOf(options) : null;
  const hookUrl = channel ?? `${address}${webhookPath}`;
  const state = randomUUID();
  const app = load(readFileSync(join(PACKAGE_DIR, 'app.yml'), 'utf8')) as object;
  const { promise: done, resolve: end } = withResolvers<{ page: string; values: Record<string, string> }>();
  let here = '';
  const pages = makeSetUpPages({
    ...{ formUrl: formUrl(github, state), state, hookUrl },
    manifest: (asked) =>
      manifestOf(app, { hookUrl, redirectUrl: `${reachedBy(asked, address) ?? here}${CREATED_PATH}` }),
    create: async (code) => {
      const created = await convert(github, code);
      const events: Record<string, string> = channel === null ? {} : { WEBHOOK_PROXY_URL: channel };
      const values = { ...valuesOf(created), ...events, ...enterprise(variables) };
      write(envFile, values);
      end({ page: created.html_url, values });
      return `${created.html_url}/installations/new`;
    },
    onError: (error) => say(`The App was not set up: ${(error as Error).message}`),
  });
  const server = await listen(pages.fetch, host, port);
  const { port: taken } = server.address() as AddressInfo;
  here = `http://${/^(?:0\.0\.0\.0|::|localhost)$/.test(host) ? '127.0.0.1' : host}:${taken}`;
  const also = address === null ? '' : `, or ${address} if that leads here already,`;
  say(`There is no App in the environment yet. Open ${here}${also} to create it on ${new URL(github.web).host}.`);
  const { page, values } = await done;
  // The browser gets its answer first.
  await new Promise((resolve) => server.close(resolve));
  say(`${page} is created, and its settings are in ${envFile}.`);
  return values;
}

async function channelOf({ variables, createChannel }: SetUpOptions): Promise<string> {
  if (variables.WEBHOOK_PROXY_URL) return publicAddress(variables.WEBHOOK_PROXY_URL);
  try {
    return publicAddress(await createChannel());
  } catch (error) {
    throw new EnvironmentError([
      `smee.io gives no channel for events: ${(error as Error).message}`,
      '  Say where GitHub can reach the App: npm run setup -- --url https://reviewer.example.com',
    ]);
  }
}

/**
 * What the browser came by, where it can come back by it: the public address, or a number in its network. Any other name could
 * be somebody else's that leads here.
 */
function reachedBy(host: string, address: string | null): string | null {
  if (address !== null && new URL(address).host === host) return address;
  const { hostname } = new URL(`http://${host}`);
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? null : `http://${host}`;
}

async function convert({ api }: GitHubPlace, code: string): Promise<Created> {
  const response = await fetch(`${api}/app-manifests/${encodeURIComponent(code)}/conversions`, {
    method: 'POST',
    headers: { accept: 'application/vnd.github+json', 'user-agent': 'connector-reviewer' },
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (response.status !== 201) throw new Error(`GitHub answers ${response.status} to the code that it gave`);
  return (await response.json()) as Created;
}

function valuesOf({ id, pem, webhook_secret, client_id, client_secret }: Created): Record<string, string> {
  return {
    ...{ APP_ID: String(id), PRIVATE_KEY: keyInOneLine(pem), WEBHOOK_SECRET: webhook_secret },
    ...{ GITHUB_CLIENT_ID: client_id, GITHUB_CLIENT_SECRET: client_secret },
  };
}

/** Which GitHub it is has to be known at the next start, too. */
function enterprise({ GHE_HOST, GHE_PROTOCOL }: Variables): Record<string, string> {
  return { ...(GHE_HOST ? { GHE_HOST } : {}), ...(GHE_PROTOCOL ? { GHE_PROTOCOL } : {}) };
}

/** For its owner alone to read. */
function write(path: string, values: Readonly<Record<string, string>>): void {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  writeFileSync(path, withValues(text, values), { mode: 0o600 });
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], hostname: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname, port, overrideGlobalObjects: false }, () => resolve(server as Server));
    server.on('error', (error) => reject(new EnvironmentError([`PORT ${port} can't be had: ${error.message}`])));
  });
}

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
