/** On which lines of a changed file GitHub takes comments: those of the diff, and three around each change. Pure. */
import { diffArrays } from 'diff';

/** Lines count from 1, on the right side: the file as the pull request has it. */
export interface Hunks {
  has(line: number): boolean;
  /** Whether a comment may span these lines: GitHub refuses spans over several hunks. */
  sameHunk(start: number, end: number): boolean;
}

interface Hunk {
  /** First and last line. */
  readonly start: number;
  readonly end: number;
}

/** Lines that differ: on the right from `start`, `count` of them; 0 where lines were only removed, before `start`. */
interface Change {
  readonly start: number;
  readonly count: number;
  /** How far the change could as well stand above or below, because lines repeat: git may choose otherwise than we. */
  readonly up: number;
  readonly down: number;
}

/** Lines of context GitHub shows around a change. */
const CONTEXT = 3;

/**
 * Work that one file may cost: two versions that have little in common are not worth finding the best diff of. Counted in
 * edits, never in time: the same files must give the same comments at every run.
 */
const MAX_EDITS = 1500;

/**
 * The lines of `head` that take comments. Where git could have drawn the same change elsewhere, and where the diff would
 * cost too much, only lines that are certain: one line too many loses a whole review.
 *
 * @param base the file before, null for a new one
 */
export function hunksOf(base: string | null, head: string): Hunks {
  const right = linesOf(head);
  if (base === null) return fromHunks(right.length > 0 ? [{ start: 1, end: right.length }] : []);
  const left = linesOf(base);
  let prefix = 0;
  while (prefix < left.length && prefix < right.length && left[prefix] === right[prefix]) prefix++;
  let suffix = 0;
  const room = Math.min(left.length, right.length) - prefix;
  while (suffix < room && left[left.length - 1 - suffix] === right[right.length - 1 - suffix]) suffix++;
  const before = left.slice(prefix, left.length - suffix);
  const after = right.slice(prefix, right.length - suffix);
  const changes = changesBetween(before, after, prefix, left, right) ?? certainAdditions(new Set(left), after, prefix);
  return fromHunks(hunksAround(changes, right.length));
}

/** Lines with their ends: a line that lost its newline is another line to git. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Changes in order; null when finding them would cost too much. @param offset lines before those compared */
function changesBetween(
  before: readonly string[],
  after: readonly string[],
  offset: number,
  left: readonly string[],
  right: readonly string[],
): Change[] | null {
  const pairs = equalLines(before, after);
  if (!pairs) return null;
  const changes: Change[] = [];
  let [leftAt, rightAt] = [0, 0];
  for (const [leftLine, rightLine] of [...pairs, [before.length, after.length] as const]) {
    const [removed, added] = [leftLine - leftAt, rightLine - rightAt];
    if (removed > 0 && added > 0) changes.push({ start: offset + rightAt + 1, count: added, up: 0, down: 0 });
    else if (added > 0) {
      changes.push({ start: offset + rightAt + 1, count: added, ...slideOf(right, offset + rightAt, added) });
    } else if (removed > 0) {
      changes.push({ start: offset + rightAt + 1, count: 0, ...slideOf(left, offset + leftAt, removed) });
    }
    [leftAt, rightAt] = [leftLine + 1, rightLine + 1];
  }
  return changes;
}

/**
 * Positions of equal lines in both, in order; null when finding them would cost too much. Lines that the other side does
 * not have at all are left out of the comparison: they cannot be equal to anything, and are most of what differs.
 */
function equalLines(before: readonly string[], after: readonly string[]): (readonly [number, number])[] | null {
  const [inBefore, inAfter] = [new Set(before), new Set(after)];
  const shared = (lines: readonly string[], other: ReadonlySet<string>) =>
    lines.flatMap((line, index) => (other.has(line) ? index : []));
  const [lefts, rights] = [shared(before, inAfter), shared(after, inBefore)];
  const ids = new Map([...inBefore].map((line, index) => [line, index]));
  const idsOf = (indexes: readonly number[], lines: readonly string[]) =>
    indexes.map((index) => ids.get(lines[index] as string));
  const parts = diffArrays(idsOf(lefts, before), idsOf(rights, after), {
    maxEditLength: MAX_EDITS,
  });
  if (!parts) return null;
  const pairs: (readonly [number, number])[] = [];
  let [leftAt, rightAt] = [0, 0];
  for (const { added, removed, count } of parts) {
    if (!added && !removed) {
      for (let n = 0; n < count; n++) pairs.push([lefts[leftAt + n] as number, rights[rightAt + n] as number]);
    }
    if (!added) leftAt += count;
    if (!removed) rightAt += count;
  }
  return pairs;
}

/** How far a run of added (or removed) lines could move up and down and be the same change. */
function slideOf(lines: readonly string[], start: number, count: number): { up: number; down: number } {
  let up = 0;
  while (start - up > 0 && lines[start - up - 1] === lines[start - up - 1 + count]) up++;
  let down = 0;
  while (start + count + down < lines.length && lines[start + down] === lines[start + count + down]) down++;
  return { up, down };
}

/** Without a diff: lines that the base does not have anywhere were added, whatever a diff would look like. */
function certainAdditions(base: ReadonlySet<string>, after: readonly string[], offset: number): Change[] {
  return after.flatMap((line, index) =>
    base.has(line) ? [] : { start: offset + index + 1, count: 1, up: 0, down: 0 },
  );
}

/** Hunks that hold wherever each change stands: its context, less what it could slide; those that touch are one. */
function hunksAround(changes: readonly Change[], lines: number): Hunk[] {
  const hunks: { start: number; end: number }[] = [];
  for (const { start, count, up, down } of changes) {
    const first = Math.max(1, start + Math.max(-CONTEXT, down - CONTEXT));
    const last = Math.min(lines, start + count - 1 + Math.min(CONTEXT, CONTEXT - up));
    const previous = hunks[hunks.length - 1];
    if (last < first) continue;
    if (previous && first <= previous.end + 1) previous.end = Math.max(previous.end, last);
    else hunks.push({ start: first, end: last });
  }
  return hunks;
}

function fromHunks(hunks: readonly Hunk[]): Hunks {
  const hunkOf = (line: number) => {
    let [low, high] = [0, hunks.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const hunk = hunks[middle] as Hunk;
      if (line < hunk.start) high = middle - 1;
      else if (line > hunk.end) low = middle + 1;
      else return middle;
    }
    return null;
  };
  return {
    has: (line) => hunkOf(line) !== null,
    sameHunk: (start, end) => start <= end && hunkOf(start) !== null && hunkOf(start) === hunkOf(end),
  };
}
