/** How long work may take, and what counts of it. */
import { OutOfTimeError, within } from '../../src/rules/engine/time-limit.ts';
import { isOver, moreTime } from '../../src/rules/engine/work-done.ts';

/** Never ends by itself. */
function search(): boolean {
  return /^(a+)+$/.test(`${'a'.repeat(60)}b`);
}

it('stops what works for too long, also within the search for a pattern', () => {
  expect(() => within(20, search)).toThrow(new OutOfTimeError(20));
});

it('does once more what only waited for a busy machine', () => {
  let attempts = 0;
  const result = within(
    20,
    () => {
      attempts++;
      return attempts === 1 ? search() : attempts;
    },
    () => attempts * 5,
  );
  expect(result).toBe(2);
});

it('waits six times as long as the limit at most, however little is done', () => {
  expect(() => within(5, search, () => 0)).toThrow(OutOfTimeError);
  expect(moreTime({ worked: 0, passed: 10 }, 10)).toBe(60);
  expect(isOver({ worked: 0, passed: 60 }, 10)).toBe(true);
});

it('takes four fifths of the limit for all of it: a little of a thread always goes to others', () => {
  expect(isOver({ worked: 79, passed: 100 }, 100)).toBe(false);
  expect(isOver({ worked: 80, passed: 100 }, 100)).toBe(true);
  expect(moreTime({ worked: 50, passed: 100 }, 100)).toBe(200);
});
