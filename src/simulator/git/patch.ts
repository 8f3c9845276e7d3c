/** One file's difference, as GitHub shows it. */
import type { StructuredPatchHunk } from 'diff';
import { type Change, changesBetween } from './myers.ts';
import { isBinary } from './objects.ts';

/** GitHub leaves the patch out of a large diff; its documentation names no figure. These are where it has been seen to. */
const MAX_LINES = 3000;
const MAX_BYTES = 1024 * 1024;
/** git's and GitHub's. */
const CONTEXT = 3;

export interface FilePatch {
  readonly additions: number;
  readonly deletions: number;
  /** null on a binary or too large difference. */
  readonly hunks: readonly StructuredPatchHunk[] | null;
}

const nothing: FilePatch = { additions: 0, deletions: 0, hunks: null };

/** The difference of two contents; null stands for a file that is not there. */
export function diffFile(before: Uint8Array | null, after: Uint8Array | null): FilePatch {
  if ((before && isBinary(before)) || (after && isBinary(after))) return nothing;
  const [a, b] = [linesOf(before), linesOf(after)];
  const changes = changesBetween(a, b, MAX_LINES);
  if (!changes) return { ...countLines(a, b), hunks: null };
  const additions = changes.reduce((sum, change) => sum + change.bEnd - change.bStart, 0);
  const deletions = changes.reduce((sum, change) => sum + change.aEnd - change.aStart, 0);
  if (additions + deletions > MAX_LINES) return { additions, deletions, hunks: null };
  const hunks = grouped(changes).map((group) => hunkOf(group, a, b));
  const bytes = hunks.flatMap((hunk) => hunk.lines).reduce((sum, line) => sum + line.length + 1, 0);
  return { additions, deletions, hunks: bytes > MAX_BYTES ? null : hunks };
}

/** Lines with their line breaks, which the last may lack. */
function linesOf(bytes: Uint8Array | null): string[] {
  const text = bytes === null ? '' : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** Changes whose context meets stand in one hunk. */
function grouped(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last && change.aStart - last.aEnd <= 2 * CONTEXT) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunkOf(group: readonly Change[], a: readonly string[], b: readonly string[]): StructuredPatchHunk {
  const [first, last] = [group[0], group.at(-1)] as [Change, Change];
  const lead = Math.min(CONTEXT, first.aStart);
  const end = Math.min(a.length, last.aEnd + CONTEXT);
  const lines: string[] = [];
  let at = first.aStart - lead;
  const show = (sign: string, some: readonly string[]) => {
    for (const line of some)
      lines.push(...(line.endsWith('\n') ? [sign + line.slice(0, -1)] : [sign + line, '\\ No newline at end of file']));
  };
  for (const { aStart, aEnd, bStart, bEnd } of group) {
    show(' ', a.slice(at, aStart));
    show('-', a.slice(aStart, aEnd));
    show('+', b.slice(bStart, bEnd));
    at = aEnd;
  }
  show(' ', a.slice(at, end));
  const [oldStart, newStart] = [first.aStart - lead, first.bStart - lead];
  const newLines = last.bEnd + (end - last.aEnd) - newStart;
  return { oldStart: oldStart + 1, oldLines: end - oldStart, newStart: newStart + 1, newLines, lines };
}

/** The patch as text: hunks only, without the file's header, as REST gives it. */
export function patchText(hunks: readonly StructuredPatchHunk[]): string {
  return hunks.map((hunk) => [hunkHeader(hunk), ...hunk.lines].join('\n')).join('\n');
}

/** git: a count of one is left out, and an empty side starts at the line before. */
export function hunkHeader(hunk: StructuredPatchHunk): string {
  return `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`;
}

function range(start: number, lines: number): string {
  if (lines === 0) return `${start - 1},0`;
  return lines === 1 ? `${start}` : `${start},${lines}`;
}

/** Additions and deletions of a difference too large to search: lines counted without their order. */
function countLines(a: readonly string[], b: readonly string[]): { additions: number; deletions: number } {
  const left = new Map<string, number>();
  for (const line of a) left.set(line, (left.get(line) ?? 0) + 1);
  let additions = 0;
  for (const line of b) {
    const have = left.get(line) ?? 0;
    if (have > 0) left.set(line, have - 1);
    else additions += 1;
  }
  return { additions, deletions: [...left.values()].reduce((sum, rest) => sum + rest, 0) };
}
