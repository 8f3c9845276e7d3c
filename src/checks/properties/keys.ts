/** Checks of which keys apiProperties.json has, and of its lists of names. */
import type { JsonNode } from '../../connector/node.ts';
import { escapeToken, isObject, valueAt } from '../../connector/pointer.ts';
import { check, type Report } from '../../rules/engine/check.ts';

const NAMES = { type: 'array', minItems: 1, items: { type: 'string' } };
const POINTER = { type: 'string', pattern: '^(/[^/]+)*$' };

interface KnownKeysOptions {
  readonly at: string;
  readonly known: readonly string[];
}

/** An object's keys that are not among the known ones; case `case` where only upper and lower case differ. The message may use {key} and {right}. */
export const knownKeys = check<'properties', KnownKeysOptions>({
  given: ['properties'],
  options: {
    type: 'object',
    required: ['at', 'known'],
    additionalProperties: false,
    properties: { at: POINTER, known: NAMES },
  },
  run: (node, { at, known }) => {
    const object = valueAt(node.value, at);
    if (!isObject(object)) return null;
    const names = new Set(known);
    return Object.keys(object)
      .filter((key) => !names.has(key))
      .map((key) => unknownKey(object, at, key, known));
  },
});

function unknownKey(object: object, at: string, key: string, known: readonly string[]): Report {
  const report = { at: `${at}/${escapeToken(key)}`, values: { key } };
  const right = known.find((name) => name.toLowerCase() === key.toLowerCase());
  if (right === undefined || Object.hasOwn(object, right)) return report;
  return { ...report, case: 'case', values: { key, right }, fix: { rename: right } };
}

interface ListOptions {
  readonly at: string;
  readonly known: readonly string[];
}

const LIST_OPTIONS = {
  type: 'object',
  required: ['at', 'known'],
  additionalProperties: false,
  properties: { at: POINTER, known: NAMES },
};

/** Entries of a list that are no known name in any spelling; case `form` where it is not a list of texts. The message may use {value}. */
export const knownNames = check<'properties', ListOptions>({
  given: ['properties'],
  options: LIST_OPTIONS,
  run: (node, { at, known }) => {
    const list = valueAt(node.value, at);
    if (list === undefined) return null;
    if (!Array.isArray(list)) return { at, case: 'form' };
    return reportEach(list, at, (entry) => (spellingOf(entry, known) === null ? {} : null));
  },
});

/** Entries of a list that are a known name in other letters. The message may use {value} and {right}. */
export const nameSpelling = check<'properties', ListOptions>({
  given: ['properties'],
  options: LIST_OPTIONS,
  run: (node, { at, known }) => {
    const list = valueAt(node.value, at);
    if (!Array.isArray(list)) return null;
    return reportEach(list, at, (entry) => {
      const right = spellingOf(entry, known);
      return right === null || right === entry ? null : { values: { right }, fix: { set: right } };
    });
  },
});

function spellingOf(entry: unknown, known: readonly string[]): string | null {
  if (typeof entry !== 'string') return null;
  const lower = entry.toLowerCase();
  return known.find((name) => name.toLowerCase() === lower) ?? null;
}

function reportEach(list: readonly unknown[], at: string, judge: (entry: unknown) => Report | null): Report[] {
  return list.flatMap((entry, index) => {
    const report = judge(entry);
    return report ? [{ ...report, at: `${at}/${index}` }] : [];
  });
}

/** The root has the object `properties`; case `extra` for each other key but `$schema`. */
export const propertiesRoot = check<'properties'>({
  given: ['properties'],
  run: (node) => {
    const extra = Object.keys(node.object)
      .filter((key) => key !== 'properties' && key !== '$schema')
      .map((key): Report => ({ at: `/${escapeToken(key)}`, case: 'extra', values: { key } }));
    return isObject(node.object.properties) ? extra : [missingRoot(node), ...extra];
  },
});

/** What should be inside `properties` often stands beside where it should be: one finding, not nine. */
function missingRoot(node: JsonNode): Report {
  return 'properties' in node.object ? { at: '/properties', case: 'form' } : { at: '/properties' };
}

/** Each element of a list or member of an object has the given keys, none of them empty. The message may use {set} and {key}. */
export const membersHave = check<'properties', { at: string; keys: readonly string[] }>({
  given: ['properties'],
  options: {
    type: 'object',
    required: ['at', 'keys'],
    additionalProperties: false,
    properties: { at: POINTER, keys: NAMES },
  },
  run: (node, { at, keys }) => {
    const container = valueAt(node.value, at);
    if (typeof container !== 'object' || container === null) return null;
    return Object.entries(container).flatMap(([name, member]) =>
      keys
        .filter((key) => !isObject(member) || isBlank(member[key]))
        .map(
          (key): Report => ({ at: `${at}/${escapeToken(name)}/${key}`, values: { set: nameOf(member, name), key } }),
        ),
    );
  },
});

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** What people call an element: its own name, or its position, counted from 1. */
function nameOf(member: unknown, key: string): string {
  const name = isObject(member) ? member.name : undefined;
  if (typeof name === 'string' && name !== '') return name;
  return /^\d+$/.test(key) ? `number ${Number(key) + 1}` : key;
}
