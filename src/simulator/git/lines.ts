/** Where a line stands in a diff, and where it goes when the file changes. */
import type { StructuredPatchHunk } from 'diff';
import { hunkHeader } from './patch.ts';

export type Side = 'LEFT' | 'RIGHT';

interface Placed {
  readonly text: string;
  /** Line numbers, null on the side where the line is not. */
  readonly left: number | null;
  readonly right: number | null;
}

function place(hunk: StructuredPatchHunk): Placed[] {
  let [left, right] = [hunk.oldStart, hunk.newStart];
  return hunk.lines.map((text) => {
    if (text.startsWith('+')) return { text, left: null, right: right++ };
    if (text.startsWith('-')) return { text, left: left++, right: null };
    if (text.startsWith('\\')) return { text, left: null, right: null };
    return { text, left: left++, right: right++ };
  });
}

/** The hunk in which a line can be commented on, cut off after that line as GitHub's `diff_hunk` is; null when there is none. */
export function hunkAt(
  hunks: readonly StructuredPatchHunk[],
  line: number,
  side: Side,
): { readonly hunk: StructuredPatchHunk; readonly text: string } | null {
  for (const hunk of hunks) {
    const placed = place(hunk);
    const at = placed.findIndex((entry) => (side === 'LEFT' ? entry.left : entry.right) === line);
    if (at >= 0)
      return { hunk, text: [hunkHeader(hunk), ...placed.slice(0, at + 1).map((entry) => entry.text)].join('\n') };
  }
  return null;
}

/** Where a line of the old file stands in the new one; null when it was removed or changed. */
export function mapLine(hunks: readonly StructuredPatchHunk[], line: number): number | null {
  let shift = 0;
  for (const hunk of hunks) {
    if (line < hunk.oldStart) break;
    const same = place(hunk).find((entry) => entry.left === line);
    if (same) return same.right;
    shift += hunk.newLines - hunk.oldLines;
  }
  return line + shift;
}
