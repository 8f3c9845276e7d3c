/** Whether a definition is written in another way than a second one that means the same. */
import { sameJson } from '../../changes/json.ts';
import { escapeToken, isObject } from '../../connector/pointer.ts';

/** What only people read; told as texts. */
const TEXTS: ReadonlySet<string> = new Set(['title', 'summary', 'description', 'x-ms-summary']);

/** A pointer to the first place where two values differ by more than texts; null if there is none. @param leftOut places that are not looked at */
export function firstDifference(one: unknown, other: unknown, at: string, leftOut: ReadonlySet<string>): string | null {
  if (sameJson(one, other, at.slice(at.lastIndexOf('/') + 1))) return null;
  const both = [one, other];
  if (!both.every(isObject) && !both.every(Array.isArray)) return at;
  const [a, b] = both as [Record<string, unknown>, Record<string, unknown>];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) {
    if (isObject(one) && TEXTS.has(key) && (typeof a[key] === 'string' || typeof b[key] === 'string')) continue;
    const place = `${at}/${escapeToken(key)}`;
    if (leftOut.has(place)) continue;
    const found =
      Object.hasOwn(a, key) && Object.hasOwn(b, key) ? firstDifference(a[key], b[key], place, leftOut) : place;
    if (found !== null) return found;
  }
  return null;
}
