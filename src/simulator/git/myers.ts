/** The shortest way from one list of lines to another: E. Myers, "An O(ND) difference algorithm and its variations" (1986). */

/** A run of lines that differ: `a[aStart, aEnd)` gives way to `b[bStart, bEnd)`. */
export interface Change {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
}

/** The changes in order, or null when they take more than `limit` lines removed and added together. */
export function changesBetween(a: readonly string[], b: readonly string[], limit: number): Change[] | null {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let [aEnd, bEnd] = [a.length, b.length];
  while (aEnd > start && bEnd > start && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd -= 1;
    bEnd -= 1;
  }
  if (aEnd === start && bEnd === start) return [];
  if (aEnd === start || bEnd === start) return [{ aStart: start, aEnd, bStart: start, bEnd }];
  const numbers = new Map<string, number>();
  const left = numbered(a.slice(start, aEnd), numbers);
  const right = numbered(b.slice(start, bEnd), numbers);
  const trace = search(left, right, limit);
  return trace && walkBack(trace, left.length, right.length, start);
}

/** Comparing numbers is much quicker than comparing lines. */
function numbered(lines: readonly string[], numbers: Map<string, number>): Int32Array {
  return Int32Array.from(lines, (line) => {
    const known = numbers.get(line) ?? numbers.size;
    numbers.set(line, known);
    return known;
  });
}

/** For each number of edits, how far along `a` each diagonal got; diagonal k stands at index k + d. */
function search(a: Int32Array, b: Int32Array, limit: number): Int32Array[] | null {
  const trace: Int32Array[] = [];
  let before = new Int32Array([0]);
  for (let d = 0; d <= limit; d++) {
    const reach = new Int32Array(2 * d + 1);
    for (let k = -d; k <= d; k += 2) {
      let x = d === 0 ? 0 : cameDown(before, d, k) ? at(before, d, k + 1) : at(before, d, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[k + d] = x;
      if (x >= a.length && x - k >= b.length) return [...trace, reach];
    }
    trace.push(reach);
    before = reach;
  }
  return null;
}

/** What diagonal k reached with d - 1 edits. */
const at = (before: Int32Array, d: number, k: number): number => before[k + d - 1] ?? -1;

const cameDown = (before: Int32Array, d: number, k: number): boolean =>
  k === -d || (k !== d && at(before, d, k - 1) < at(before, d, k + 1));

function walkBack(trace: readonly Int32Array[], aLength: number, bLength: number, offset: number): Change[] {
  const changes: Change[] = [];
  let [x, y] = [aLength, bLength];
  for (let d = trace.length - 1; d > 0; d--) {
    const before = trace[d - 1] ?? new Int32Array();
    const k = x - y;
    const down = cameDown(before, d, k);
    const from = down ? at(before, d, k + 1) : at(before, d, k - 1);
    const fromY = from - (down ? k + 1 : k - 1);
    const [toX, toY] = down ? [from, fromY + 1] : [from + 1, fromY];
    const next = changes.at(-1);
    if (next && next.aStart === toX + offset && next.bStart === toY + offset) {
      next.aStart = from + offset;
      next.bStart = fromY + offset;
    } else changes.push({ aStart: from + offset, aEnd: toX + offset, bStart: fromY + offset, bEnd: toY + offset });
    [x, y] = [from, fromY];
  }
  return changes.reverse();
}
