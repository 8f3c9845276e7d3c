import { wokenBy } from '../../src/app/watch.ts';

const pull = (number: number, signature: string) => ({ number, headSha: `head of ${number}`, signature });
const pulls = [pull(1, 'a'), pull(2, 'b'), pull(3, 'c')];
const known = new Map([
  [1, 'a'],
  [2, 'before'],
  [9, 'z'],
]);

it('wakes what is new, what something happened to, and what is not listed any more', () => {
  expect(wokenBy('due', pulls, known)).toEqual([2, 3, 9]);
});

it('wakes everything when it is to', () => {
  expect(wokenBy('all', pulls, known)).toEqual([1, 2, 3, 9]);
});

it('wakes those with a commit as head and no others', () => {
  expect(wokenBy({ head: 'head of 3' }, pulls, known)).toEqual([3]);
});
