/** Where everything in a JSON text stands, by the numbers that one pass over it gave to its values. */
import type { Span } from '../types.ts';
import { hasDoubledKeys } from './doubled.ts';
import {
  hasEscapedKey,
  KEY_END,
  KEY_START,
  NEXT,
  OPEN_ARRAY,
  OPEN_OBJECT,
  scan,
  VALUE_END,
  VALUE_START,
  WIDTH,
} from './scan.ts';

/** Below this many children a walk along them is quicker than building a map. */
const INDEX_FROM = 12;

export class Outline {
  /** Deepest nesting of containers. */
  readonly depth: number;
  readonly #text: string;
  readonly #table: Int32Array;
  /** Some key is written with escapes: then keys can't be compared as they stand. */
  readonly #escapes: boolean;
  readonly #children = new Map<number, Map<string, number>>();
  readonly #lastChildren = new Map<number, number>();

  constructor(text: string) {
    this.#text = text;
    const { table, depth } = scan(text);
    this.#table = table;
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

  /** The last of a container's children, looked for once; -1 where it has none. */
  lastChild(node: number): number {
    let last = this.#lastChildren.get(node);
    if (last === undefined) {
      last = -1;
      for (const child of this.children(node)) last = child;
      this.#lastChildren.set(node, last);
    }
    return last;
  }

  /** A member's key as a string. */
  keyText(node: number): string {
    const raw = this.#text.slice(this.#at(node, KEY_START) + 1, this.#at(node, KEY_END) - 1);
    return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
  }

  /** Whether some object has a key twice. */
  hasDoubledKeys(): boolean {
    return hasDoubledKeys(this.#text, this.#table, this.#escapes);
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
