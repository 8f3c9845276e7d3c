/** Webhooks: which operations carry a callback address in their body, and the way to it. */
import type { Operation, Schema } from './nodes.ts';
import { referrersOf } from './referrers.ts';
import type { Swagger } from './walk.ts';

/** A callback that lies deeper is none: published ones lie at most five schemas deep. */
const MAX_CHAIN = 100;

const NOTIFICATION_URL = 'x-ms-notification-url';

/** An operation that subscribes: the schemas from its body's down to the property that takes the callback address. */
export interface Webhook {
  readonly operation: Operation;
  /** Never empty; references are followed, so that a `$ref` and its definition both stand in it. */
  readonly chain: readonly Schema[];
}

/** A schema marked as the place of the callback address. */
export function isCallback(schema: Schema): boolean {
  return schema.object[NOTIFICATION_URL] === true;
}

/** A document's webhooks, by operation and by the property they end at. */
export interface Webhooks {
  readonly byOperation: ReadonlyMap<Operation, Webhook>;
  readonly byCallback: ReadonlyMap<Schema, readonly Webhook[]>;
}

const known = new WeakMap<Swagger, Webhooks>();

/** The webhooks of a document; worked out once, in time linear in the document. */
export function webhooksOf(api: Swagger): Webhooks {
  let webhooks = known.get(api);
  if (!webhooks) {
    const byOperation = findWebhooks(api);
    const byCallback = new Map<Schema, Webhook[]>();
    for (const webhook of byOperation.values()) {
      const callback = webhook.chain.at(-1) as Schema;
      const list = byCallback.get(callback);
      if (list) list.push(webhook);
      else byCallback.set(callback, [webhook]);
    }
    webhooks = { byOperation, byCallback };
    known.set(api, webhooks);
  }
  return webhooks;
}

function findWebhooks(api: Swagger): ReadonlyMap<Operation, Webhook> {
  const webhooks = new Map<Operation, Webhook>();
  const callbacks = api.schemas.filter(isCallback);
  if (callbacks.length === 0) return webhooks;
  const next = stepsTo(callbacks, api);
  for (const operation of api.operations) {
    const start = operation.body?.schema;
    if (!start || !next.has(start)) continue;
    const chain: Schema[] = [];
    let schema: Schema | null | undefined = start;
    for (; schema && chain.length < MAX_CHAIN; schema = next.get(schema)) chain.push(schema);
    if (!schema) webhooks.set(operation, { operation, chain });
  }
  return webhooks;
}

/** For every schema from which a callback can be reached, the next on the shortest way there; null for the callbacks. */
function stepsTo(callbacks: readonly Schema[], api: Swagger): ReadonlyMap<Schema, Schema | null> {
  const referrers = referrersOf(api);
  const next = new Map<Schema, Schema | null>(callbacks.map((schema) => [schema, null]));
  const queue = [...callbacks];
  for (const schema of queue) {
    const owners = referrers.get(schema) ?? [];
    for (const owner of schema.within ? [...owners, schema.within] : owners) {
      if (next.has(owner)) continue;
      next.set(owner, schema);
      queue.push(owner);
    }
  }
  return next;
}
