/** Puts the parts together: a hub, its server, its webhooks, its people. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createFaults } from './faults.ts';
import { type Hub, type HubEvent, timestamp } from './model/hub.ts';
import type { Account } from './model/types.ts';
import { createServer } from './server.ts';
import type { RequestLogEntry, Simulator, SimulatorOptions } from './types.ts';
import { createSender } from './webhooks/sender.ts';
import { checkSubscriptions } from './webhooks/subscription.ts';
import { createWorld } from './world/world.ts';

/** GitHub: an installation token lives an hour. */
const TOKEN_LIFETIME = 3600;

/** Starts a simulator on loopback. Throws when the port is taken, or when GitHub would refuse the App's events. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  checkSubscriptions(options.app);
  const { faults, state } = createFaults();
  const requests: RequestLogEntry[] = [];
  const hub = createHub(options, (event) => sender.send(event));
  const sender = createSender(hub, state, options.webhookUrl ?? null);
  const app = createServer(hub, sender, state, requests);
  const server = await listen(app.fetch, options.port ?? 0);
  hub.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: hub.url,
    world: createWorld(hub),
    faults,
    requests,
    deliveries: sender.deliveries,
    setWebhookUrl: (url) => {
      sender.url = url;
    },
    redeliver: (guid) => {
      const delivery = sender.deliveries.findLast((each) => each.guid === guid);
      if (!delivery) throw new Error(`No delivery has the GUID ${guid}`);
      sender.redeliver(delivery);
    },
    settled: () => sender.settled(),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function createHub(
  { app, now = () => new Date(), tokenLifetime = TOKEN_LIFETIME, labelNames = 'then' }: SimulatorOptions,
  emit: (event: HubEvent) => void,
): Hub {
  let lastId = 1000;
  const nextId = () => {
    lastId += 1;
    return lastId;
  };
  const accounts = new Map<string, Account>();
  const maps = { accounts, repositories: new Map(), installations: new Map(), teams: new Map(), tokens: new Map() };
  const createdAt = timestamp(now());
  const id = nextId();
  const bot: Account = { id, nodeId: `BOT_${id}`, login: app.slug, name: null, type: 'Bot', createdAt };
  accounts.set(app.slug.toLowerCase(), bot);
  return { app, bot, createdAt, ...maps, tokenLifetime, labelNames, url: '', now, nextId, emit };
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, () => resolve(server as Server));
    server.on('error', reject);
  });
}
