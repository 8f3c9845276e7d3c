/** What a parameter, property or answer says about its values, compared: the same for all three. */

import { addAll } from '../connector/add-all.ts';
import { isObject, member, textOf } from '../connector/pointer.ts';
import { compareEnums } from './enums.ts';
import type { FactDiff } from './fact-diff.ts';
import { differingKeys, sameJson, shown, word } from './json.ts';
import type { ChangeKind } from './kinds.ts';
import type { Side } from './schema-diff.ts';

type Facts = Readonly<Record<string, unknown>>;

const TEXTS: ReadonlySet<string> = new Set([
  'title',
  'description',
  'x-ms-summary',
  'example',
  'examples',
  'x-example',
  'x-ms-test-value',
]);
const LIMITS: ReadonlySet<string> = new Set([
  ...['minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties', 'allowEmptyValue'],
]);
const VISIBILITY = 'x-ms-visibility';
const DYNAMIC = 'x-ms-dynamic-';
/** Compared elsewhere, or said by the comparison of types, places and names. */
const STRUCTURE: ReadonlySet<string> = new Set([
  ...['$ref', 'allOf', 'properties', 'items', 'additionalProperties', 'required', 'type', 'schema', 'name', 'in'],
]);

type Names = ReadonlyMap<string, string>;
const NONE: Names = new Map();

/**
 * @param renamed operationIds of the base that have another name in the head
 * @param parameters the same for parameters of the operation, where it is known which operation it is
 */
export function compareFacts(base: Facts, head: Facts, side: Side, renamed: Names, parameters = NONE): FactDiff[] {
  const byKind = new Map<ChangeKind, string[]>();
  const diffs: FactDiff[] = [];
  for (const key of differingKeys(base, head, STRUCTURE)) {
    const [was, is] = [member(base, key), member(head, key)];
    const single = compareSingle(key, was, is, side);
    if (single) addAll(diffs, single);
    else if (!key.startsWith(DYNAMIC) || !sameJson(follow(was, renamed, parameters), is)) {
      const kind = kindOf(key, side);
      byKind.set(kind, [...(byKind.get(kind) ?? []), key]);
    }
  }
  for (const [kind, keys] of byKind) diffs.push({ kind, key: keys[0] as string, values: { keys: keys.join(', ') } });
  return diffs;
}

/** Members that are changes by themselves; null for those that are told together. */
function compareSingle(key: string, from: unknown, to: unknown, side: Side): FactDiff[] | null {
  switch (key) {
    case 'enum':
      return compareEnums(from, to, side);
    case 'default':
      return side === 'request'
        ? [{ kind: 'default-changed', key, values: { from: shown(from), to: shown(to) } }]
        : null;
    case 'format':
    case 'collectionFormat':
      return [compareFormats(key, from, to)];
    case VISIBILITY:
      return [{ kind: to === 'internal' ? 'field-hidden' : 'field-visibility-changed', key, values: {} }];
    default:
      return null;
  }
}

const WIDTHS: ReadonlySet<unknown> = new Set([undefined, 'int32', 'int64', 'float', 'double']);

/** How wide a number is matters to nobody. */
function compareFormats(key: string, from: unknown, to: unknown): FactDiff {
  const mild = WIDTHS.has(from) && WIDTHS.has(to) ? { impact: 'harmless' as const } : {};
  return { kind: 'format-changed', key, values: { from: word(from), to: word(to) }, ...mild };
}

function kindOf(key: string, side: Side): ChangeKind {
  if (key.startsWith(DYNAMIC)) return 'dynamic-changed';
  if (TEXTS.has(key)) return 'field-text-changed';
  if (key === 'x-ms-url-encoding') return 'encoding-changed';
  return LIMITS.has(key) && side === 'request' ? 'constraint-changed' : 'field-metadata-changed';
}

/** A reference to an operation, with the names that it and its arguments have now. */
function follow(value: unknown, renamed: Names, parameters: Names): unknown {
  if (!isObject(value) || (renamed.size === 0 && parameters.size === 0)) return value;
  const { operationId: id } = value;
  return {
    ...value,
    ...(typeof id === 'string' && renamed.has(id) ? { operationId: renamed.get(id) } : {}),
    ...(isObject(value.parameters) ? { parameters: mapped(value.parameters, parameters) } : {}),
  };
}

/** Arguments that are taken from parameters: `{ "parameter": "country" }`, or `parameterReference` in newer annotations. */
function mapped(given: Record<string, unknown>, parameters: Names): Record<string, unknown> {
  const named = (argument: unknown) => {
    if (!isObject(argument)) return argument;
    const name = (key: string) => {
      const now = parameters.get(textOf(argument[key]));
      return now === undefined ? {} : { [key]: now };
    };
    return { ...argument, ...name('parameter'), ...name('parameterReference') };
  };
  return Object.fromEntries(Object.entries(given).map(([key, argument]) => [key, named(argument)]));
}
