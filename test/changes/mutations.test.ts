import { MUTATIONS } from './mutations.ts';
import { changesAfter } from './sample.ts';

it.each(MUTATIONS)('%s: exactly that is told', (_, mutate, expected) => {
  expect(changesAfter(mutate)).toEqual([...expected].sort());
});

test('the catalogue of single changes has at least forty', () => {
  expect(MUTATIONS.length).toBeGreaterThanOrEqual(40);
});
