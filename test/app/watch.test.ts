import { type Known, wokenBy } from '../../src/app/watch.ts';
import { type SeenState, settledOn, withSettled } from '../../src/pull-request/seen-state.ts';

const NOW = Date.parse('2026-01-05T09:00:00Z');
const later = '2026-01-06T09:00:00Z';
const before = '2026-01-04T09:00:00Z';

const state: SeenState = {
  version: 'v1',
  ...{ headSha: 'a', baseRef: 'dev', ground: [], title: 'Contoso', body: '', draft: false, state: 'OPEN' },
  ...{
    mergeable: 'MERGEABLE',
    claAccepted: null,
    labels: ['New'],
    byOthers: ['IC_1 null'],
    ownComments: 1,
    threads: 0,
  },
};
const changed = { ...state, byOthers: ['IC_1 null', 'IC_2 null'] };

const pull = (number: number, seen: SeenState = state, externalId = '', hasOlderChecks = false) => ({
  ...{ number, headSha: `head of ${number}`, state: seen, externalId, hasOlderChecks },
});
const nothing: Known = { settled: new Map(), listed: new Set(), givenUp: new Map() };
const settled = (due: string | null = null, version = 'v1') => settledOn({ ...state, version }, due);
const checked = (due: string | null = null, version = 'v1') => withSettled('abc.def', settled(due, version));

test('wakes what was never decided, and what something happened to', () => {
  const known = {
    ...nothing,
    settled: new Map([
      [1, settled()],
      [2, settled()],
    ]),
  };
  expect(wokenBy('due', [pull(1), pull(2, changed), pull(3)], known, NOW)).toEqual([2, 3]);
});

test('believes the check run where nobody remembers', () => {
  expect(
    wokenBy('due', [pull(1, state, checked()), pull(2, changed, checked()), pull(3, state, 'abc.def')], nothing, NOW),
  ).toEqual([2, 3]);
});

test('wakes one on which two checks stand as if both held, whatever was decided', () => {
  const doubled = pull(1, state, checked(), true);
  expect(wokenBy('due', [doubled], { ...nothing, settled: new Map([[1, settled()]]) }, NOW)).toEqual([1]);
});

test('wakes what was decided by other rules', () => {
  expect(wokenBy('due', [pull(1, state, checked(null, 'v0'))], nothing, NOW)).toEqual([1]);
});

test('wakes everything when it is to', () => {
  expect(wokenBy('all', [pull(1, state, checked())], nothing, NOW)).toEqual([1]);
});

test('wakes what is not listed any more', () => {
  expect(wokenBy('due', [pull(1, state, checked())], { ...nothing, listed: new Set([1, 9]) }, NOW)).toEqual([9]);
});

test('wakes those with a commit as head and no others', () => {
  expect(wokenBy({ head: 'head of 3' }, [pull(1), pull(3)], nothing, NOW)).toEqual([3]);
});

test('wakes those whose time has come, also after a restart', () => {
  const pulls = [pull(1, state, checked(before)), pull(2, state, checked(later))];
  expect(wokenBy('due', pulls, nothing, NOW)).toEqual([1]);
  expect(wokenBy('due', [], { ...nothing, settled: new Map([[4, settled(before)]]) }, NOW)).toEqual([4]);
});

test('GitHub not knowing whether it can be merged is no news; another answer is', () => {
  const known = { ...nothing, settled: new Map([[1, settled()]]) };
  expect(wokenBy('due', [pull(1, { ...state, mergeable: 'UNKNOWN' })], known, NOW)).toEqual([]);
  expect(wokenBy('due', [pull(1, { ...state, mergeable: 'CONFLICTING' })], known, NOW)).toEqual([1]);
});

test('what was given up is tried again: at once, then more and more seldom, and at once when somebody has changed something', () => {
  const given = (times: number, at: string) => ({ ...nothing, givenUp: new Map([[1, { times, at }]]) });
  const minutesAgo = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
  const pulls = [pull(1, state, checked())];
  expect(wokenBy('due', pulls, given(1, minutesAgo(1)), NOW)).toEqual([1]);
  expect(wokenBy('due', pulls, given(2, minutesAgo(9)), NOW)).toEqual([]);
  expect(wokenBy('due', pulls, given(2, minutesAgo(11)), NOW)).toEqual([1]);
  expect(wokenBy('due', pulls, given(9, minutesAgo(59)), NOW)).toEqual([]);
  expect(wokenBy('due', pulls, given(99, minutesAgo(61)), NOW)).toEqual([1]);
  expect(wokenBy('unsettled', pulls, given(9, minutesAgo(1)), NOW)).toEqual([1]);
});
