/**
 * One pass over a JSON text that JSON.parse has accepted, into a flat table of where everything stands. Nodes are numbered
 * in document order; a container's first child is the next number. Not recursive: depth costs nothing.
 */

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
export const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
export const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

/** Fields of a node in the table: the offsets of its key with the quotes (-1 where it has none) and of its value, and its next sibling (0: none). */
export const KEY_START = 0;
export const KEY_END = 1;
export const VALUE_START = 2;
export const VALUE_END = 3;
export const NEXT = 4;
export const WIDTH = 5;

/** Reads a valid JSON text: comments and trailing commas are blanked out. */
export function scan(text: string): { table: Int32Array; depth: number } {
  let table = new Int32Array(Math.max(64, text.length >> 4) * WIDTH);
  let size = 0;
  let depth = 0;
  const open: number[] = [];
  /** The last child seen in each open container, to link its sibling. */
  const last: number[] = [];
  let parentIsObject = false;
  let keyStart = -1;
  let keyEnd = -1;

  const add = (start: number, end: number): number => {
    if ((size + 1) * WIDTH > table.length) {
      const larger = new Int32Array(table.length * 2);
      larger.set(table);
      table = larger;
    }
    const node = size++;
    const at = node * WIDTH;
    table[at + KEY_START] = keyStart;
    table[at + KEY_END] = keyEnd;
    table[at + VALUE_START] = start;
    table[at + VALUE_END] = end;
    const level = last.length - 1;
    if (level >= 0) {
      const before = last[level] as number;
      if (before > 0) table[before * WIDTH + NEXT] = node;
      last[level] = node;
    }
    keyStart = keyEnd = -1;
    return node;
  };

  const length = text.length;
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c <= 0x20 || c === COLON || c === COMMA) continue;
    if (c === QUOTE) {
      const end = stringEnd(text, i);
      if (parentIsObject && keyStart < 0) {
        keyStart = i;
        keyEnd = end;
      } else add(i, end);
      i = end - 1;
    } else if (c === OPEN_OBJECT || c === OPEN_ARRAY) {
      open.push(add(i, length));
      last.push(0);
      if (open.length > depth) depth = open.length;
      parentIsObject = c === OPEN_OBJECT;
    } else if (c === CLOSE_OBJECT || c === CLOSE_ARRAY) {
      table[(open.pop() as number) * WIDTH + VALUE_END] = i + 1;
      last.pop();
      const parent = open[open.length - 1];
      parentIsObject =
        parent !== undefined && text.charCodeAt(table[parent * WIDTH + VALUE_START] as number) === OPEN_OBJECT;
    } else {
      let end = i + 1;
      while (end < length && isLiteral(text.charCodeAt(end))) end++;
      add(i, end);
      i = end - 1;
    }
  }
  return { table: table.slice(0, size * WIDTH), depth };
}

/** Whether a backslash stands in some key. Both keys and backslashes are met in order. */
export function hasEscapedKey(text: string, table: Int32Array): boolean {
  let backslash = text.indexOf('\\');
  for (let at = 0; backslash >= 0 && at < table.length; at += WIDTH) {
    const start = table[at + KEY_START] as number;
    if (start < 0 || backslash >= (table[at + KEY_END] as number)) continue;
    if (backslash < start) backslash = text.indexOf('\\', start);
    if (backslash >= 0 && backslash < (table[at + KEY_END] as number)) return true;
  }
  return false;
}

/** The offset after a string's closing quote. */
function stringEnd(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end + 1;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

/** Characters of numbers, true, false and null. */
function isLiteral(c: number): boolean {
  return c > 0x20 && c !== COMMA && c !== CLOSE_OBJECT && c !== CLOSE_ARRAY;
}
