/** The demo's stage: the simulator and the real App beside it, both on loopback, over real HTTP with signed webhooks. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { PACKAGE_DIR } from '../product/package-dir.ts';
import { makeLog, type RunningServer, startServer } from '../server.ts';
import { type Simulator, startSimulator } from '../simulator/index.ts';

export interface Theatre {
  readonly simulator: Simulator;
  /** Resolves when every webhook is delivered and every review it woke is done. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** What the App asks for on GitHub. */
interface Manifest {
  readonly default_permissions: Readonly<Record<string, 'read' | 'write'>>;
  readonly default_events: readonly string[];
}

const MANIFEST = join(PACKAGE_DIR, 'app.yml');
const HOST = '127.0.0.1';
const APP_ID = 1;

/** Starts both. Throws when a port can't be had. */
export async function openTheatre(): Promise<Theatre> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const webhookSecret = randomBytes(24).toString('hex');
  const { default_permissions, default_events } = load(readFileSync(MANIFEST, 'utf8')) as Manifest;
  const app = { id: APP_ID, slug: 'connector-reviewer', publicKey, webhookSecret };
  const simulator = await startSimulator({
    app: { ...app, permissions: default_permissions, events: [...default_events] },
  });
  const server = await startServer({
    ...{ appId: APP_ID, privateKey, webhookSecret, githubUrl: simulator.url, host: HOST, port: 0 },
    ...{ gaps: { write: 0, comment: 0 }, sweepEvery: 0, log: makeLog('silent') },
  });
  simulator.setWebhookUrl(server.webhookUrl);
  return {
    simulator,
    settle: () => settle(simulator, server),
    close: async () => {
      await server.close();
      await simulator.close();
    },
  };
}

/** The App's own writes wake it once more: quiet means that neither side has anything under way any more. */
async function settle(simulator: Simulator, server: RunningServer): Promise<void> {
  for (let seen = -1; seen !== simulator.requests.length; ) {
    seen = simulator.requests.length;
    await simulator.settled();
    await server.idle();
  }
}
