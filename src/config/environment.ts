/** What the environment says of the App. Secrets have no defaults. */
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readSettings, type Settings } from './settings.ts';
import { EnvironmentError, type Variables } from './variables.ts';

export interface Environment {
  readonly appId: number;
  /** PEM, PKCS#8. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly host: string;
  readonly port: number;
  /** GitHub's REST API, without a slash at the end. */
  readonly githubUrl: string;
  readonly logLevel: string;
  /** A smee.io channel that webhooks come by where GitHub cannot reach this machine; null: they come directly. */
  readonly proxyUrl: string | null;
  /** Where several instances meet: `redis://` or `rediss://`; null: there is only one. */
  readonly redisUrl: string | null;
  readonly settings: Settings;
}

/** What each secret is, and where to get it. */
const WHERE = {
  APP_ID: "the App's id, on its settings page on GitHub",
  PRIVATE_KEY: "the App's private key (the .pem file's contents), or PRIVATE_KEY_PATH with the file's path",
  WEBHOOK_SECRET: "the secret set in the App's settings under Webhook",
} as const;

/**
 * Reads the environment; null when it has no settings for an App at all, so that one can be set up (not in production).
 * Throws EnvironmentError when something is missing or wrong.
 */
export function readEnvironment(variables: Variables): Environment | null {
  const { APP_ID, PRIVATE_KEY, PRIVATE_KEY_PATH, WEBHOOK_SECRET } = variables;
  const given = { APP_ID, PRIVATE_KEY: PRIVATE_KEY ?? PRIVATE_KEY_PATH, WEBHOOK_SECRET };
  const missing = (Object.keys(WHERE) as (keyof typeof WHERE)[]).filter((name) => !given[name]?.trim());
  if (missing.length === Object.keys(WHERE).length && variables.NODE_ENV !== 'production') return null;
  if (missing.length > 0) {
    throw new EnvironmentError([
      `Missing in the environment and in .env: ${missing.join(', ')}`,
      ...missing.map((name) => `  ${name}: ${WHERE[name]}`),
    ]);
  }
  const appId = Number(APP_ID);
  if (!Number.isSafeInteger(appId) || appId < 1)
    throw new EnvironmentError([`APP_ID is not a number: it is ${WHERE.APP_ID}`]);
  // Probot's default, known to everybody: with it anybody could send events.
  if (WEBHOOK_SECRET === 'development') {
    throw new EnvironmentError([
      "WEBHOOK_SECRET is 'development', which everybody knows: set another one, here and in the App's settings",
    ]);
  }
  return {
    appId,
    privateKey: privateKeyOf(PRIVATE_KEY ? PRIVATE_KEY : readKey(PRIVATE_KEY_PATH as string)),
    webhookSecret: WEBHOOK_SECRET as string,
    host: variables.HOST ?? 'localhost',
    port: readPort(variables),
    githubUrl: githubUrlOf(variables),
    logLevel: variables.LOG_LEVEL ?? 'info',
    proxyUrl: variables.WEBHOOK_PROXY_URL || null,
    redisUrl: readRedisUrl(variables),
    settings: readSettings(variables),
  };
}

function readKey(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new EnvironmentError([`PRIVATE_KEY_PATH: ${(error as Error).message}`]);
  }
}

/** PEM with real or written-out newlines, or all of it in base64, as people put keys into one line. */
function privateKeyOf(text: string): string {
  const decoded = text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8');
  try {
    return createPrivateKey(decoded.replaceAll('\\n', '\n')).export({ type: 'pkcs8', format: 'pem' }).toString();
  } catch {
    throw new EnvironmentError([`PRIVATE_KEY is not a private key in PEM: it is ${WHERE.PRIVATE_KEY}`]);
  }
}

/** Where to listen. Throws EnvironmentError for what is no port. */
export function readPort({ PORT = '3000' }: Variables): number {
  const port = Number(PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new EnvironmentError(['PORT is not a port: 3000, say']);
  return port;
}

/** GITHUB_API_URL as it is, else GitHub Enterprise by its host, else github.com. */
function githubUrlOf({ GITHUB_API_URL, GHE_HOST, GHE_PROTOCOL = 'https' }: Variables): string {
  if (GITHUB_API_URL) return GITHUB_API_URL.replace(/(?<!\/)\/+$/, '');
  return GHE_HOST ? `${GHE_PROTOCOL}://${GHE_HOST}/api/v3` : 'https://api.github.com';
}

/** Where several instances meet; null: there is only one. Throws EnvironmentError for what is no address of a Redis. */
export function readRedisUrl({ REDIS_URL }: Variables): string | null {
  if (!REDIS_URL) return null;
  if (!/^rediss?:\/\//.test(REDIS_URL))
    throw new EnvironmentError(['REDIS_URL is not an address of a Redis: redis://localhost:6379, say']);
  return REDIS_URL;
}
