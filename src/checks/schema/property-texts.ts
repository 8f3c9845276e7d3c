/** Checks of the texts of properties. */
import { getOrInsert } from '../../connector/get-or-insert.ts';
import type { JsonNode } from '../../connector/node.ts';
import { isObject } from '../../connector/pointer.ts';
import type { Schema } from '../../connector/swagger/nodes.ts';
import type { Report } from '../../rules/engine/check.ts';
import { humanise } from '../parameter/label-from-identifier.ts';
import { isBlank, isSame } from '../same.ts';
import { memberIn } from '../single-text.ts';
import { declared } from './resolve.ts';

interface TextOptions {
  /** Members one of which is to have a text; the finding points to the first. */
  readonly texts: readonly string[];
}

/**
 * A property has none of the texts. What stands beside a reference is not read, so there only the text of what it refers to
 * counts: case `ref`, told once at that place. The message may use {suggestion}, and {property} for the first that refers to it.
 */
export function propertyText(schema: Schema, options: TextOptions): Report | null {
  const { texts } = options;
  const at = `/${texts[0]}`;
  const values = () => ({ suggestion: humanise(schema.key ?? ''), property: schema.name });
  if (hasText(schema.object, texts)) return null;
  if (schema.ref === null) return { at, values };
  const target = schema.target && declared(schema);
  if (!target || hasText(target.object, texts) || firstOf(options, target, schema) !== schema) return null;
  return { node: target, at, case: 'ref', values };
}

/** By rule and by what is referred to, the first property for which that was asked. */
const firsts = new WeakMap<TextOptions, WeakMap<Schema, Schema>>();

function firstOf(options: TextOptions, target: Schema, asking: Schema): Schema {
  const known = getOrInsert(firsts, options, () => new WeakMap<Schema, Schema>());
  return getOrInsert(known, target, () => asking);
}

function hasText(object: Record<string, unknown>, texts: readonly string[]): boolean {
  for (const key of texts) {
    const text = object[key];
    if (typeof text === 'string' && !isBlank(text)) return true;
  }
  return false;
}

/** The text of a property is only its name. */
export function textIsKey(schema: Schema, { at }: { readonly at: string }): Report | null {
  const text = schema.object[memberIn(at)];
  return typeof text === 'string' && isKey(schema, text) ? { at } : null;
}

/** The text of a property repeats another; one that is only the property's name is another rule's matter. */
export function textRepeats(
  schema: Schema,
  { at, from }: { readonly at: string; readonly from: string },
): Report | null {
  const text = schema.object[memberIn(at)];
  const other = schema.object[memberIn(from)];
  if (typeof text !== 'string' || typeof other !== 'string' || isBlank(text)) return null;
  return isSame(text, other) && !isKey(schema, text) ? { at } : null;
}

function isKey(schema: Schema, text: string): boolean {
  const { property } = schema;
  return property !== null && text.length < property.length + 20 && isSame(text, property);
}

interface Names {
  /** Old names, and what the products are called now. */
  readonly names: Readonly<Record<string, string>>;
}

/** A default or a choice has a product's old name. The message may use {old} and {current}. */
export function currentNames({ object }: JsonNode, { names }: Names): Report[] {
  const reports: Report[] = [];
  const look = (at: string, text: unknown) => {
    if (typeof text !== 'string') return;
    const lower = text.toLowerCase();
    const old = lowerNames(names).find(([name]) => lower.includes(name))?.[1];
    if (old !== undefined) reports.push({ at, values: { old, current: names[old] as string } });
  };
  look('/default', object.default);
  const { enum: values, 'x-ms-enum-values': choices } = object;
  if (Array.isArray(choices)) {
    for (const [index, item] of choices.entries())
      if (isObject(item)) look(`/x-ms-enum-values/${index}/displayName`, item.displayName);
  } else if (Array.isArray(values)) for (const [index, value] of values.entries()) look(`/enum/${index}`, value);
  return reports;
}

const lowered = new WeakMap<Names['names'], readonly (readonly [lower: string, name: string])[]>();

/** A rule's names in lower case, made once, each with the name itself. */
function lowerNames(names: Names['names']): readonly (readonly [lower: string, name: string])[] {
  return getOrInsert(lowered, names, () => Object.keys(names).map((name) => [name.toLowerCase(), name] as const));
}
