/** The operations of two connectors, compared. */
import { addAll } from '../connector/add-all.ts';
import type { Schema } from '../connector/swagger/nodes.ts';
import type { Swagger } from '../connector/swagger/walk.ts';
import { aboutOperation } from './about.ts';
import { Successors } from './deprecation.ts';
import { compareIdentity } from './identity.ts';
import { matchOperations, type OperationPair } from './match.ts';
import { compareParameters } from './parameters.ts';
import { removalsIn } from './removed-operations.ts';
import { compareResponses } from './responses.ts';
import { SchemaComparison } from './schemas.ts';
import { compareSettings } from './settings.ts';
import { type About, type Change, change, spot } from './types.ts';

/** Everything that differs in operations, in the order of the head, removed ones last. */
export function compareOperations(base: Swagger, head: Swagger): Change[] {
  const matching = matchOperations(base, head);
  const schemas = new SchemaComparison(matching.renamed);
  const payloads = [notificationsOf(base), notificationsOf(head)] as const;
  const changes: Change[] = [];
  const successors = new Successors(head.operations);
  const baseOf = new Map(matching.pairs.map((pair) => [pair.head, pair]));
  for (const operation of head.operations) {
    const pair = baseOf.get(operation);
    if (!pair) {
      changes.push(change('operation-added', aboutOperation(operation), { head: spot(operation) }));
      continue;
    }
    const about = aboutOperation(operation, pair.base);
    addAll(
      changes,
      compareIdentity(about, pair),
      compareSettings(about, pair, successors),
      compareParameters(about, pair, schemas, matching.renamed),
      compareResponses(about, pair, schemas),
      comparePayloads(about, pair, payloads, schemas),
    );
  }
  return [...changes, ...removalsIn(base, head, matching)];
}

type Payloads = ReadonlyMap<unknown, Schema>;

/** The schemas of webhooks' payloads, by the path or operation that has them. */
function notificationsOf(api: Swagger): Payloads {
  return new Map(api.schemas.filter(({ role }) => role === 'notification').map((schema) => [schema.parent, schema]));
}

/** What a webhook sends is what flows read. */
function comparePayloads(
  about: About,
  { base, head }: OperationPair,
  [before, after]: readonly [Payloads, Payloads],
  schemas: SchemaComparison,
): Change[] {
  if (!base.isTrigger || !head.isTrigger) return [];
  const [old, now] = [before.get(base.path) ?? before.get(base), after.get(head.path) ?? after.get(head)];
  if (!old) return now ? [change('response-schema-added', about, { side: 'response', head: spot(now) })] : [];
  if (!now) {
    const values = { from: schemas.shapes.of(old).type, to: 'nothing' };
    return [
      change('response-root-type-changed', about, { side: 'response', head: spot(head), base: spot(old), values }),
    ];
  }
  const changes = schemas.compare(old, now, 'response').map((diff) => {
    const kind =
      diff.kind === 'response-property-type-changed' && diff.path === '' ? 'response-root-type-changed' : diff.kind;
    return change(kind, about, { ...diff, side: 'response', path: diff.path || 'payload' });
  });
  const [was, is] = [base.notificationContent, head.notificationContent];
  if (was?.description !== is?.description) {
    const at = { head: spot(now.parent ?? now), base: spot(old.parent ?? old) };
    changes.push(change('response-text-changed', about, { side: 'response', ...at, values: { code: 'to a webhook' } }));
  }
  return changes;
}
