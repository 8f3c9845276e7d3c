/** Checks of the keys of a schema. */
import { escapeToken } from '../../connector/pointer.ts';
import type { Schema } from '../../connector/swagger/nodes.ts';
import type { Report } from '../../rules/engine/check.ts';
import { sameWord } from '../names.ts';
import { homeOf, unknownAt } from '../swagger/homes.ts';

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** A rule's list as a set, made once. */
export function setOf(list: readonly string[]): ReadonlySet<string> {
  let set = sets.get(list);
  if (!set) {
    set = new Set(list);
    sets.set(list, set);
  }
  return set;
}

/** Keys of an object that are not in the list and are no extension (`x-…`); null if there is none. */
export function unknownKeys(object: Record<string, unknown>, list: readonly string[]): string[] | null {
  const known = setOf(list);
  let unknown: string[] | null = null;
  for (const key in object) {
    if (known.has(key) || key.startsWith('x-')) continue;
    if (unknown) unknown.push(key);
    else unknown = [key];
  }
  return unknown;
}

/** Keys of a header, or of what is in a parameter's list, that Swagger 2.0 does not know there: only headers are described. */
export function plainKeys(schema: Schema, { known }: { readonly known: readonly string[] }): Report[] | undefined {
  const unknown = unknownKeys(schema.object, known);
  return unknown
    ?.filter((key) => key !== 'description' || schema.role !== 'response-header')
    .map((key) => ({ at: `/${escapeToken(key)}` }));
}

/** Keys that neither Swagger 2.0 nor an extension gives a schema; case `letters` where only capitals are wrong. {right} */
export function schemaKeys(schema: Schema, { known }: { readonly known: readonly string[] }): Report[] | undefined {
  const unknown = unknownKeys(schema.object, known);
  return unknown?.map((key): Report => {
    const at = `/${escapeToken(key)}`;
    const right = sameWord(key, known);
    if (right === null) return unknownAt(at, homeOf(key, 'schema'));
    const fix = Object.hasOwn(schema.object, right) ? {} : { fix: { rename: right } };
    return { at, case: 'letters', values: { right }, ...fix };
  });
}
