/** What an operation offers to later steps: the dynamic content that the designer makes of its answer. */
import { layersOf, type Shapes } from '../changes/shape.ts';
import type { Operation, Schema } from '../connector/swagger/nodes.ts';
import type { Swagger } from '../connector/swagger/walk.ts';
import { placesOf } from './fields.ts';
import { textIn, visibilityIn } from './texts.ts';
import type { Output, Outputs } from './types.ts';

const MOST = 150;
const DEEPEST = 6;

const NOTHING: Outputs = { list: [], isCut: false, notes: ['Nothing is offered to later steps.'] };

interface Spot {
  readonly path: string;
  readonly each: string;
  readonly depth: number;
}

/** Those of an operation. */
export function outputsOf(operation: Operation, api: Swagger, shapes: Shapes): Outputs {
  const schema = answerOf(operation, api);
  if (!schema) return NOTHING;
  const list: Output[] = [];
  const notes = dynamicNotes(schema);
  const root = shapes.of(schema);
  const isBatch = operation.object['x-ms-trigger'] === 'batch';
  const batched = isBatch ? batchOf(schema, shapes) : null;
  if (isBatch) notes.push('The flow runs once for each entry of the answer’s list.');
  if (batched) collect(batched, { path: '', each: '', depth: 0 }, shapes, list);
  else if (root.type === 'object' || root.type === 'array')
    collect(schema, { path: '', each: '', depth: 0 }, shapes, list);
  else list.push(outputOf(schema, 'body', { path: 'body', each: '', depth: 0 }, shapes));
  if (list.length === 0 && notes.length === 0) notes.push('The answer as a whole, without a name for anything in it.');
  return { list: list.slice(0, MOST), isCut: list.length >= MOST, notes };
}

/** The schema of what a webhook brings, else of the first success. */
function answerOf(operation: Operation, api: Swagger): Schema | null {
  if (operation.notificationContent) {
    const owners = [operation, operation.path];
    const found = api.schemas.find(({ role, parent }) => role === 'notification' && owners.includes(parent as never));
    if (found) return found;
  }
  const codes = operation.responses
    .filter(({ code }) => /^2\d\d$/.test(code))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const chosen =
    codes.find(({ response }) => response.schema) ?? operation.responses.find(({ code }) => code === 'default');
  return chosen?.response.schema ?? null;
}

function batchOf(schema: Schema, shapes: Shapes): Schema | null {
  const { items, properties } = shapes.of(schema);
  if (items) return items;
  for (const property of properties.values()) {
    const shape = shapes.of(property);
    if (shape.type === 'array' && shape.items) return shape.items;
  }
  return null;
}

function dynamicNotes(schema: Schema): string[] {
  const isDynamic = layersOf(schema).some(
    ({ object }) => 'x-ms-dynamic-schema' in object || 'x-ms-dynamic-properties' in object,
  );
  return isDynamic ? ['What else there is, is known only when the step is filled in.'] : [];
}

function collect(schema: Schema, spot: Spot, shapes: Shapes, list: Output[]): void {
  const { items, properties, type } = shapes.of(schema);
  if (spot.depth > DEEPEST) return;
  if (type === 'array' && items) {
    collect(items, into(spot, `${spot.path}[]`, spot.path || 'body'), shapes, list);
    return;
  }
  for (const [name, property] of properties) {
    if (list.length >= MOST) return;
    const path = spot.path === '' ? name : `${spot.path}.${name}`;
    const here = into(spot, path, spot.each);
    const inner = shapes.of(property);
    const hasInside = inner.properties.size > 0 || (inner.type === 'array' && inner.items !== null);
    if (!hasInside || inner.type === 'array') list.push(outputOf(property, name, here, shapes));
    if (hasInside && visibilityIn(inner.facts['x-ms-visibility']) !== 'internal') collect(property, here, shapes, list);
  }
}

function into({ depth }: Spot, path: string, each: string): Spot {
  return { path, each, depth: depth + 1 };
}

function outputOf(schema: Schema, name: string, { path, each }: Spot, shapes: Shapes): Output {
  const { facts, type } = shapes.of(schema);
  return {
    ...{
      places: placesOf(schema),
      label: textIn(facts['x-ms-summary']) || textIn(facts.title) || name,
      path,
      type,
      each,
    },
    description: textIn(facts.description),
    visibility: visibilityIn(facts['x-ms-visibility']),
  };
}
