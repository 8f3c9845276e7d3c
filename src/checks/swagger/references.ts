/** Checks of `$ref`: its form, its target and what stands beside it. */
import type { JsonNode } from '../../connector/node.ts';
import { escapeToken, member, textOf, valueAt } from '../../connector/pointer.ts';
import type { Reference } from '../../connector/swagger/nodes.ts';
import { standsElsewhere } from '../../connector/swagger/stray.ts';
import { type CheckTable, check, type Report } from '../../rules/engine/check.ts';

export const PLACES = ['definitions', 'parameters', 'responses'] as const;
const FORM = /^#\/(definitions|parameters|responses)\/./;

export type Place = (typeof PLACES)[number];

/** Which part of the document a reference of the right form leads to; null for any other. */
function placeOf(ref: unknown): Place | null {
  const match = typeof ref === 'string' ? FORM.exec(ref) : null;
  return match ? (match[1] as Place) : null;
}

/** A path that is a reference is another rule's matter. */
function valid({ ref, expects }: Reference): Report | null {
  if (expects === 'path') return null;
  const place = placeOf(ref);
  if (place === null) return { at: '/$ref', values: { expects } };
  return place === expects ? null : { at: '/$ref', case: 'elsewhere', values: { expects, place } };
}

/** The fragment decoded as RFC 3986 and RFC 6901 have it. */
export function pointerOf(ref: string): string {
  const pointer = ref.slice(1);
  if (!pointer.includes('%')) return pointer;
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}

/** The name in a reference without escapes or further steps, as nearly all are; else null. */
export function plainName(ref: string, place: Place): string | null {
  const name = ref.slice(place.length + 3);
  return /[/~%]/.test(name) ? null : name;
}

/** References of a wrong form are another rule's matter, and so is a part of the file that stands at the wrong level. */
function resolves({ node, ref, expects }: Reference): Report | null {
  if (typeof ref !== 'string' || placeOf(ref) !== expects) return null;
  if (standsElsewhere(node.document.root, expects as Place)) return null;
  return entryOf(node, ref, expects as Place) === undefined ? { at: '/$ref', values: { ref } } : null;
}

/** Whether a reference leads to nothing that its place takes. */
export function isBroken(reference: Reference): boolean {
  return valid(reference) !== null || resolves(reference) !== null;
}

/** What a reference leads to; undefined if there is nothing. */
function entryOf({ document: { root } }: JsonNode, ref: string, place: Place): unknown {
  const name = plainName(ref, place);
  return name === null ? valueAt(root, pointerOf(ref)) : member(member(root, place), name);
}

/**
 * What stands beside a `$ref` is not read; case `same` where it only says again what the entry says. A path item is more than a
 * reference. The message may use {others} and {entry}.
 */
function siblings({ node, ref, expects }: Reference): Report | null {
  if (expects === 'path') return null;
  const others = Object.keys(node.object).filter((key) => key !== '$ref');
  if (others.length === 0) return null;
  const shown = others.slice(0, 3).map((key) => `\`${key}\``);
  const more = others.length > 3 ? ` and ${others.length - 3} more` : '';
  const values = { others: shown.join(', ') + more, entry: textOf(ref) };
  const entry = typeof ref === 'string' && placeOf(ref) === expects ? entryOf(node, ref, expects as Place) : undefined;
  const isSame = (key: string) => typeof node.object[key] !== 'object' && node.object[key] === member(entry, key);
  return { at: `/${escapeToken(others[0] as string)}`, values, ...(others.every(isSame) ? { case: 'same' } : {}) };
}

const given = ['reference'] as const;

export const REFERENCE_CHECKS: CheckTable = {
  'ref-valid': check({ given, run: valid }),
  'ref-resolves': check({ given, run: resolves }),
  'ref-siblings': check({ given, run: siblings }),
};
