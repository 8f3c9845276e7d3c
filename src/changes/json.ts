/** Equality of JSON by meaning: the order of keys says nothing, and of some lists neither. */
import { isObject } from '../connector/pointer.ts';

/** Lists that are sets. */
const SETS: ReadonlySet<string> = new Set([
  'required',
  'enum',
  'tags',
  'schemes',
  'consumes',
  'produces',
  'capabilities',
]);

/** @param key the member under which the values stand */
export function sameJson(a: unknown, b: unknown, key = ''): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && sameList(a, b, key);
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((name) => Object.hasOwn(b, name) && sameJson(a[name], b[name], name));
}

function sameList(a: readonly unknown[], b: readonly unknown[], key: string): boolean {
  if (SETS.has(key)) return subset(a, b) && subset(b, a);
  return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
}

function subset(a: readonly unknown[], b: readonly unknown[]): boolean {
  const known = new Set(b);
  return a.every((item) => known.has(item) || (typeof item === 'object' && b.some((other) => sameJson(item, other))));
}

/** The same in the same order, and no reference in it that may lead to something else: cheap, and true of nearly everything. */
export function sameTree(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => sameTree(item, b[index]));
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys) {
    if (key === '$ref' || !Object.hasOwn(b, key)) return false;
    if (!sameTree((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key])) return false;
  }
  return true;
}

/** Keys under which two objects differ by meaning, sorted. */
export function differingKeys(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
  leaveOut: ReadonlySet<string> = new Set(),
): string[] {
  const keys: string[] = [];
  for (const key in a)
    if (!leaveOut.has(key) && (!Object.hasOwn(b, key) || !sameJson(a[key], b[key], key))) keys.push(key);
  for (const key in b) if (!leaveOut.has(key) && !Object.hasOwn(a, key)) keys.push(key);
  return keys.sort();
}

/** A value for a message. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
}

/** A short text for a message: without quotes, and something where it is missing. */
export function word(value: unknown): string {
  return typeof value === 'string' && value !== ''
    ? value
    : value === undefined || value === ''
      ? 'none'
      : shown(value);
}
