/** One file's difference, as GitHub shows it. */
import { type StructuredPatchHunk, structuredPatch } from 'diff';
import { isBinary } from './objects.ts';

/** GitHub leaves the patch out of a large diff; its documentation names no figure. These are where it has been seen to. */
const MAX_LINES = 3000;
const MAX_BYTES = 1024 * 1024;

export interface FilePatch {
  readonly additions: number;
  readonly deletions: number;
  /** null on a binary or too large difference. */
  readonly hunks: readonly StructuredPatchHunk[] | null;
}

const nothing: FilePatch = { additions: 0, deletions: 0, hunks: null };

/** Lines without their `\n`; a last line without one counts, an empty file has none. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The difference of two contents; null stands for a file that is not there. */
export function diffFile(before: Uint8Array | null, after: Uint8Array | null): FilePatch {
  if ((before && isBinary(before)) || (after && isBinary(after))) return nothing;
  const [old, now] = [decode(before), decode(after)];
  const whole = before === null || after === null ? wholeFile(old, now) : null;
  const hunks = whole ?? structuredPatch('', '', old, now, '', '', { context: 3, maxEditLength: MAX_LINES })?.hunks;
  if (!hunks) return { ...countLines(old, now), hunks: null };
  const lines = hunks.flatMap((hunk) => hunk.lines);
  const counts = { additions: count(lines, '+'), deletions: count(lines, '-') };
  const bytes = lines.reduce((sum, line) => sum + line.length + 1, 0);
  const tooLarge = counts.additions + counts.deletions > MAX_LINES || bytes > MAX_BYTES;
  return { ...counts, hunks: tooLarge ? null : hunks };
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

/** An added or removed file needs no search: every line is one. */
function wholeFile(old: string, now: string): StructuredPatchHunk[] {
  const [text, sign] = old === '' ? [now, '+'] : [old, '-'];
  if (text === '') return [];
  const lines = linesOf(text);
  const marked = lines.map((line) => sign + line);
  if (!text.endsWith('\n')) marked.push('\\ No newline at end of file');
  const [oldLines, newLines] = sign === '+' ? [0, lines.length] : [lines.length, 0];
  return [{ oldStart: 1, oldLines, newStart: 1, newLines, lines: marked }];
}

/** Additions and deletions of a difference too large to search: lines counted without their order. */
function countLines(old: string, now: string): { additions: number; deletions: number } {
  const left = new Map<string, number>();
  for (const line of linesOf(old)) left.set(line, (left.get(line) ?? 0) + 1);
  let additions = 0;
  for (const line of linesOf(now)) {
    const have = left.get(line) ?? 0;
    if (have > 0) left.set(line, have - 1);
    else additions += 1;
  }
  return { additions, deletions: [...left.values()].reduce((sum, rest) => sum + rest, 0) };
}

function count(lines: readonly string[], sign: string): number {
  return lines.filter((line) => line.startsWith(sign)).length;
}

function decode(bytes: Uint8Array | null): string {
  return bytes === null ? '' : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
