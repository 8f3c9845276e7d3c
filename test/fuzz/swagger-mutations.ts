/** One thing wrong in a swagger document: single mutations, drawn at random. */
import { escapeToken, isObject } from '../../src/connector/pointer.ts';

/** The next random number in [0, 1). */
type Random = () => number;

export interface Mutation {
  readonly document: unknown;
  /** Where: a JSON pointer. */
  readonly place: string;
  /** What was done. */
  readonly what: string;
}

/** One entry of an object or an array: what may be changed. */
interface Entry {
  readonly owner: Record<string, unknown> | unknown[];
  readonly key: string;
  readonly place: string;
}

/** Changes an entry: what was done, null where it can't be done there. */
type Change = (entry: Entry, random: Random, all: readonly Entry[]) => Omit<Mutation, 'document'> | null;

/** Values where another is wanted; what a schema refuses of them is up to the schema. */
const WRONG: readonly unknown[] = [
  null,
  0,
  -1,
  1.5,
  'x',
  '',
  true,
  [],
  [null],
  ['a', 'a'],
  [1],
  {},
  { a: null },
  { type: 'x' },
  '200',
];

/** Keys that Swagger has somewhere, and some that it has nowhere. */
const KEYS: readonly string[] = [
  'name',
  'in',
  'type',
  'items',
  'schema',
  'required',
  'description',
  'headers',
  'examples',
  'url',
  'tags',
  'security',
  'securityDefinitions',
  'scopes',
  'flow',
  'enum',
  'format',
  'get',
  'parameters',
  'responses',
  'definitions',
  'title',
  'operationId',
  'consumes',
  '$ref',
  'nullable',
  'servers',
  'Type',
  'summery',
  'xml',
  'discriminator',
  'email',
  'allOf',
];

function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)] as T;
}

const CHANGES: readonly Change[] = [
  ({ owner, key, place }, random) => {
    const value = pick(WRONG, random);
    put(owner, key, structuredClone(value));
    return { place, what: `becomes ${JSON.stringify(value)}` };
  },
  ({ owner, key, place }) => {
    if (Array.isArray(owner)) owner.splice(Number(key), 1);
    else delete owner[key];
    return { place, what: 'is gone' };
  },
  ({ owner, key, place }) => {
    if (!Array.isArray(owner)) return null;
    owner.splice(Number(key), 0, structuredClone(owner[Number(key)]));
    return { place, what: 'stands there twice' };
  },
  ({ owner, key, place }, random) => {
    const inner = (owner as Record<string, unknown>)[key];
    if (!isObject(inner)) return null;
    const added = pick(KEYS, random);
    if (Object.hasOwn(inner, added)) return null;
    inner[added] = structuredClone(pick(WRONG, random));
    return { place: `${place}/${escapeToken(added)}`, what: `is added as ${JSON.stringify(inner[added])}` };
  },
  ({ owner, key, place }, random, all) => {
    const other = pick(all, random);
    put(owner, key, structuredClone((other.owner as Record<string, unknown>)[other.key]));
    return { place, what: `becomes what stands at ${other.place}` };
  },
];

function put(owner: Entry['owner'], key: string, value: unknown): void {
  (owner as Record<string, unknown>)[key] = value;
}

/** A copy of a document with one thing changed. */
export function mutationOf(document: unknown, random: Random): Mutation {
  for (;;) {
    const copy = structuredClone(document);
    const entries = [...entriesIn(copy, '')];
    const entry = pick(entries, random);
    const done = pick(CHANGES, random)(entry, random, entries);
    if (done) return { document: copy, ...done };
  }
}

/** Every entry below a value. */
function* entriesIn(value: unknown, place: string): Generator<Entry> {
  if (typeof value !== 'object' || value === null) return;
  const owner = value as Entry['owner'];
  for (const [key, inner] of Object.entries(owner)) {
    const below = `${place}/${escapeToken(key)}`;
    yield { owner, key, place: below };
    yield* entriesIn(inner, below);
  }
}
