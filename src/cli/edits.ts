/** Brings the certain fixes of one file's findings together into one change of its text. */

import { applyEdits, WITHOUT_MARK } from '../connector/edit.ts';
import { readJson } from '../connector/json/document.ts';
import { SourceText } from '../connector/source.ts';
import type { Edit } from '../connector/types.ts';
import type { Finding } from '../rules/findings/types.ts';

export interface MendedFile {
  readonly bytes: Uint8Array;
  /** How many findings' fixes are in it. */
  readonly count: number;
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * A file with the fixes of its findings made, as many as go together: a fix that touches an earlier one waits for the
 * next round. All other bytes stay as they are. null where nothing would change, where bytes that are no UTF-8 could not be kept, or where JSON would break.
 */
export function mendFile(path: string, bytes: Uint8Array, findings: readonly Finding[]): MendedFile | null {
  const source = SourceText.decode(bytes);
  if (source.invalidAt !== null) return null;
  const { edits, count } = compatible(findings);
  const keepBom = source.bom && !edits.some(isBomRemoval);
  const text = Buffer.from(applyEdits(source.text, edits));
  const mended = keepBom ? Buffer.concat([BOM, text]) : text;
  if (Buffer.compare(mended, bytes) === 0 || breaks(path, bytes, mended)) return null;
  return { bytes: mended, count };
}

/** WITHOUT_MARK: the one edit that begins before the text. */
function isBomRemoval({ start }: Edit): boolean {
  return start < WITHOUT_MARK.end;
}

/** The first come, whole fixes only. Equal insertions at one place are one. */
function compatible(findings: readonly Finding[]): { edits: Edit[]; count: number } {
  const taken: Edit[] = [];
  let count = 0;
  for (const { fix } of findings) {
    if (!fix || fix.edits.some((edit) => !isFree(edit, taken))) continue;
    for (const edit of fix.edits) taken.splice(placeOf(edit.start + 1, taken), 0, edit);
    count++;
  }
  return { edits: taken, count };
}

/** Whether an edit goes together with those taken, which are in order and apart: only its neighbours can be in its way. */
function isFree(edit: Edit, taken: readonly Edit[]): boolean {
  const place = placeOf(edit.start, taken);
  const before = taken[place - 1];
  if (before && collide(edit, before)) return false;
  for (let at = place; at < taken.length; at++) {
    const other = taken[at] as Edit;
    if (other.start > edit.end) break;
    if (collide(edit, other)) return false;
  }
  return true;
}

/** The position of the first edit in order that begins there or later. */
function placeOf(start: number, edits: readonly Edit[]): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle] as Edit).start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether two edits overlap or touch; insertions at one place go together when they differ. */
function collide(a: Edit, b: Edit): boolean {
  if (isBomRemoval(a) || isBomRemoval(b)) return isBomRemoval(a) && isBomRemoval(b);
  const insertions = a.start === a.end && b.start === b.end;
  if (insertions) return a.start === b.start && a.text === b.text;
  return a.start <= b.end && b.start <= a.end;
}

/** A file that could be read must be readable afterwards. */
function breaks(path: string, before: Uint8Array, after: Uint8Array): boolean {
  if (!/\.json$/i.test(path)) return false;
  const readable = (bytes: Uint8Array) => readJson(path, { size: bytes.length, bytes }).root !== null;
  return readable(before) && !readable(after);
}
