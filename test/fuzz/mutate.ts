/** Spoils a JSON document as people and attackers do: real keys and values, in places where nobody expects them. */
import { INHERITED } from '../hostile/inherited.ts';
import type { Json } from '../rules/spoil.ts';
import type { Random } from './random.ts';

/** Names of what every object has, and others that are easily taken for something else. */
export const HOSTILE_NAMES = [
  ...['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', 'toLocaleString'],
  ...[INHERITED, 'prototype', 'length', 'then', 'toJSON', 'size', 'get', '__defineGetter__', 'propertyIsEnumerable'],
  ...['', ' ', '0', '-1', '1e3', '/', '~1', 'a/b~c', '{a}', '$ref', '#', '🚚', 'é', 'null', 'true', '\u0000', '\u202e'],
];

const HOSTILE_VALUES: readonly Json[] = [
  ...[null, true, false, 0, -0, -1, 1.5, 1e308, 2 ** 53, '', ' ', '\t\n', 'é🚚', '`', '|', '<!-- -->', '@someone'],
  ...[
    '#/definitions/constructor',
    '#/definitions/__proto__',
    '#/parameters/toString',
    '#',
    '#/',
    '#/paths/~1orders/get',
  ],
  ...['{name}', '$1', '$&', '%s', '%%%', '9'.repeat(40), 'x'.repeat(3000), '\ud800'],
  ...[[], {}, [null], [[]], { a: null }],
];

/** Where a value stands in a document: the keys that lead there. */
type Path = readonly string[];

interface Spot {
  readonly path: Path;
  readonly value: Json;
}

/** Keys and values of real documents, to be put elsewhere. */
export interface Donors {
  readonly keys: readonly string[];
  readonly values: readonly Json[];
}

export function donorsFrom(documents: readonly Json[]): Donors {
  const values = documents.flatMap((document) => [...spotsIn(document)].map(({ value }) => value));
  return { keys: [...new Set(values.flatMap((value) => (isParent(value) ? Object.keys(value) : [])))], values };
}

/** The document with one thing in it changed. */
export function mutated(document: Json, donors: Donors, random: Random): Json {
  const spots = [...spotsIn(document)];
  const { path, value } = random.pick(spots);
  const name = random.chance(0.6) ? random.pick(HOSTILE_NAMES) : random.pick(donors.keys);
  const changes: readonly (() => Json)[] = [
    () => edited(document, path, () => []),
    () => edited(document, path, ([, own]) => [[name, own]]),
    () => edited(document, path, (entry) => [entry, [name, value]]),
    () => edited(document, path, ([key]) => [[key, random.pick(HOSTILE_VALUES)]]),
    () => edited(document, path, ([key]) => [[key, random.pick(HOSTILE_NAMES)]]),
    () => edited(document, path, ([key]) => [[key, random.pick(donors.values)]]),
    () => edited(document, path, ([key, own]) => [[key, { [name]: own }]]),
    () => edited(document, path, ([key, own]) => [[key, [own]]]),
    () => edited(document, path, ([key, own]) => [[key, withMember(own, name, random.pick(donors.values))]]),
    () => edited(document, path, ([key, own]) => [[key, withMember(own, name, random.pick(HOSTILE_VALUES))]]),
    () => swapped(document, random.pick(spots), { path, value }),
  ];
  return random.pick(changes)();
}

function* spotsIn(value: Json, path: Path = []): Iterable<Spot> {
  yield { path, value };
  if (isParent(value)) for (const [key, below] of Object.entries(value)) yield* spotsIn(below, [...path, key]);
}

function isParent(value: Json): value is Exclude<Json, string | number | boolean | null> {
  return typeof value === 'object' && value !== null;
}

type Entry = readonly [key: string, value: Json];

/** The document with other entries in place of one. The root is an entry as well; without it there is `null`. */
function edited(value: Json, [key, ...rest]: Path, edit: (entry: Entry) => readonly Entry[]): Json {
  if (key === undefined) return edit(['', value])[0]?.[1] ?? null;
  if (!isParent(value)) return value;
  const entries = Object.entries(value).flatMap(([own, below]): readonly Entry[] => {
    if (own !== key) return [[own, below]];
    return rest.length === 0 ? edit([own, below]) : [[own, edited(below, rest, edit)]];
  });
  return Array.isArray(value) ? entries.map(([, below]) => below) : Object.fromEntries(entries);
}

function withMember(value: Json, name: string, member: Json): Json {
  if (Array.isArray(value)) return [...value, member];
  return isParent(value) ? Object.fromEntries([...Object.entries(value), [name, member]]) : { [name]: member };
}

function swapped(document: Json, one: Spot, other: Spot): Json {
  const half = edited(document, one.path, ([key]) => [[key, other.value]]);
  return edited(half, other.path, ([key]) => [[key, one.value]]);
}
