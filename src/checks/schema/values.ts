/** Checks of values that are to have the type of their schema. */
import type { JsonNode } from '../../connector/node.ts';
import { Parameter } from '../../connector/swagger/nodes.ts';
import type { Report } from '../../rules/engine/check.ts';

const TYPES: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object']);

/** A JSON value's type as Swagger names it: 2.0 is an integer. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

/** The value is null or has the type; an integer is a number as well. A type that Swagger does not know fits all. */
export function fits(value: unknown, type: unknown): boolean {
  if (value === null || !TYPES.has(type)) return true;
  const actual = typeOf(value);
  return actual === type || (type === 'number' && actual === 'integer');
}

/** What a value is called: equal for values that are equal. */
export function identity(value: unknown): string {
  return typeof value === 'string' ? `"${value}` : JSON.stringify(value);
}

/** The default has another type than its schema. The message may use {type}, {actual}, {shown} and {proposal}. */
export function defaultType(node: JsonNode): Report | null {
  const { type, default: value } = node.object;
  if (value === undefined || fits(value, type) || isBody(node)) return null;
  const certain = converted(value, type as string);
  const fix = certain && isChoice(certain.set, node.object.enum) ? certain : null;
  const proposal = fix ? JSON.stringify(fix.set) : `a value of type ${type as string}`;
  const values = { type: type as string, actual: typeOf(value), shown: JSON.stringify(value), proposal };
  return { at: '/default', values, ...(fix ? { fix } : {}) };
}

/** A value that would be none of the choices only changes what is wrong. */
function isChoice(value: unknown, choices: unknown): boolean {
  return !Array.isArray(choices) || choices.includes(value);
}

/** The same value in the type that is asked for, where the text leaves no doubt. */
function converted(value: unknown, type: string): { readonly set: unknown } | null {
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return { set: String(value) };
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (type === 'boolean' && /^(?:true|false)$/i.test(text)) return { set: text.toLowerCase() === 'true' };
  if (type === 'integer' && /^-?(?:0|[1-9]\d{0,14})$/.test(text)) return { set: Number(text) };
  if (type === 'number' && /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/.test(text)) return { set: Number(text) };
  return null;
}

/** The keys of a body beside its schema are another rule's matter. */
function isBody(node: JsonNode): boolean {
  return node instanceof Parameter && node.location === 'body';
}

/** A value of the enum has another type than its schema: the first one is reported. */
export function enumType(node: JsonNode): Report | null {
  const { type, enum: values } = node.object;
  if (!Array.isArray(values)) return null;
  for (let index = 0; index < values.length; index++) {
    const value: unknown = values[index];
    if (fits(value, type)) continue;
    const said = { type: type as string, actual: typeOf(value), shown: JSON.stringify(value) };
    return { at: `/enum/${index}`, values: said };
  }
  return null;
}

/** The default is none of the enum's values. One of another type than its schema is another rule's matter. */
export function defaultInEnum(node: JsonNode): Report | null {
  const { type, default: value, enum: values } = node.object;
  if (value === undefined || value === null || !Array.isArray(values) || values.length === 0) return null;
  if (type === 'array' || Array.isArray(value) || !fits(value, type)) return null;
  const wanted = identity(value);
  if (values.some((entry) => entry === value || identity(entry) === wanted)) return null;
  const near = typeof value === 'string' ? values.find((entry) => isSpelling(entry, value)) : undefined;
  return { at: '/default', ...(near === undefined ? {} : { fix: { set: near } }) };
}

function isSpelling(entry: unknown, value: string): boolean {
  return typeof entry === 'string' && entry.toLowerCase() === value.toLowerCase();
}
