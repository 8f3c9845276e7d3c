/** Whether a word of a text is prose: not a value in quotation marks, part of an address, a name in code … */
import type { Misspelling } from './table.ts';

const BEFORE = /(?:^|[\s([{"'“‘*])$/;
const OPENING = /["'`“‘]$/;
/** A full stop may be followed by the end of a quotation. */
const AFTER = /^[.,;:!?]?["'”’)\]}*]?[.,;:!?]?(?:\s|$)/;
const CLOSING = /^["'`”’]/;
/** `word = value` */
const ASSIGNED = /^["'”’)\]}*]?\s?=/;

/** The longest summary: one of this length may have been cut in the middle of its last word. */
export const LONGEST_SUMMARY = 80;

export function isProse(text: string, { start, end }: Misspelling): boolean {
  if (!/^[A-Z]?[a-z]+$/.test(text.slice(start, end))) return false;
  const before = text.slice(Math.max(0, start - 1), start);
  const after = text.slice(end, end + 5);
  if (!BEFORE.test(before) || !AFTER.test(after) || ASSIGNED.test(after)) return false;
  if (OPENING.test(before) && CLOSING.test(after)) return false;
  return end !== text.length || end !== LONGEST_SUMMARY;
}

/** A letter beyond English: what surrounds it may be another language, where the word is right. */
const FOREIGN = /(?=\p{L})[^a-zA-Z]/u;

export function isForeign(text: string): boolean {
  return FOREIGN.test(text);
}
