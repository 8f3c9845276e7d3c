/** Which lines of a file GitHub lets people comment on: those in the hunks of its diff, with three lines around. Pure. */
import { structuredPatch } from 'diff';

/** GitHub shows three lines of context around each change, and takes comments on them as well. */
const CONTEXT = 3;
/** Beyond this many insertions and deletions a diff is not worked out: only what is certain is said. */
const MAX_EDITS = 4_000;

export interface Hunks {
  /** The line, from 1 in the new file, is in a hunk. */
  has(line: number): boolean;
  /** Both lines are in one hunk. */
  sameHunk(start: number, end: number): boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** @param base the file before; null for a new file, all of whose lines are in the diff */
export function hunksOf(base: string | null, head: string): Hunks {
  const spans = base === null ? [{ start: 1, end: Number.POSITIVE_INFINITY }] : changedSpans(base, head);
  const spanOf = (line: number) => spans.find(({ start, end }) => line >= start && line <= end);
  return {
    has: (line) => spanOf(line) !== undefined,
    sameHunk: (start, end) => spanOf(start) !== undefined && spanOf(start) === spanOf(end),
  };
}

/** No span where the diff would cost too much: findings then stand on the file. */
function changedSpans(base: string, head: string): Span[] {
  const patch = structuredPatch('', '', base, head, '', '', { context: CONTEXT, maxEditLength: MAX_EDITS });
  return (patch?.hunks ?? []).map(({ newStart, newLines }) => ({ start: newStart, end: newStart + newLines - 1 }));
}
