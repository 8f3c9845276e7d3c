/** Checks of words out of a fixed list: formats, visibilities, keywords that the platform does not take. */
import type { JsonNode } from '../../connector/node.ts';
import { Parameter } from '../../connector/swagger/nodes.ts';
import type { FixIntent, Report } from '../../rules/engine/check.ts';
import { memberIn } from '../single-text.ts';
import { setOf } from './keys.ts';

interface WordOptions {
  readonly at: string;
  readonly words: readonly string[];
}

/** A member is none of the words. One that differs only by case or blanks is mended. */
export function knownWord(node: JsonNode, { at, words }: WordOptions): Report | null {
  const value = node.object[memberIn(at)];
  if (value === undefined || (typeof value === 'string' && setOf(words).has(value))) return null;
  const near = typeof value === 'string' ? spelling(value, words) : undefined;
  return { at, ...(near === undefined ? {} : { fix: { set: near } }) };
}

function spelling(value: string, words: readonly string[]): string | undefined {
  const wanted = value.trim().toLowerCase();
  return words.find((word) => word.toLowerCase() === wanted);
}

interface FormatOptions {
  readonly known: readonly string[];
  /** By type: formats that say nothing there and have a rule of their own. */
  readonly redundant: Readonly<Record<string, readonly string[]>>;
}

/** A format that nobody reads. A misspelt one is mended, any other is removed. */
export function formatKnown(node: JsonNode, { known, redundant }: FormatOptions): Report | null {
  const { format, type } = node.object;
  if (format === undefined || isBody(node)) return null;
  if (typeof format === 'string') {
    if (setOf(known).has(format)) return null;
    if (typeof type === 'string' && Object.hasOwn(redundant, type) && redundant[type]?.includes(format)) return null;
  }
  const near = typeof format === 'string' ? spelling(format, known) : undefined;
  return { at: '/format', fix: near === undefined ? { remove: true } : { set: near } };
}

function isBody(node: JsonNode): boolean {
  return node instanceof Parameter && node.location === 'body';
}

interface Refused {
  /** Keywords, each with the case of the rule that says what to do instead. */
  readonly keywords: Readonly<Record<string, string>>;
}

/** Keywords of other versions of JSON Schema. */
export function refusedKeywords(node: JsonNode, { keywords }: Refused): Report[] {
  const reports: Report[] = [];
  for (const key of Object.keys(keywords)) {
    if (!Object.hasOwn(node.object, key)) continue;
    const fix = remedy(node, key);
    reports.push({ at: `/${key}`, case: keywords[key] as string, ...(fix ? { fix } : {}) });
  }
  return reports;
}

/** What certainly loses nothing: Swagger's own spelling of nullable, and notes about the schema language. */
function remedy({ object }: JsonNode, key: string): FixIntent | null {
  if (key === '$schema' || key === '$id') return { remove: true };
  if (key !== 'nullable') return null;
  return Object.hasOwn(object, 'x-nullable') ? { remove: true } : { rename: 'x-nullable' };
}

/** Keys that say what a value is if there is no type. */
const TELLING = ['$ref', 'properties', 'allOf', 'enum', 'items', 'additionalProperties'] as const;

/** A schema that says something, but not which type it has. */
export function schemaTyped({ object }: JsonNode): Report | null {
  if (object.type !== undefined) return null;
  for (const key of TELLING) if (object[key] !== undefined) return null;
  let empty = true;
  for (const key in object) {
    if (key.startsWith('x-ms-dynamic-')) return null;
    empty = false;
  }
  return empty ? null : { at: '/type' };
}
