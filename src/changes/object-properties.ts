/** The properties of two objects, compared: which are gone, new, called otherwise, asked for. */
import type { Schema } from '../connector/swagger/nodes.ts';
import type { ChangeKind } from './kinds.ts';
import { type Named, ranksOf, renamesAmong, textOf } from './renames.ts';
import type { Local, SchemaDiff, Side } from './schema-diff.ts';
import { declaring, fillsItself, type Shape, type Shapes } from './shape.ts';
import { nextOf, spot } from './types.ts';

type Names = ReadonlyMap<string, string>;

/** Adds what differs, and each property that is in both, to `local`. */
export function compareProperties(base: Shape, head: Shape, side: Side, shapes: Shapes, local: Local): void {
  const renamed = renamedIn(base, head, shapes);
  const taken = new Set(renamed.values());
  const nameNow = (name: string) => (head.properties.has(name) ? name : renamed.get(name));
  for (const [name, before] of base.properties) {
    const now = nameNow(name);
    if (now === undefined) {
      local.diffs.push(removal(name, before, base, head, nameNow, side));
      continue;
    }
    const after = head.properties.get(now) as Schema;
    const at = { head: spot(after), base: spot(before) };
    if (now !== name)
      local.diffs.push({ kind: 'property-renamed', label: name, values: { from: name, to: now }, ...at });
    local.inside.push({ label: now, base: before, head: after });
    const kind = necessity(isAsked(name, before, base, side, shapes), isAsked(now, after, head, side, shapes), side);
    if (kind) local.diffs.push({ kind, label: now, values: {}, ...at });
  }
  for (const [label, after] of head.properties) {
    if (base.properties.has(label) || taken.has(label)) continue;
    const kind = additionOf(side, isAsked(label, after, head, side, shapes));
    local.diffs.push({ kind, label, head: spot(after), base: null, values: {} });
  }
}

/** Told where the next property stands that is still there: its line is the one after those taken out. */
function removal(
  label: string,
  before: Schema,
  base: Shape,
  head: Shape,
  nameNow: (name: string) => string | undefined,
  side: Side,
): SchemaDiff {
  const next = nextOf(label, [...base.properties.keys()], (name) => {
    const now = nameNow(name);
    return now === undefined ? undefined : head.properties.get(now);
  });
  const place = next ? spot(next) : spot(declaring(head.schema, 'properties'), '/properties');
  const kind = side === 'request' ? 'body-property-removed' : 'response-property-removed';
  return { kind, label, head: place, base: spot(before), values: {} };
}

/** Names of the base to those in the head, of properties that only their name tells apart. */
function renamedIn(base: Shape, head: Shape, shapes: Shapes): Names {
  const gone = [...base.properties.keys()].filter((name) => !head.properties.has(name));
  if (gone.length === 0) return NONE;
  const fresh = [...head.properties.keys()].filter((name) => !base.properties.has(name));
  if (fresh.length === 0) return NONE;
  return renamesAmong(namedIn(base, head, gone, shapes), namedIn(head, base, fresh, shapes));
}

const NONE: Names = new Map();

/** @param names of properties that the other object does not have */
function namedIn(one: Shape, other: Shape, names: readonly string[], shapes: Shapes): Named<string>[] {
  const ranks = ranksOf(one.properties.keys(), (name) => other.properties.has(name));
  return names.map((name) => {
    const property = one.properties.get(name) as Schema;
    const { type, facts } = shapes.of(property);
    // As it is written: what its reference leads to may hold itself.
    return { thing: name, name, type, text: textOf(facts), facts: property.value, rank: ranks.get(name) as number };
  });
}

/** Whether people have to fill it in, or can count on it. */
function isAsked(name: string, property: Schema, { required }: Shape, side: Side, shapes: Shapes): boolean {
  return required.has(name) && (side === 'response' || !fillsItself(property, shapes));
}

function necessity(was: boolean, is: boolean, side: Side): ChangeKind | null {
  if (was === is) return null;
  if (side === 'request') return is ? 'body-property-made-required' : 'body-property-made-optional';
  return is ? 'response-property-made-required' : 'response-property-made-optional';
}

function additionOf(side: Side, asked: boolean): ChangeKind {
  if (side === 'response') return 'response-property-added';
  return asked ? 'required-body-property-added' : 'body-property-added';
}
