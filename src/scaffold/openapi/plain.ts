/** A document from outside as plain data of a size that can be worked with. */
import { MAX_DEPTH } from '../../connector/json/document.ts';

export type Json = Record<string, unknown>;

/** Values in a document. The largest definition of a published connector has a third of that. */
const MAX_VALUES = 500_000;

/** The document can't be taken over; the message says why. */
export class UnusableError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnusableError';
  }
}

/**
 * A copy in which nothing is shared: a few lines of YAML can stand for billions of values. Keys that JSON.parse would make
 * a prototype of are left out.
 * @throws UnusableError where there is too much of it
 */
export function plainCopy(value: unknown): unknown {
  let left = MAX_VALUES;
  const copy = (one: unknown, depth: number): unknown => {
    if (--left < 0) throw new UnusableError(`it holds more than ${MAX_VALUES} values`);
    if (depth > MAX_DEPTH) throw new UnusableError(`it is nested deeper than ${MAX_DEPTH} levels`);
    if (Array.isArray(one)) return one.map((item) => copy(item, depth + 1));
    if (one instanceof Date) return one.toISOString().slice(0, 10);
    if (typeof one !== 'object' || one === null) return one;
    const entries = Object.entries(one).filter(([key]) => key !== '__proto__');
    return Object.fromEntries(entries.map(([key, item]) => [key, copy(item, depth + 1)]));
  };
  return copy(value, 0);
}
