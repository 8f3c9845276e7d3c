/** Keys that stand twice in an object, told from the table of a JSON text alone: JSON.parse has dropped the first of them. */
import { KEY_END, KEY_START, NEXT, OPEN_OBJECT, VALUE_END, VALUE_START, WIDTH } from './scan.ts';

/** Objects with fewer members, as nearly all are, are told quicker by comparing each pair than by gathering their keys. */
const FEW = 12;

/** @param escapes some key is written with escapes: then keys can't be compared as they stand */
export function hasDoubledKeys(text: string, table: Int32Array, escapes: boolean): boolean {
  for (let node = 0; node < table.length; node += WIDTH) {
    if (text.charCodeAt(table[node + VALUE_START] as number) !== OPEN_OBJECT) continue;
    const first = node + WIDTH;
    const hasMembers = first < table.length && at(table, first, VALUE_START) < at(table, node, VALUE_END);
    if (hasMembers && (escapes ? isDoubledAmongMany : isDoubled)(text, table, first)) return true;
  }
  return false;
}

function isDoubled(text: string, table: Int32Array, first: number): boolean {
  let count = 0;
  for (let later = first; later > 0; later = next(table, later)) {
    if (++count > FEW) return isDoubledAmongMany(text, table, first);
    for (let member = first; member < later; member = next(table, member)) {
      if (isSameKey(text, table, member, later)) return true;
    }
  }
  return false;
}

function isDoubledAmongMany(text: string, table: Int32Array, first: number): boolean {
  const keys = new Set<string>();
  let count = 0;
  for (let member = first; member > 0; member = next(table, member)) {
    const key = text.slice(at(table, member, KEY_START), at(table, member, KEY_END));
    keys.add(key.includes('\\') ? `"${JSON.parse(key) as string}"` : key);
    if (keys.size < ++count) return true;
  }
  return false;
}

function isSameKey(text: string, table: Int32Array, one: number, other: number): boolean {
  const start = at(table, one, KEY_START);
  const length = at(table, one, KEY_END) - start;
  const begin = at(table, other, KEY_START);
  if (at(table, other, KEY_END) - begin !== length) return false;
  for (let index = 1; index < length; index++) {
    if (text.charCodeAt(start + index) !== text.charCodeAt(begin + index)) return false;
  }
  return true;
}

/** A field of the node that begins at an offset of the table. */
function at(table: Int32Array, offset: number, field: number): number {
  return table[offset + field] as number;
}

/** The offset of the next sibling; 0 after the last. */
function next(table: Int32Array, offset: number): number {
  return at(table, offset, NEXT) * WIDTH;
}
