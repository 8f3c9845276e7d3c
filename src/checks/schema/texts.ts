/** Checks of the texts of properties. */
import type { JsonNode } from '../../connector/node.ts';
import { isObject } from '../../connector/pointer.ts';
import type { Schema } from '../../connector/swagger/nodes.ts';
import type { Report } from '../../rules/check.ts';
import { humanise } from '../parameter/words.ts';
import { isSame, memberIn } from '../text.ts';
import { declared } from './resolve.ts';

interface TextOptions {
  /** Members one of which is to have a text; the finding points to the first. */
  readonly texts: readonly string[];
}

/** A property has none of the texts, nor has the definition it refers to. The message may use {suggestion}. */
export function propertyText(schema: Schema, { texts }: TextOptions): Report | null {
  if (hasText(schema.object, texts) || (schema.target && hasText(declared(schema).object, texts))) return null;
  return { at: `/${texts[0]}`, values: () => ({ suggestion: humanise(schema.key ?? '') }) };
}

function hasText(object: Record<string, unknown>, texts: readonly string[]): boolean {
  for (const key of texts) {
    const text = object[key];
    if (typeof text === 'string' && text.trim() !== '') return true;
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
  if (typeof text !== 'string' || typeof other !== 'string' || text.trim() === '') return null;
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
export function currentNames(node: JsonNode, { names }: Names): Report[] {
  const reports: Report[] = [];
  for (const [at, text] of choices(node.object)) {
    if (typeof text !== 'string') continue;
    const lower = text.toLowerCase();
    const old = Object.keys(names).find((name) => lower.includes(name.toLowerCase()));
    if (old !== undefined) reports.push({ at, values: { old, current: names[old] as string } });
  }
  return reports;
}

function* choices(object: Record<string, unknown>): Generator<[at: string, text: unknown]> {
  yield ['/default', object.default];
  if (Array.isArray(object['x-ms-enum-values'])) {
    for (const [index, item] of (object['x-ms-enum-values'] as unknown[]).entries())
      if (isObject(item)) yield [`/x-ms-enum-values/${index}/displayName`, item.displayName];
  } else if (Array.isArray(object.enum)) {
    for (const [index, value] of (object.enum as unknown[]).entries()) yield [`/enum/${index}`, value];
  }
}
