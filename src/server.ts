/** `npm start`: the App as a server. */
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type DestinationStream, type Logger, pino } from 'pino';
import { Server } from 'probot';
import { SmeeClient } from 'smee-client';
import { guardDeliveries, WEBHOOK_PATH } from './app/deliveries.ts';
import { guardedProbot } from './app/framework.ts';
import { CredentialsError } from './app/identity.ts';
import { makePlannerPool } from './app/isolated/pool.ts';
import { type AppOptions, makeApp } from './app.ts';
import { followChannel } from './channel.ts';
import { type Environment, readEnvironment } from './config/environment.ts';
import { DEFAULTS } from './config/settings.ts';
import { EnvironmentError } from './config/variables.ts';
import { fetchWithin } from './github/fetch-within.ts';
import { loadMachine } from './machine/load.ts';
import { useProxy } from './outgoing.ts';
import { connectRedis, prefixOf, RedisError } from './redis/connection.ts';
import { loadRules } from './rules/files/load.ts';
import { FileError } from './rules/files/yaml.ts';
import { setUp } from './setup/set-up.ts';

export interface ServerOptions
  extends Omit<Environment, 'logLevel' | 'proxyUrl' | 'settings' | 'redisUrl'>,
    Omit<Partial<AppOptions>, 'redis'> {
  /** Where several instances meet; null or left out: there is only this one. */
  readonly redisUrl?: string | null;
}

export interface RunningServer {
  readonly url: string;
  /** Where GitHub sends its events. */
  readonly webhookUrl: string;
  /** Resolves when the App has nothing to do. */
  idle(): Promise<void>;
  /** Takes no more webhooks, lets what is under way end, and closes. */
  close(): Promise<void>;
}

/** Milliseconds for runs to end when the server is told to stop: containers are killed after 10 s. */
const GRACE = 8000;

/** Milliseconds that a request may take to come in. */
const REQUEST_TIMEOUT = 30_000;

/** Milliseconds after which it ends, whatever is still open. */
const LAST_MOMENT = 9500;

/** What a start may fail with whose message says what to do. */
const TOLD = [EnvironmentError, FileError, RedisError, CredentialsError];

/** What is never to be logged, should it get into a log line. */
const SECRETS = ['privateKey', 'webhookSecret', 'token', 'secret', 'authorization', 'headers.authorization'];

/** @param to where lines go; left out: standard output */
export function makeLog(level: string, to?: DestinationStream): Logger {
  const paths = SECRETS.flatMap((name) => [name, `*.${name}`, `err.request.${name}`, `*.*.${name}`]);
  const options = { level, base: null, redact: { paths, censor: '…' }, timestamp: pino.stdTimeFunctions.isoTime };
  return to ? pino(options, to) : pino(options);
}

/** Starts the App. Throws FileError for rules or stages that are not as they must be, RedisError, CredentialsError, and EnvironmentError for a port that is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { appId, privateKey, webhookSecret, githubUrl, host, port, log = makeLog('info'), redisUrl = null } = options;
  const [rules, machine] = [options.rules ?? (await loadRules()), options.machine ?? loadMachine()];
  const { requestTimeout = DEFAULTS.requestTimeout } = options;
  const onError = (error: unknown) => log.error({ err: error }, 'trouble with Redis');
  const redis = redisUrl === null ? null : await connectRedis(redisUrl, prefixOf(appId), onError);
  const app = makeApp({ ...options, rules, machine, redis, log });
  const settings = { appId, privateKey, secret: webhookSecret, baseUrl: githubUrl, log };
  const server = new Server({
    ...{ host, port: portFor(port), webhookPath: WEBHOOK_PATH, enablePing: false, enableStaticFiles: false },
    // Probot's server has a line for each request, and its own for what is said here.
    log: log.child({}, { level: 'silent' }),
    request: { fetch: fetchWithin(requestTimeout) },
    Probot: guardedProbot(settings, (middleware) => guardDeliveries(middleware, log, app.metrics)),
  });
  try {
    await server.load(app);
    const listening = await server.start();
    listening.requestTimeout = REQUEST_TIMEOUT;
    const url = `http://${server.host}:${server.port}`;
    log.info({ url, rules: rules.version }, 'listening');
    return {
      url,
      webhookUrl: `${url}${WEBHOOK_PATH}`,
      idle: () => app.idle(),
      close: async () => {
        void server.stop();
        await app.drain(GRACE);
        listening.closeAllConnections();
        redis?.close();
      },
    };
  } catch (error) {
    await app.drain(0);
    redis?.close();
    throw portError(error) ?? error;
  }
}

/** What is wrong with HOST or PORT, in words; null for all else. */
function portError(error: unknown): EnvironmentError | null {
  const { syscall, message } = error as NodeJS.ErrnoException;
  const isAddress = syscall === 'listen' || syscall === 'getaddrinfo';
  return isAddress ? new EnvironmentError([`HOST and PORT can't be had: ${message}`]) : null;
}

/** Probot takes no port for 3000, and so 0, which stands for any that is free; a text it passes on. */
function portFor(port: number): number {
  return String(port) as unknown as number;
}

/** Starts by the environment; with no App in it, the guided set-up creates one first. */
export function main(): Promise<void> {
  return orTold(async () => {
    await serve(readEnvironment(process.env) ?? afterSetUp(await setUpHere(null)));
  });
}

/**
 * The guided set-up alone.
 *
 * @param url where GitHub will reach the App; null: nowhere, so that events come by a channel
 */
export function setUpOnly(url: string | null): Promise<void> {
  return orTold(async () => {
    const { APP_ID } = process.env;
    if (readEnvironment({ ...process.env, NODE_ENV: undefined }))
      throw new EnvironmentError([
        `There is an App already: APP_ID is ${APP_ID}. Take it out of .env to create another.`,
      ]);
    await setUpHere(url);
    process.stdout.write('Install it on the repository, and start it: npm start\n');
  });
}

/** Reads `.env` first, and says what is wrong with the environment in place of a stack. */
async function orTold(work: () => Promise<void>): Promise<void> {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  try {
    await useProxy(process.env);
    await work();
  } catch (error) {
    if (!TOLD.some((kind) => error instanceof kind)) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 2;
  }
}

function setUpHere(url: string | null): Promise<Readonly<Record<string, string>>> {
  return setUp({
    ...{ variables: process.env, url, envFile: '.env', webhookPath: WEBHOOK_PATH },
    createChannel: () => SmeeClient.createChannel(),
    say: (line) => void process.stdout.write(`${line}\n`),
  });
}

function afterSetUp(values: Readonly<Record<string, string>>): Environment {
  const environment = readEnvironment({ ...process.env, ...values });
  if (!environment) throw new EnvironmentError(['The set-up gave no App.']);
  return environment;
}

async function serve(environment: Environment): Promise<void> {
  const log = makeLog(environment.logLevel);
  const rules = await loadRules();
  const pool = makePlannerPool();
  const options = { ...environment, ...environment.settings, log, rules, planner: pool.planner };
  const server = await startServer(options).catch(async (error: unknown) => {
    await pool.close();
    throw error;
  });
  const stopFollowing = environment.proxyUrl ? followChannel(environment.proxyUrl, server.webhookUrl, log) : null;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      stopFollowing?.();
      setTimeout(() => process.exit(1), LAST_MOMENT).unref();
      void server.close().then(() => process.exit(0));
    });
  }
}

// A package that is linked has another path than its files.
if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) await main();
