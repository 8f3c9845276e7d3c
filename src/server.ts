/** `npm start`: the App as a server. */
import { pathToFileURL } from 'node:url';
import { createNodeMiddleware, Webhooks } from '@octokit/webhooks';
import { type Logger, pino } from 'pino';
import { Probot, ProbotOctokit, run as runProbot } from 'probot';
import { warmUp } from './app/warm-up.ts';
import { type AppOptions, makeApp } from './app.ts';
import { type Environment, EnvironmentError, readEnvironment } from './config/environment.ts';
import { listen, WEBHOOK_PATH } from './http.ts';
import { loadMachine } from './machine/load.ts';
import { followProxy } from './proxy.ts';
import { loadRules } from './rules/files/load.ts';
import { FileError } from './rules/files/yaml.ts';

export interface ServerOptions extends Omit<Environment, 'logLevel' | 'proxyUrl'>, Partial<AppOptions> {
  readonly log?: Logger;
  /** Keep to the pace GitHub asks for: a write a second, a comment every three. Not needed against a simulator. */
  readonly throttle?: boolean;
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

/** What is never to be logged, should it get into a log line. */
const SECRETS = ['privateKey', 'webhookSecret', 'token', 'secret', 'authorization', 'headers.authorization'];

export function makeLog(level: string): Logger {
  const paths = SECRETS.flatMap((name) => [name, `*.${name}`, `err.request.${name}`, `*.*.${name}`]);
  return pino({ level, base: null, redact: { paths, censor: '…' }, timestamp: pino.stdTimeFunctions.isoTime });
}

/** Starts the App. Throws FileError for rules or stages that are not as they must be, and what listening throws. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { appId, privateKey, webhookSecret, githubUrl, host, port, throttle = true, log = makeLog('info') } = options;
  const [rules, machine] = [options.rules ?? (await loadRules()), options.machine ?? loadMachine()];
  const probot = new Probot({
    ...{ appId, privateKey, secret: webhookSecret, baseUrl: githubUrl, log },
    Octokit: octokitAt(throttle),
  });
  const app = makeApp({ ...options, rules, machine });
  await probot.load(app);
  const webhooks = new Webhooks({ secret: webhookSecret, log });
  webhooks.onAny((event) => app.receive(event));
  const handler = createNodeMiddleware(webhooks, { path: WEBHOOK_PATH, log });
  const { server, url } = await listen(handler, host, port);
  log.info({ url, rules: rules.version }, 'listening');
  return {
    url,
    webhookUrl: `${url}${WEBHOOK_PATH}`,
    idle: () => app.idle(),
    close: async () => {
      server.close();
      await app.drain(GRACE);
      server.closeAllConnections();
    },
  };
}

/**
 * Waiting and trying again is this App's own business: Probot's plugins would do it without end, or not at all.
 * A function, because Probot lays options of its own over plain defaults.
 */
function octokitAt(throttle: boolean): typeof ProbotOctokit {
  const giveUp = () => false;
  const limits = { enabled: throttle, onRateLimit: giveUp, onSecondaryRateLimit: giveUp };
  return ProbotOctokit.defaults((options: { throttle?: object }) => ({
    ...options,
    retry: { enabled: false },
    throttle: { ...options.throttle, ...limits },
  })) as typeof ProbotOctokit;
}

/** Starts by the environment; with no App in it, Probot's guided set-up creates one from app.yml. */
export async function main(): Promise<void> {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  try {
    const environment = readEnvironment(process.env);
    if (environment) await serve(environment);
    else await runProbot(() => undefined);
  } catch (error) {
    if (!(error instanceof EnvironmentError || error instanceof FileError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

async function serve(environment: Environment): Promise<void> {
  const log = makeLog(environment.logLevel);
  const rules = await loadRules();
  await warmUp(rules);
  const server = await startServer({ ...environment, log, rules });
  const following = new AbortController();
  if (environment.proxyUrl) void followProxy(environment.proxyUrl, server.webhookUrl, log, following.signal);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      following.abort();
      void server.close().then(() => process.exit(0));
    });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
