import fc from 'fast-check';
import { readShown, shownAt, shownWith, writeShown } from '../../src/pull-request/seen-findings.ts';
import { fingerprint } from '../../src/rules/findings/groups.ts';

const [a, b] = [fingerprint('a'), fingerprint('b')];
const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 9, 0, second)).toISOString();

it('what stays keeps the moment it was first shown at', () => {
  const shown = shownWith(shownWith([], [a], at(0)), [a, b], at(10));
  expect(shownAt(shown, at(5))).toEqual(new Map([[a, 1]]));
  expect(shownAt(shown, at(10))).toEqual(
    new Map([
      [a, 1],
      [b, 1],
    ]),
  );
});

it('what goes and comes back is shown anew', () => {
  const gone = shownWith(shownWith([], [a], at(0)), [], at(10));
  expect(shownAt(shownWith(gone, [a], at(20)), at(15))).toEqual(new Map());
});

it('a second of the same is another one', () => {
  const shown = shownWith(shownWith([], [a], at(0)), [a, a], at(10));
  expect(shownAt(shown, at(5))).toEqual(new Map([[a, 1]]));
  expect(shownAt(shown, at(15))).toEqual(new Map([[a, 2]]));
});

it('survives being written down', () => {
  const print = fc.nat(50).map((number) => fingerprint(String(number)));
  const lists = fc.array(fc.array(print, { maxLength: 20 }), { maxLength: 5 });
  fc.assert(
    fc.property(lists, (all) => {
      const shown = all.reduce((before, list, index) => shownWith(before, list, at(index)), shownWith([], [], at(0)));
      expect(readShown(writeShown(shown))).toEqual(shown);
    }),
  );
});

it('reads nothing out of what was never written so', () => {
  expect(readShown('')).toEqual([]);
  expect(readShown('yesterday:AAAA')).toEqual([]);
});
