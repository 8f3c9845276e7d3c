/** Where a review comment stands: refused off the diff when it is made, followed or lost when the head moves. */
import { changedFiles, patchBetween } from '../git/changes.ts';
import { filesOf, mergeBase } from '../git/commits.ts';
import { hunkAt, mapLine, type Side } from '../git/lines.ts';
import { patchText } from '../git/patch.ts';
import { pullFiles } from '../model/refs.ts';
import type { Pull, Thread } from '../model/types.ts';

export interface Spot {
  readonly path: string;
  /** null: the whole file. */
  readonly line: number | null;
  readonly startLine: number | null;
  readonly side: Side;
}

/** GitHub's refusals, by what is wrong; the words are those of its answers, with and without field names. */
export type Misplaced = 'path' | 'line' | 'order' | 'hunk';

/** The diff hunk a comment shows above itself, or why GitHub refuses the place. */
export function placeOnDiff(
  pull: Pull,
  commit: string,
  spot: Spot,
): { readonly diffHunk: string } | { readonly wrong: readonly Misplaced[] } {
  const { objects } = pull.repository;
  const from = mergeBase(objects, pull.base.sha, commit) ?? pull.base.sha;
  const file = changedFiles(objects, from, commit).find((change) => change.path === spot.path);
  if (!file) return { wrong: ['path'] };
  const hunks = patchBetween(objects, file.before, file.after).hunks ?? [];
  if (spot.line === null) return { diffHunk: patchText(hunks.slice(0, 1)) };
  if (spot.startLine !== null && spot.startLine >= spot.line) return { wrong: ['order'] };
  const end = hunkAt(hunks, spot.line, spot.side);
  if (!end) return { wrong: spot.startLine === null ? ['line'] : ['line', 'hunk'] };
  if (spot.startLine !== null && hunkAt(hunks, spot.startLine, spot.side)?.hunk !== end.hunk)
    return { wrong: ['hunk'] };
  return { diffHunk: end.text };
}

export interface DiffPosition {
  readonly line: number | null;
  readonly startLine: number | null;
  readonly outdated: boolean;
}

const gone: DiffPosition = { line: null, startLine: null, outdated: true };

/**
 * Where a thread stands on the present head: on its lines wherever they moved, or outdated when one of them was changed
 * or removed, or left the diff. Worked out from where it was made, so that a change taken back brings it back.
 */
export function diffPosition(thread: Thread): DiffPosition {
  const { pull, path, side } = thread;
  const now = pullFiles(pull).find((change) => change.path === path);
  if (!now) return gone;
  if (thread.line === null) return { line: null, startLine: null, outdated: false };
  const { objects } = pull.repository;
  const [then, current] = [sideCommit(thread), side === 'LEFT' ? now.before : now.after].map((oid, index) =>
    index === 0 ? (filesOf(objects, oid ?? pull.head.sha).get(path) ?? null) : oid,
  );
  if (!then || !current) return gone;
  const moved = then === current ? [] : patchBetween(objects, then, current).hunks;
  if (!moved) return gone;
  const first = thread.startLine ?? thread.line;
  const lines = Array.from({ length: thread.line - first + 1 }, (_, index) => mapLine(moved, first + index));
  const [start, end] = [lines[0] ?? null, lines.at(-1) ?? null];
  const together = lines.every((line, index) => line !== null && start !== null && line === start + index);
  const hunks = patchBetween(objects, now.before, now.after).hunks ?? [];
  if (!together || end === null || !hunkAt(hunks, end, side)) return gone;
  return { line: end, startLine: thread.startLine === null ? null : start, outdated: false };
}

/** The commit whose file the thread's line numbers count in. */
function sideCommit({ pull, side, commit }: Thread): string {
  return side === 'RIGHT' ? commit : (mergeBase(pull.repository.objects, pull.base.sha, commit) ?? pull.base.sha);
}
