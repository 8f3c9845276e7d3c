/** Checks of keys: those outside the vocabulary, and values of the wrong JSON type. */
import type { JsonNode } from '../../connector/node.ts';
import { escapeToken, isObject } from '../../connector/pointer.ts';
import { Operation, Parameter, PathItem, Response, Schema } from '../../connector/swagger/nodes.ts';
import { type CheckTable, check, type Report } from '../../rules/check.ts';

/** The kinds of node that tables of keywords tell apart. */
type Level = 'document' | 'info' | 'path' | 'operation' | 'parameter' | 'response' | 'schema' | 'security-definition';

function levelOf(node: JsonNode): Level {
  if (node instanceof Schema) return 'schema';
  if (node instanceof Parameter) return 'parameter';
  if (node instanceof Response) return 'response';
  if (node instanceof Operation) return 'operation';
  if (node instanceof PathItem) return 'path';
  if (node.parent === null) return 'document';
  return node.keyword === 'info' ? 'info' : 'security-definition';
}

/** A type such as `array of object` or `boolean or object`: what the value is, and what each thing in it is. */
interface Type {
  readonly text: string;
  readonly own: readonly string[];
  readonly inner: string | null;
}

export type TypeTable = Readonly<Partial<Record<Level, Readonly<Record<string, string>>>>>;

type Types = ReadonlyMap<string, ReadonlyMap<string, Type>>;

const tables = new WeakMap<TypeTable, Types>();

function tableOf(types: TypeTable): Types {
  let table = tables.get(types);
  if (!table) {
    table = new Map(
      Object.entries(types).map(([level, own]) => [
        level,
        new Map(Object.entries(own).map(([key, text]) => [key, typeFrom(text)])),
      ]),
    );
    tables.set(types, table);
  }
  return table;
}

function typeFrom(text: string): Type {
  const [own, inner] = text.split(' of ');
  return { text, own: (own as string).split(' or '), inner: inner ?? null };
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** One finding for a key: its value, or the first thing in it that is wrong. Called for every schema: allocates nothing. */
function jsonType(node: JsonNode, { types }: { types: TypeTable }): Report[] | null {
  const table = tableOf(types).get(levelOf(node));
  if (!table) return null;
  let reports: Report[] | null = null;
  const { object } = node;
  for (const key in object) {
    const type = table.get(key);
    if (!type) continue;
    const at = wrongIn(object[key], type);
    if (at === null) continue;
    reports ??= [];
    const wanted = (at === '' ? type.own : [type.inner as string]).map((name) => WORDS[name]).join(' or ');
    const pointer = `/${escapeToken(key)}${at === '' ? '' : `/${escapeToken(at)}`}`;
    reports.push({ at: pointer, values: { wanted } });
  }
  return reports;
}

/** '' where the value itself is of another type, the key of a thing in it that is, null where all is well. */
function wrongIn(value: unknown, { own, inner }: Type): string | null {
  if (!own.includes(typeOf(value))) return '';
  if (inner === null) return null;
  const things = value as Record<string, unknown>;
  for (const key in things) if (typeOf(things[key]) !== inner && !key.startsWith('x-')) return key;
  return null;
}

type Vocabulary = Readonly<
  Record<'document' | 'info' | 'path' | 'operation' | 'contact' | 'license' | 'tag' | 'externalDocs', readonly string[]>
>;

/** Path items may write methods in capitals, which is another rule's matter. */
function unknownKeys(node: JsonNode, vocabulary: Vocabulary): Report[] | null {
  const level = levelOf(node) as 'document' | 'info' | 'path' | 'operation';
  const reports: Report[] = [];
  unknownIn(node.object, vocabulary[level], '', level === 'path', reports);
  for (const part of ['contact', 'license', 'externalDocs'] as const) {
    if (part in node.object && vocabulary[level].includes(part))
      unknownIn(node.object[part], vocabulary[part], `/${part}`, false, reports);
  }
  if (level === 'document' && Array.isArray(node.object.tags)) {
    for (const [index, tag] of node.object.tags.entries()) {
      unknownIn(tag, vocabulary.tag, `/tags/${index}`, false, reports);
      if (isObject(tag))
        unknownIn(tag.externalDocs, vocabulary.externalDocs, `/tags/${index}/externalDocs`, false, reports);
    }
  }
  return reports;
}

function unknownIn(object: unknown, known: readonly string[], at: string, anyCase: boolean, reports: Report[]): void {
  if (!isObject(object)) return;
  for (const key in object) {
    if (known.includes(key) || key.startsWith('x-') || (anyCase && known.includes(key.toLowerCase()))) continue;
    reports.push({ at: `${at}/${escapeToken(key)}`, values: { known: known.join(', ') } });
  }
}

const TYPED: readonly Level[] = [
  'document',
  'info',
  'path',
  'operation',
  'parameter',
  'response',
  'schema',
  'security-definition',
];

export const KEYWORD_CHECKS: CheckTable = {
  'json-type': check<Level, { types: TypeTable }>({
    given: TYPED,
    run: jsonType,
  }),
  'unknown-keyword': check<'document' | 'info' | 'path' | 'operation', Vocabulary>({
    given: ['document', 'info', 'path', 'operation'],
    run: unknownKeys,
  }),
};
