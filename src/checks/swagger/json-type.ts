/** A check of values whose JSON type is another than their keyword's. */
import { addAll } from '../../connector/add-all.ts';
import type { JsonNode } from '../../connector/node.ts';
import { escapeToken } from '../../connector/pointer.ts';
import { type CheckTable, check, type Report } from '../../rules/engine/check.ts';
import { homeOf } from './homes.ts';
import { LEVELS, type Level, levelOf } from './level.ts';
import { type PartKind, partsOf } from './parts.ts';

/** A type such as `array of object` or `boolean or object`: what the value is, and what each thing in it is. */
interface Type {
  readonly own: readonly string[];
  readonly inner: string | null;
  /** The same as bits. */
  readonly ownBits: number;
  readonly innerBit: number;
}

type TypeTable = Readonly<Partial<Record<Level | PartKind, Readonly<Record<string, string>>>>>;

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
  const [names, inner] = text.split(' of ');
  const own = (names as string).split(' or ');
  const ownBits = own.reduce((bits, name) => bits | (BITS[name] ?? 0), 0);
  return { own, inner: inner ?? null, ownBits, innerBit: BITS[inner ?? ''] ?? 0 };
}

const STRING = 1;
const NUMBER = 2;
const BOOLEAN = 4;
const ARRAY = 8;
const OBJECT = 16;

/** `null` has no bit: it is never asked for. */
const BITS: Readonly<Record<string, number>> = {
  string: STRING,
  number: NUMBER,
  boolean: BOOLEAN,
  array: ARRAY,
  object: OBJECT,
};

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function bitOf(value: unknown): number {
  if (typeof value === 'string') return STRING;
  if (typeof value === 'object') return value === null ? 0 : Array.isArray(value) ? ARRAY : OBJECT;
  return typeof value === 'number' ? NUMBER : BOOLEAN;
}

/** One finding for a key: its value, or the first thing in it that is wrong. Called for every schema: allocates little. */
function jsonType(node: JsonNode, { types }: { types: TypeTable }): Report[] {
  const tables = tableOf(types);
  const reports = wrongAmong(node.object, tables.get(levelOf(node)), '');
  for (const { kind, at, object } of partsOf(node)) addAll(reports, wrongAmong(object, tables.get(kind), at));
  return reports;
}

function wrongAmong(
  object: Record<string, unknown>,
  table: ReadonlyMap<string, Type> | undefined,
  at: string,
): Report[] {
  const reports: Report[] = [];
  if (!table) return reports;
  for (const key in object) {
    const type = table.get(key);
    if (!type) continue;
    const wrong = wrongIn(object[key], type);
    if (wrong === null) continue;
    const value = wrong === '' ? object[key] : (object[key] as Record<string, unknown>)[wrong];
    const wanted = (wrong === '' ? type.own : [type.inner as string]).map((name) => WORDS[name]).join(' or ');
    const below = wrong === '' ? '' : `/${escapeToken(wrong)}`;
    const where = wrong === '' ? null : homeOf(wrong, key);
    const values = { what: nameIn(object[key], key, wrong), wanted, shown: JSON.stringify(value) };
    const place = { at: `${at}/${escapeToken(key)}${below}` };
    reports.push(where === null ? { ...place, values } : { ...place, values: { ...values, where }, case: 'elsewhere' });
  }
  return reports;
}

/** What is wrong, in words: a list's entries have no name. */
function nameIn(value: unknown, key: string, wrong: string): string {
  if (wrong === '') return `\`${key}\``;
  return Array.isArray(value) ? `Entry ${Number(wrong) + 1} of \`${key}\`` : `\`${wrong}\``;
}

/** '' where the value itself is of another type, the key of a thing in it that is, null where all is well. */
function wrongIn(value: unknown, { ownBits, innerBit }: Type): string | null {
  if ((bitOf(value) & ownBits) === 0) return '';
  if (innerBit === 0) return null;
  const things = value as Record<string, unknown>;
  for (const key in things) if (bitOf(things[key]) !== innerBit && !key.startsWith('x-')) return key;
  return null;
}

export const TYPE_CHECKS: CheckTable = {
  'json-type': check<Level, { types: TypeTable }>({ given: LEVELS, run: jsonType }),
};
