import fc from 'fast-check';
import { fingerprintOf } from '../../src/connector/fingerprint.ts';
import { readSeen, seenAt, seenWith, writeSeen } from '../../src/pull-request/seen-findings.ts';

const [a, b] = [fingerprintOf('a'), fingerprintOf('b')];
const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 9, 0, second)).toISOString();

it('what stays keeps the moment it was first shown at', () => {
  const shown = seenWith(seenWith([], [a], at(0)), [a, b], at(10));
  expect(seenAt(shown, at(5))).toEqual(new Map([[a, 1]]));
  expect(seenAt(shown, at(10))).toEqual(
    new Map([
      [a, 1],
      [b, 1],
    ]),
  );
});

it('what goes and comes back is shown again', () => {
  const gone = seenWith(seenWith([], [a], at(0)), [], at(10));
  expect(seenAt(seenWith(gone, [a], at(20)), at(15))).toEqual(new Map());
});

it('a second of the same is another one', () => {
  const shown = seenWith(seenWith([], [a], at(0)), [a, a], at(10));
  expect(seenAt(shown, at(5))).toEqual(new Map([[a, 1]]));
  expect(seenAt(shown, at(15))).toEqual(new Map([[a, 2]]));
});

it('survives being written down', () => {
  const fingerprint = fc.nat(50).map((number) => fingerprintOf(String(number)));
  const lists = fc.array(fc.array(fingerprint, { maxLength: 20 }), { maxLength: 5 });
  fc.assert(
    fc.property(lists, (all) => {
      const shown = all.reduce((before, list, index) => seenWith(before, list, at(index)), seenWith([], [], at(0)));
      expect(readSeen(writeSeen(shown))).toEqual(shown);
    }),
  );
});

it('reads nothing out of what was never written so', () => {
  expect(readSeen('')).toEqual([]);
  expect(readSeen('yesterday:AAAA')).toEqual([]);
});
