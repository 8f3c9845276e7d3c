/** The operations of two connectors, compared. */
import type { Operation, Schema } from '../connector/swagger/nodes.ts';
import type { Swagger } from '../connector/swagger/walk.ts';
import { deprecationOf } from './deprecation.ts';
import { differingKeys, sameJson, word } from './json.ts';
import type { ChangeKind } from './kinds.ts';
import { matchOperations, type OperationPair, pathOf } from './match.ts';
import { compareParameters } from './parameters.ts';
import { compareResponses } from './responses.ts';
import { SchemaComparison } from './schemas.ts';
import { type About, type Change, change, spot, type Values } from './types.ts';

/** Everything that differs in operations, in the order of the head, removed ones last. */
export function compareOperations(base: Swagger, head: Swagger): Change[] {
  const matching = matchOperations(base, head);
  const schemas = new SchemaComparison(matching.renamed);
  const payloads = [notificationsOf(base), notificationsOf(head)] as const;
  const changes: Change[] = [];
  const baseOf = new Map(matching.pairs.map((pair) => [pair.head, pair]));
  for (const operation of head.operations) {
    const pair = baseOf.get(operation);
    if (!pair) {
      changes.push(change('operation-added', aboutOperation(operation), { head: spot(operation) }));
      continue;
    }
    const about = aboutOperation(operation, pair.base);
    changes.push(
      ...compareItself(about, pair, head.operations),
      ...compareParameters(about, pair, schemas, matching.renamed),
      ...compareResponses(about, pair, schemas),
      ...comparePayloads(about, pair, payloads, schemas),
    );
  }
  for (const operation of matching.removed) changes.push(removal(operation, head));
  return changes;
}

/** @param before the operation as the base has it: its id is the one flows know */
function aboutOperation(operation: Operation, before: Operation = operation): About {
  const { summary } = operation.object;
  const name = typeof summary === 'string' && summary.trim() !== '' ? summary.trim() : operation.name;
  return { type: 'operation', id: before.name, name };
}

/** After a deprecation it is what was announced; an internal one was in nobody's hands. */
function removal(operation: Operation, head: Swagger): Change {
  const variant = operation.deprecated ? 'deprecated-before' : operation.internal ? 'internal' : null;
  const stillThere = head.paths.find(({ template }) => template === operation.path.template);
  return change('operation-removed', aboutOperation(operation), {
    head: spot(stillThere ?? head.root, stillThere ? '' : '/paths'),
    base: spot(operation),
    variant,
    ...(variant ? { impact: 'look' as const } : {}),
  });
}

/** Members that are compared by themselves below, or elsewhere. */
const KNOWN: ReadonlySet<string> = new Set([
  ...[
    'operationId',
    'parameters',
    'responses',
    'summary',
    'description',
    'deprecated',
    'x-ms-visibility',
    'x-ms-trigger',
  ],
  ...[
    'x-ms-notification-content',
    'security',
    'consumes',
    'produces',
    'x-ms-pageable',
    'x-ms-api-annotation',
    'externalDocs',
  ],
]);
const TEXTS = ['description', 'externalDocs', 'summary'];

function compareItself(about: About, { base, head }: OperationPair, operations: readonly Operation[]): Change[] {
  const changes: Change[] = [];
  const [before, after] = [base.object, head.object];
  const add = (
    kind: ChangeKind,
    at: string,
    values: Values = {},
    more: { variant?: string | null; impact?: 'look' | 'harmless' } = {},
  ): void => {
    changes.push(change(kind, about, { head: spot(head, at), base: spot(base, at), values, ...more }));
  };
  if (base.id !== head.id)
    add('operation-id-renamed', '/operationId', { from: word(base.id ?? ''), to: word(head.id ?? '') }, hidden(base));
  if (base.method !== head.method)
    add('method-changed', '', { from: base.method.toUpperCase(), to: head.method.toUpperCase() }, hidden(base));
  if (pathOf(base) !== pathOf(head))
    add('path-changed', '', { from: base.path.template, to: head.path.template }, hidden(base));
  if (base.isTrigger !== head.isTrigger)
    add('trigger-kind-changed', '/x-ms-trigger', { from: startWord(base), to: startWord(head) });
  else if (!sameJson(before['x-ms-trigger'], after['x-ms-trigger']))
    add('trigger-mode-changed', '/x-ms-trigger', {
      from: word(before['x-ms-trigger']),
      to: word(after['x-ms-trigger']),
    });
  if (!base.deprecated && head.deprecated) changes.push(deprecationOf(about, { base, head }, operations));
  if (base.deprecated && !head.deprecated) add('operation-undeprecated', '');
  const annotated = !sameJson(before['x-ms-api-annotation'], after['x-ms-api-annotation']);
  if (annotated && base.deprecated === head.deprecated) add('annotation-changed', '/x-ms-api-annotation');
  const [was, is] = [before['x-ms-visibility'], after['x-ms-visibility']];
  if (was !== is)
    add(
      base.internal
        ? 'operation-made-visible'
        : head.internal
          ? 'operation-made-internal'
          : 'operation-visibility-changed',
      '/x-ms-visibility',
    );
  const texts = TEXTS.filter((key) => !sameJson(before[key], after[key]));
  if (texts.length > 0) add('operation-text-changed', `/${texts.at(-1)}`, { keys: texts.join(', ') });
  if (!sameJson(before.security, after.security)) add('operation-security-changed', '/security');
  if (['consumes', 'produces'].some((key) => !sameJson(before[key], after[key], key)))
    add('operation-media-types-changed', '');
  if (!sameJson(before['x-ms-pageable'], after['x-ms-pageable'])) add('paging-changed', '/x-ms-pageable');
  const others = differingKeys(before, after, KNOWN);
  if (others.length > 0) add('operation-metadata-changed', `/${others[0]}`, { keys: others.join(', ') });
  return changes;
}

/** An operation that people never see is in no flow by its own name. */
function hidden(operation: Operation): { variant?: string; impact?: 'look' } {
  return operation.internal ? { variant: 'internal', impact: 'look' } : {};
}

function startWord({ isTrigger }: Operation): string {
  return isTrigger ? 'a trigger' : 'an action';
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
  return schemas.compare(old, now, 'response').map((diff) => {
    const kind =
      diff.kind === 'response-property-type-changed' && diff.path === '' ? 'response-root-type-changed' : diff.kind;
    return change(kind, about, { ...diff, side: 'response', path: diff.path || 'payload' });
  });
}
