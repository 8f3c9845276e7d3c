/** `npm start`: the App as a server. */
import { pathToFileURL } from 'node:url';
import { type DestinationStream, type Logger, pino } from 'pino';
import { Probot, ProbotOctokit, run as runProbot } from 'probot';
import { CredentialsError } from './app/identity.ts';
import { makePlannerPool } from './app/isolated/pool.ts';
import { type AppOptions, makeApp } from './app.ts';
import { type Environment, readEnvironment } from './config/environment.ts';
import { DEFAULTS } from './config/settings.ts';
import { EnvironmentError } from './config/variables.ts';
import { makeDeliveryHandler } from './deliveries.ts';
import { fetchWithin } from './github/fetch-within.ts';
import { listen, WEBHOOK_PATH } from './http.ts';
import { loadMachine } from './machine/load.ts';
import { useProxy } from './outgoing.ts';
import { makePages } from './pages.ts';
import { followProxy } from './proxy.ts';
import { connectRedis, prefixOf, RedisError } from './redis/connection.ts';
import { loadRules } from './rules/files/load.ts';
import { FileError } from './rules/files/yaml.ts';

export interface ServerOptions
  extends Omit<Environment, 'logLevel' | 'proxyUrl' | 'settings' | 'redisUrl'>,
    Omit<Partial<AppOptions>, 'redis' | 'appId'> {
  readonly log?: Logger;
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

/** Starts the App. Throws FileError for rules or stages that are not as they must be, RedisError, CredentialsError, and what listening throws. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { appId, privateKey, webhookSecret, githubUrl, host, port, log = makeLog('info'), redisUrl = null } = options;
  const [rules, machine] = [options.rules ?? (await loadRules()), options.machine ?? loadMachine()];
  const { requestTimeout = DEFAULTS.requestTimeout } = options;
  const probot = new Probot({
    ...{ appId, privateKey, secret: webhookSecret, baseUrl: githubUrl, log },
    Octokit: plainOctokit,
    request: { fetch: fetchWithin(requestTimeout) },
  });
  const onError = (error: unknown) => log.error({ err: error }, 'trouble with Redis');
  const redis = redisUrl === null ? null : await connectRedis(redisUrl, prefixOf(appId), onError);
  const app = makeApp({ ...options, rules, machine, redis });
  try {
    await probot.load(app);
  } catch (error) {
    await app.drain(0);
    redis?.close();
    throw error;
  }
  const handler = makeDeliveryHandler(webhookSecret, app.receive, log, app.metrics);
  const { server, url } = await listen(handler, makePages(app.readiness, app.metrics), host, port);
  log.info({ url, rules: rules.version }, 'listening');
  return {
    url,
    webhookUrl: `${url}${WEBHOOK_PATH}`,
    idle: () => app.idle(),
    close: async () => {
      server.close();
      await app.drain(GRACE);
      server.closeAllConnections();
      redis?.close();
    },
  };
}

/**
 * Waiting and trying again is this App's own business: Probot's plugins would do it without end, or not at all, and pace reads
 * as if they were writes. A function, because Probot puts its own options on top of plain defaults.
 */
const plainOctokit = ProbotOctokit.defaults((options: object) => ({
  ...options,
  retry: { enabled: false },
  throttle: { enabled: false },
})) as typeof ProbotOctokit;

/** Starts by the environment; with no App in it, Probot's guided set-up creates one from app.yml. */
export async function main(): Promise<void> {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  try {
    const environment = readEnvironment(process.env);
    await useProxy(process.env);
    if (environment) await serve(environment);
    else await runProbot(() => undefined);
  } catch (error) {
    if (!TOLD.some((kind) => error instanceof kind)) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 2;
  }
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
  const following = new AbortController();
  if (environment.proxyUrl) void followProxy(environment.proxyUrl, server.webhookUrl, log, following.signal);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      following.abort();
      setTimeout(() => process.exit(1), LAST_MOMENT).unref();
      void server.close().then(() => process.exit(0));
    });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
