import { structuredPatch } from 'diff';
import fc from 'fast-check';
import { hunksOf } from '../../src/review/decide/hunks.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}`);
const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
const commentable = (base: string | null, head: string) => {
  const hunks = hunksOf(base, head);
  return Array.from({ length: head.split('\n').length + 1 }, (_, line) => line).filter((line) => hunks.has(line));
};

test('every line of a new file takes comments, in one hunk', () => {
  const head = text(numbered(5));
  expect(commentable(null, head)).toEqual([1, 2, 3, 4, 5]);
  expect(hunksOf(null, head).sameHunk(1, 5)).toBe(true);
});

test('an empty file takes none', () => {
  expect(commentable(null, '')).toEqual([]);
});

test('a file that did not change takes none', () => {
  expect(commentable(text(numbered(9)), text(numbered(9)))).toEqual([]);
});

test('a changed line takes comments, with three lines around it', () => {
  const head = numbered(20).with(9, 'changed');
  expect(commentable(text(numbered(20)), text(head))).toEqual([7, 8, 9, 10, 11, 12, 13]);
});

test('around removed lines the context takes comments', () => {
  const head = numbered(20).toSpliced(9, 2);
  expect(commentable(text(numbered(20)), text(head))).toEqual([7, 8, 9, 10, 11, 12]);
});

test('changes whose contexts touch are one hunk, others are not', () => {
  const hunks = hunksOf(text(numbered(40)), text(numbered(40).with(9, 'a').with(16, 'b').with(29, 'c')));
  expect(hunks.sameHunk(10, 17)).toBe(true);
  expect(hunks.sameHunk(17, 30)).toBe(false);
  expect(hunks.sameHunk(17, 16)).toBe(false);
});

test('a lost newline at the end is a change', () => {
  expect(commentable('a\nb\n', 'a\nb')).toEqual([1, 2]);
});

test('where git could have drawn an insertion elsewhere, only lines that are in the diff either way', () => {
  const base = [...numbered(10), '{', '},', ...numbered(10)];
  const head = [...numbered(10), '{', '},', '{', '},', ...numbered(10)];
  // Lines 11 and 12, or 13 and 14, or 12 and 13 are the new ones.
  expect(commentable(text(base), text(head))).toEqual([10, 11, 12, 13, 14, 15]);
});

test('it never claims a line that a diff does not have', () => {
  const lines = fc.array(fc.constantFrom('{', '}', 'a', 'b', 'c', 'd'), { maxLength: 30 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const { hunks } = structuredPatch('f', 'f', text(before), text(after), '', '', { context: 3 });
      const inDiff = new Set(hunks.flatMap(({ newStart, newLines }) => numbered(newLines).map((_, n) => newStart + n)));
      const claimed = commentable(text(before), text(after));
      return claimed.every((line) => inDiff.has(line));
    }),
  );
});

test('of two megabytes that have nothing in common, what is new for certain takes comments', () => {
  const base = text(Array.from({ length: 30_000 }, (_, index) => `    "name": "value number ${index % 3000}",`));
  const head = text(base.trimEnd().split('\n').reverse()).replace('number 1500', 'something new');
  const hunks = hunksOf(base, head);
  const line = head.split('\n').findIndex((each) => each.includes('something new')) + 1;
  expect(hunks.has(line)).toBe(true);
});
