/** Follows the paths that dynamic extensions write (`value/items`) through schemas: over `$ref`, `allOf` and arrays. */
import { isObject, member } from '../pointer.ts';
import type { Schema } from './nodes.ts';

/** No published schema is composed of more parts; what is beyond stays unknown. */
const MAX_VIEWS = 50;
/** A property met on the way. */
export interface Step {
  readonly schema: Schema;
  readonly required: boolean;
}

/** Where a path leads. `open`: into something whose properties are not told, so nothing can be said. */
export type Trail = { readonly steps: readonly Step[]; readonly end: Schema } | 'open' | null;

const composed = new WeakMap<Schema, readonly Schema[]>();

/** A schema and all that it is composed of, references resolved. Ends on cycles. */
export function viewsOf(schema: Schema): readonly Schema[] {
  if (!schema.target && !schema.object.allOf) return [schema];
  const known = composed.get(schema);
  if (known) return known;
  const views = new Set([schema]);
  for (const view of views) {
    if (views.size > MAX_VIEWS) break;
    if (view.target) views.add(view.target);
    for (const child of view.children) if (child.keyword === 'allOf') views.add(child);
  }
  const list = [...views];
  composed.set(schema, list);
  return list;
}

const propertyTables = new WeakMap<Schema, ReadonlyMap<string, Schema>>();

/** A schema's own property; by a table, as large objects are asked often. */
function ownProperty(schema: Schema, name: string): Schema | undefined {
  if (member(schema.object.properties, name) === undefined) return undefined;
  let table = propertyTables.get(schema);
  if (!table) {
    table = new Map(schema.children.flatMap((child) => (child.property === null ? [] : [[child.property, child]])));
    propertyTables.set(schema, table);
  }
  return table.get(name);
}

/** The type of a schema; null where it is not told. Properties without a type make an object, items an array. */
export function typeOf(schema: Schema): string | null {
  const views = viewsOf(schema);
  for (const { object } of views) if (typeof object.type === 'string') return object.type;
  if (views.some(({ object }) => isObject(object.items))) return 'array';
  return views.some(({ object }) => isObject(object.properties)) ? 'object' : null;
}

/** The schema of an array's elements. */
export function itemsOf(schema: Schema): Schema | null {
  for (const view of viewsOf(schema)) {
    const items = view.children.find(({ keyword }) => keyword === 'items');
    if (items) return items;
  }
  return null;
}

/** Whether a schema says which properties it has. */
export function hasProperties(schema: Schema): boolean {
  return viewsOf(schema).some(({ object }) => isObject(object.properties) && Object.keys(object.properties).length > 0);
}

/** Follows a path of property names; through arrays to their elements. */
export function follow(start: Schema, tokens: readonly string[]): Trail {
  const steps: Step[] = [];
  let schema = start;
  for (const token of tokens) {
    const next = stepInto(schema, token);
    if (next === null || next === 'open') return next;
    steps.push(next);
    schema = next.schema;
  }
  return { steps, end: schema };
}

function stepInto(schema: Schema, token: string): Step | 'open' | null {
  const views = viewsOf(schema);
  for (const view of views) {
    const found = ownProperty(view, token);
    if (found) return { schema: found, required: views.some(({ object }) => lists(object.required, token)) };
  }
  const items = itemsOf(schema);
  if (items) return token === 'items' || token === '[]' ? { schema: items, required: true } : intoItems(items, token);
  return views.some(isOpen) ? 'open' : null;
}

/** One array deep only: an array of arrays has no properties to name. */
function intoItems(items: Schema, token: string): Step | 'open' | null {
  return itemsOf(items) ? 'open' : stepInto(items, token);
}

export function lists(names: unknown, name: string): boolean {
  return Array.isArray(names) && names.includes(name);
}

/** More than the named properties can stand here, or none are named at all. */
function isOpen({ object, target }: Schema): boolean {
  if (object.additionalProperties !== undefined && object.additionalProperties !== false) return true;
  if ('x-ms-dynamic-schema' in object || 'x-ms-dynamic-properties' in object) return true;
  if ('$ref' in object) return target === null;
  return (
    !isObject(object.properties) && !Array.isArray(object.allOf) && (object.type === 'object' || !('type' in object))
  );
}
