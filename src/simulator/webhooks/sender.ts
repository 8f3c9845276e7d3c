/** Deliveries: sent at once and in parallel, as GitHub does, which keeps no order and never tries again by itself. */
import type { FaultState } from '../faults.ts';
import { type Hub, type HubEvent, timestamp } from '../model/hub.ts';
import type { Delivery } from '../types.ts';
import { payloadOf } from './payload.ts';
import { newGuid, postWebhook } from './post.ts';
import { isSubscribed } from './subscription.ts';

export interface Sender {
  readonly deliveries: Delivery[];
  /** Without one nothing is sent nor logged. */
  url: string | null;
  send(event: HubEvent): void;
  /** One more attempt, with the same GUID and payload. */
  redeliver(delivery: Delivery): void;
  settled(): Promise<void>;
}

export function createSender(hub: Hub, faults: FaultState, webhookUrl: string | null): Sender {
  const underWay = new Set<Promise<void>>();

  function attempt(
    like: Omit<Delivery, 'id' | 'deliveredAt' | 'status' | 'statusCode' | 'duration'>,
    lost: boolean,
  ): void {
    const delivery: Delivery = {
      ...like,
      id: hub.nextId(),
      deliveredAt: timestamp(hub.now()),
      status: null,
      statusCode: null,
      duration: 0,
    };
    sender.deliveries.push(delivery);
    const sending = deliver(delivery, lost).finally(() => underWay.delete(sending));
    underWay.add(sending);
  }

  async function deliver(delivery: Delivery, lost: boolean): Promise<void> {
    const started = performance.now();
    const { event, guid, payload } = delivery;
    const failed = { status: 'failed to connect to host', statusCode: 0 };
    const { id, webhookSecret } = hub.app;
    const outcome =
      lost || sender.url === null ? failed : await postWebhook(sender.url, webhookSecret, id, event, guid, payload);
    Object.assign(delivery, outcome, { duration: Math.round((performance.now() - started) / 10) / 100 });
  }

  const sender: Sender = {
    deliveries: [],
    url: webhookUrl,
    send(event) {
      const { name, action, installation, repository } = event;
      if (sender.url === null || installation === null || !isSubscribed(hub.app, name, action)) return;
      const outcome = faults.takeWebhook(action === null ? name : `${name}.${action}`);
      const ids = { installationId: installation.id, repositoryId: repository?.id ?? null };
      const like = { guid: newGuid(), event: name, action, redelivery: false, ...ids, payload: payloadOf(hub, event) };
      attempt(like, outcome === 'lost');
      if (outcome === 'doubled') attempt(like, false);
    },
    redeliver: (delivery) => attempt({ ...delivery, redelivery: true }, false),
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
  return sender;
}
