/**
 * Where everything in a JSON text stands: one pass over text that JSON.parse has accepted, into flat arrays.
 * Nodes are numbered in document order; a container's first child is the next number. Not recursive: depth costs nothing.
 */
import type { Span } from '../types.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

/** Fields of a node in the table. */
const KEY_START = 0;
const KEY_END = 1;
const VALUE_START = 2;
const VALUE_END = 3;
const NEXT = 4;
const WIDTH = 5;

/** Below this many children a walk along them is quicker than building a map. */
const INDEX_FROM = 12;

export class Outline {
  /** Object members in the whole text, doubled keys counted each time. */
  readonly members: number;
  /** Deepest nesting of containers. */
  readonly depth: number;
  readonly #text: string;
  readonly #table: Int32Array;
  /** Some key is written with escapes: then keys can't be compared as they stand. */
  readonly #escapes: boolean;
  readonly #children = new Map<number, Map<string, number>>();

  constructor(text: string) {
    this.#text = text;
    const { table, members, depth } = scan(text);
    this.#table = table;
    this.members = members;
    this.depth = depth;
    this.#escapes = hasEscapedKey(text, table);
  }

  /** The node of an object's member (the last of equal keys, as JSON.parse has it) or of an array's element; -1 if none. */
  child(node: number, token: string): number {
    if (node < 0) return -1;
    const open = this.#text.charCodeAt(this.#at(node, VALUE_START));
    if (open === OPEN_ARRAY) return this.#element(node, token);
    if (open !== OPEN_OBJECT) return -1;
    return this.#member(node, token);
  }

  /** A member's key with its quotes; null for elements and the root. */
  key(node: number): Span | null {
    const start = this.#at(node, KEY_START);
    return start < 0 ? null : { start, end: this.#at(node, KEY_END) };
  }

  value(node: number): Span {
    return { start: this.#at(node, VALUE_START), end: this.#at(node, VALUE_END) };
  }

  /** Where people look for a node: a scalar itself; of a container its key, or its opening bracket where it has none. */
  placeOf(node: number, found: boolean): Span {
    const start = this.#at(node, VALUE_START);
    if (found && !this.#isContainer(start)) return { start, end: this.#at(node, VALUE_END) };
    return this.key(node) ?? { start, end: start + 1 };
  }

  #isContainer(start: number): boolean {
    const open = this.#text.charCodeAt(start);
    return open === OPEN_OBJECT || open === OPEN_ARRAY;
  }

  /** The numbers of a container's children, in order, doubled keys included. */
  *children(node: number): Generator<number> {
    if (!this.#hasChildren(node)) return;
    for (let child = node + 1; child > 0; child = this.#at(child, NEXT)) yield child;
  }

  /** A member's key as a string. */
  keyText(node: number): string {
    const raw = this.#text.slice(this.#at(node, KEY_START) + 1, this.#at(node, KEY_END) - 1);
    return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
  }

  #at(node: number, field: number): number {
    return this.#table[node * WIDTH + field] as number;
  }

  #hasChildren(node: number): boolean {
    const first = (node + 1) * WIDTH;
    return first < this.#table.length && (this.#table[first + VALUE_START] as number) < this.#at(node, VALUE_END);
  }

  /** Compares lengths first: for the few members of nearly all objects that is quicker than to build a map of their keys. */
  #member(node: number, name: string): number {
    const cached = this.#children.get(node);
    if (cached) return cached.get(name) ?? -1;
    if (this.#escapes) return this.#index(node).get(name) ?? -1;
    if (!this.#hasChildren(node)) return -1;
    let found = -1;
    let count = 0;
    for (let child = node + 1; child > 0; child = this.#at(child, NEXT)) {
      if (++count > INDEX_FROM) return this.#index(node).get(name) ?? -1;
      if (this.#isKey(child, name)) found = child;
    }
    return found;
  }

  #isKey(node: number, name: string): boolean {
    const start = this.#at(node, KEY_START) + 1;
    return this.#at(node, KEY_END) - 1 - start === name.length && this.#text.startsWith(name, start);
  }

  #element(node: number, token: string): number {
    const cached = this.#children.get(node);
    if (cached) return cached.get(token) ?? -1;
    let index = Number(token);
    if (!Number.isInteger(index) || index < 0 || !this.#hasChildren(node)) return -1;
    if (index > INDEX_FROM) return this.#index(node).get(token) ?? -1;
    let child = node + 1;
    for (; index > 0 && child > 0; index--) child = this.#at(child, NEXT);
    return child > 0 ? child : -1;
  }

  #index(node: number): Map<string, number> {
    let index = this.#children.get(node);
    if (!index) {
      index = new Map();
      let position = 0;
      for (const child of this.children(node)) {
        index.set(this.#at(child, KEY_START) < 0 ? String(position++) : this.keyText(child), child);
      }
      this.#children.set(node, index);
    }
    return index;
  }
}

/** The one pass. The text is valid JSON with comments and trailing commas blanked out. */
function scan(text: string): { table: Int32Array; members: number; depth: number } {
  let table = new Int32Array(Math.max(64, text.length >> 4) * WIDTH);
  let size = 0;
  let members = 0;
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
        members++;
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
  return { table: table.slice(0, size * WIDTH), members, depth };
}

/** Whether a backslash stands in some key. Both keys and backslashes are met in order. */
function hasEscapedKey(text: string, table: Int32Array): boolean {
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
