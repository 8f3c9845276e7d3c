/** The operations of two connectors, compared. */
import type { Operation, Schema } from '../connector/swagger/nodes.ts';
import type { Swagger } from '../connector/swagger/walk.ts';
import { Successors } from './deprecation.ts';
import { compareIdentity } from './identity.ts';
import { type Matching, matchOperations, type OperationPair } from './match.ts';
import { compareParameters } from './parameters.ts';
import { compareResponses } from './responses.ts';
import { SchemaComparison } from './schemas.ts';
import { compareSettings } from './settings.ts';
import { type About, type Change, change, type Spot, spot } from './types.ts';

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
    changes.push(
      ...compareIdentity(about, pair),
      ...compareSettings(about, pair, successors),
      ...compareParameters(about, pair, schemas, matching.renamed),
      ...compareResponses(about, pair, schemas),
      ...comparePayloads(about, pair, payloads, schemas),
    );
  }
  return [...changes, ...removals(base, head, matching)];
}

/** @param before the operation as the base has it: its id is the one flows know */
function aboutOperation(operation: Operation, before: Operation = operation): About {
  const { summary } = operation.object;
  const name = typeof summary === 'string' && summary.trim() !== '' ? summary.trim() : operation.name;
  return { type: 'operation', id: before.name, name };
}

/** Each told where the next operation of the base stands that is still there: its line is the one after those taken out. */
function removals(base: Swagger, head: Swagger, { pairs }: Matching): Change[] {
  const now = new Map(pairs.map((pair) => [pair.base, pair.head]));
  const changes: Change[] = [];
  let next = spot(head.root, '/paths');
  for (const operation of base.operations.toReversed()) {
    const there = now.get(operation);
    if (there) next = spot(there);
    else changes.push(removal(operation, next));
  }
  return changes.reverse();
}

/** After a deprecation it is what was announced; an internal one was in nobody's hands. */
function removal(operation: Operation, head: Spot): Change {
  const variant = operation.deprecated ? 'deprecated-before' : operation.internal ? 'internal' : null;
  return change('operation-removed', aboutOperation(operation), {
    head,
    base: spot(operation),
    variant,
    ...(variant ? { impact: 'look' as const } : {}),
  });
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
