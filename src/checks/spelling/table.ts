/**
 * Misspelt words and what was meant, laid out so that opening the table costs no more than reading its file, and looking
 * a word XX

/** A word of a text that stands in the table. */
export interface Misspelling {
  readonly start: number;
  readonly end: number;
  readonly right: string;
}

/** Shorter words are too often abbreviations, or words of another language. */
export const MIN_LENGTH = 5;

const SEED = 0x811c9dc5;
const COLON = 0x3a;
const LINE_END = 0x0a;
/** For each slot, which takes four bytes: so the bits stay near at hand where the slots don't. */
const BITS = 4;
const NONE: readonly Misspelling[] = [];

/** @param pairs wrong words, all of lower-case letters, and the right ones; both ASCII */
export function makeTable(pairs: ReadonlyMap<string, string>): Uint8Array {
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * pairs.size + 2)));
  const bits = new Uint8Array((slots.length * BITS) / 8);
  // No offset is 0: that is an empty slot.
  let lines = '\n';
  for (const [wrong, right] of pairs) {
    const hash = mixed(hashOf(wrong));
    const bit = hash & (slots.length * BITS - 1);
    bits[bit >> 3] = (bits[bit >> 3] as number) | (1 << (bit & 7));
    let slot = hash & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = lines.length;
    lines += `${wrong}:${right}\n`;
  }
  const head = Uint32Array.of(slots.length);
  return Buffer.concat([new Uint8Array(head.buffer), new Uint8Array(slots.buffer), bits, Buffer.from(lines, 'latin1')]);
}

function hashOf(word: string): number {
  let hash = SEED;
  for (let at = 0; at < word.length; at++) hash = hashed(hash, word.charCodeAt(at));
  return hash;
}

/** FNV-1a, one letter further. */
function hashed(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, 0x01000193);
}

/** The lower bits, which choose the place, with something of the upper ones. */
function mixed(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** A table that `makeTable` made. */
export class Misspellings {
  readonly #slots: Uint32Array;
  readonly #bits: Uint8Array;
  readonly #lines: Uint8Array;
  /** Words that were read out of the lines, by where they stand. */
  readonly #words = new Map<number, string>();

  /** @param bytes begin where numbers may begin in memory, as buffers of Node's do */
  constructor(bytes: Uint8Array) {
    const { buffer, byteOffset: start } = bytes;
    const [length = 0] = new Uint32Array(buffer, start, 1);
    this.#slots = new Uint32Array(buffer, start + 4, length);
    const rest = bytes.subarray(4 * (length + 1));
    this.#bits = rest.subarray(0, (length * BITS) / 8);
    this.#lines = rest.subarray(this.#bits.length);
  }

  /** The runs of letters in a text that are in the table, whatever stands around them. */
  in(text: string): readonly Misspelling[] {
    let found: Misspelling[] | null = null;
    let start = 0;
    let hash = SEED;
    for (let at = 0; at <= text.length; at++) {
      // The bit that makes a capital small makes no letter of anything else; at the end there is NaN, which becomes 0x20.
      const letter = text.charCodeAt(at) | 0x20;
      if (letter >= 0x61 && letter <= 0x7a) {
        hash = hashed(hash, letter);
        continue;
      }
      const right = at - start < MIN_LENGTH ? null : this.#rightFor(text, start, at, mixed(hash));
      if (right !== null) {
        found ??= [];
        found.push({ start, end: at, right });
      }
      start = at + 1;
      hash = SEED;
    }
    return found ?? NONE;
  }

  #rightFor(text: string, start: number, end: number, hash: number): string | null {
    const bit = hash & (8 * this.#bits.length - 1);
    if (((this.#bits[bit >> 3] as number) & (1 << (bit & 7))) === 0) return null;
    let slot = hash & (this.#slots.length - 1);
    for (let offset = this.#slots[slot] as number; offset !== 0; offset = this.#slots[slot] as number) {
      if (this.#isAt(offset, text, start, end)) return this.#word(offset + end - start + 1);
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    return null;
  }

  #isAt(offset: number, text: string, start: number, end: number): boolean {
    const lines = this.#lines;
    let at = start;
    while (at < end && lines[offset + at - start] === (text.charCodeAt(at) | 0x20)) at++;
    return at === end && lines[offset + end - start] === COLON;
  }

  /** The word that begins there, up to the end of its line. */
  #word(offset: number): string {
    let word = this.#words.get(offset);
    if (word === undefined) {
      word = Buffer.from(this.#lines.subarray(offset, this.#lines.indexOf(LINE_END, offset))).toString('latin1');
      this.#words.set(offset, word);
    }
    return word;
  }
}
