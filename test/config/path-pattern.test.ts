/** Patterns of paths, held to what regular expressions make of them where those are quick. */
import fc from 'fast-check';
import { fitsPath, pathPattern } from '../../src/config/path-pattern.ts';

/** The same as an expression: right, and slow where there are many stars. */
function expressionFor(pattern: string): RegExp {
  const bare = pattern.replace(/^\//, '').replace(/\/$/, '');
  const start = pattern.startsWith('/') || bare.includes('/') ? '^' : '(?:^|/)';
  const parts = bare.match(/(?<=^|\/)\*\*\/|\*+|\?|[^*?]+/g) ?? [];
  const end = pattern.endsWith('/') ? '/' : bare.endsWith('/*') ? '$' : '(?:/|$)';
  return new RegExp(`${start}${parts.map(partFor).join('')}${end}`);
}

function partFor(part: string): string {
  if (part === '**/') return '(?:.*/)?';
  if (part.startsWith('*')) return part.length > 1 ? '.*' : '[^/]*';
  return part === '?' ? '[^/]' : part;
}

const textOf = (pieces: readonly string[]) =>
  fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }).map((all) => all.join(''));

it('a path fits as it fits the expression', () => {
  const [pattern, path] = [textOf(['a', 'b', 'ab', '/', '*', '**', '**/', '?']), textOf(['a', 'b', 'ba', '/'])];
  fc.assert(
    fc.property(pattern, path, (one, other) => fitsPath(pathPattern(one), other) === expressionFor(one).test(other)),
    { numRuns: 2000 },
  );
});

it('hundreds of stars take no longer than one', () => {
  const path = `${'a/'.repeat(2000)}b`;
  for (const stars of ['*a', '**a', '**/a/', '*?', '**/*'])
    expect(fitsPath(pathPattern(`/${stars.repeat(300)}c`), path)).toBe(false);
});
