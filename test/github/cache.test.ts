import { ContentCache } from '../../src/github/cache.ts';

test('what was unused for longest goes first when there is too much', () => {
  const cache = new ContentCache<string>(10);
  cache.set('a', 'A', 4);
  cache.set('b', 'B', 4);
  cache.get('a');
  cache.set('c', 'C', 4);
  expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual(['A', undefined, 'C']);
});

test('what is larger than all of it is not kept', () => {
  const cache = new ContentCache<string>(10);
  cache.set('small', 's', 1);
  cache.set('large', 'l', 11);
  expect([cache.get('small'), cache.get('large')]).toEqual(['s', undefined]);
});

test('the same twice counts once', () => {
  const cache = new ContentCache<string>(10);
  for (let n = 0; n < 5; n++) cache.set('a', 'A', 6);
  cache.set('b', 'B', 4);
  expect([cache.get('a'), cache.get('b')]).toEqual(['A', 'B']);
});
