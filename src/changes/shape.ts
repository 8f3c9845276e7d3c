/** A schema as it is meant: its `$ref` followed, its `allOf` merged. Two spellings of one meaning have the same shape. */
import { isObject, textOf } from '../connector/pointer.ts';
import type { Schema } from '../connector/swagger/nodes.ts';

export interface Shape {
  readonly schema: Schema;
  /** It is made of a reference that leads nowhere: what it means is not known. */
  readonly unknown: boolean;
  /** As declared, else as the keywords tell; `any` where nothing does. */
  readonly type: string;
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required: ReadonlySet<string>;
  readonly items: Schema | null;
  /** A schema, true or false as declared, undefined where nothing is said. */
  readonly additional: Schema | boolean | undefined;
  /** All members but `$ref` and `allOf`, the nearest declaration first. */
  readonly facts: Readonly<Record<string, unknown>>;
}

const NO_PROPERTIES: ReadonlyMap<string, Schema> = new Map();
const NONE_REQUIRED: ReadonlySet<string> = new Set();

/** Shapes by schema: each is made once. */
export class Shapes {
  readonly #shapes = new Map<Schema, Shape>();

  of(schema: Schema): Shape {
    let shape = this.#shapes.get(schema);
    if (!shape) {
      shape = shapeOf(schema);
      this.#shapes.set(schema, shape);
    }
    return shape;
  }
}

function shapeOf(schema: Schema): Shape {
  const layers = layersOf(schema);
  const single = layers.length === 1;
  const facts = single ? schema.object : Object.assign(Object.create(null), ...layers.map(({ object }) => object));
  const properties = new Map<string, Schema>();
  const required = new Set<string>();
  let items: Schema | null = null;
  let additional: Shape['additional'];
  for (const layer of layers) {
    for (const child of layer.children) {
      if (child.keyword === 'properties') properties.set(child.key as string, child);
      else if (child.keyword === 'items') items = child;
      else if (child.keyword === 'additionalProperties') additional = child;
    }
    if (Array.isArray(layer.object.required)) for (const name of layer.object.required) required.add(textOf(name));
    if (typeof layer.object.additionalProperties === 'boolean') additional = layer.object.additionalProperties;
  }
  return {
    schema,
    unknown: layers.some(({ object, target }) => target === null && '$ref' in object),
    type: typeOf(facts.type, properties.size > 0, items !== null),
    properties: properties.size > 0 ? properties : NO_PROPERTIES,
    required: required.size > 0 ? required : NONE_REQUIRED,
    items,
    additional,
    facts,
  };
}

/** The schema and all it is made of, the farthest first: what `$ref` leads to, the parts of `allOf`, itself. */
export function layersOf(schema: Schema): Schema[] {
  const layers: Schema[] = [];
  const seen = new Set<Schema>();
  const visit = (one: Schema): void => {
    if (seen.has(one)) return;
    seen.add(one);
    if (one.target) visit(one.target);
    for (const child of one.children) if (child.keyword === 'allOf') visit(child);
    layers.push(one);
  };
  visit(schema);
  return layers;
}

/** The part of a schema that declares a member: the nearest one, or the schema itself. */
export function declaring(schema: Schema, key: string): Schema {
  return layersOf(schema).findLast(({ object }) => Object.hasOwn(object, key)) ?? schema;
}

/** The declared type, several as a sorted list; else what the keywords tell. */
export function typeOf(type: unknown, hasProperties: boolean, hasItems: boolean): string {
  if (typeof type === 'string' && type !== '') return type;
  if (Array.isArray(type)) return [...type].map(textOf).sort().join(' or ');
  return hasProperties ? 'object' : hasItems ? 'array' : 'any';
}

/** People need not fill it in: it has a default, the platform fills it in, or all it asks for is filled in that way. */
export function fillsItself(schema: Schema, shapes: Shapes, depth = 0): boolean {
  const { facts, required, properties } = shapes.of(schema);
  if (facts.default !== undefined || facts['x-ms-notification-url'] === true) return true;
  if (required.size === 0 || depth > 8) return false;
  return [...required].every((name) => {
    const property = properties.get(name);
    return property !== undefined && fillsItself(property, shapes, depth + 1);
  });
}

/** Whether the value of a member is a JSON object: for settings of unknown form. */
export function objectOf(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}
