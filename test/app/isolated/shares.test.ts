/** Several threads' turns, and the work of the process alone. */
import { makeShares } from '../../../src/app/isolated/shares.ts';

it('turns at the same time share what the process does, and only then', () => {
  let work = 100;
  const shares = makeShares(() => work);
  const first = shares.begin();
  work += 10;
  const second = shares.begin();
  work += 10;
  expect([first.worked(), second.worked()]).toEqual([15, 5]);
  second.end();
  work += 10;
  expect(first.worked()).toBe(25);
  first.end();
  work += 1000;
  expect(shares.begin().worked()).toBe(0);
});
