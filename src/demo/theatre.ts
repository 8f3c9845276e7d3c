/** The demo's stage: the simulator and the real App beside it, both on loopback, over real HTTP with signed webhooks. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readManifest } from '../server/manifest.ts';
import { startServer } from '../server/start.ts';
import { type Simulator, startSimulator } from '../simulator/index.ts';

export interface Theatre {
  readonly simulator: Simulator;
  /** Resolves when every webhook is delivered and every review it woke is done. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const APP_ID = 1;

/** Starts both. Throws when a port can't be had. */
export async function openTheatre(): Promise<Theatre> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const webhookSecret = randomBytes(24).toString('hex');
  const { permissions, events } = await readManifest();
  const simulator = await startSimulator({
    app: { id: APP_ID, slug: 'connector-reviewer', publicKey, webhookSecret, permissions, events },
  });
  const server = await startServer({
    appId: APP_ID,
    privateKey,
    webhookSecret,
    githubUrl: simulator.url,
    port: 0,
    logLevel: 'silent',
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
async function settle(simulator: Simulator, server: { idle(): Promise<void> }): Promise<void> {
  for (let seen = -1; seen !== simulator.deliveries.length; ) {
    seen = simulator.deliveries.length;
    await simulator.settled();
    await server.idle();
  }
}
