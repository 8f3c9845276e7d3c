/** Lines on a terminal. */
import pc from 'picocolors';
import { hanging, wrap } from '../../src/format/wrap.ts';

const TEXT = 'Add a summary of at most eighty characters that says what the operation does.';

it('a line goes on below itself, indented, and no line is wider than the terminal', () => {
  const text = hanging('  12:7  error  ', TEXT, 50, 9);
  const lines = text.split('\n');
  expect(lines.length).toBeGreaterThan(1);
  expect(lines[0]).toMatch(/^ {2}12:7 {2}error {2}Add a/);
  for (const line of lines.slice(1)) expect(line).toMatch(/^ {9}\S/);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(50);
  expect(lines.map((line) => line.trim()).join(' ')).toBe(`12:7  error  ${TEXT}`);
});

it('what stands before it may be shorter than the indentation', () => {
  const lines = hanging('> ', TEXT, 50, 6).split('\n');
  expect(lines[0]).toMatch(/^> Add a/);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(50);
});

it('colours take no room', () => {
  const { bold, red } = pc.createColors(true);
  const colored = TEXT.split(' ')
    .map((word) => bold(word))
    .join(' ');
  const plain = hanging('  x  ', TEXT, 50, 4).split('\n').length;
  expect(hanging(`  ${red('x')}  `, colored, 50, 4).split('\n')).toHaveLength(plain);
});

it('where nobody looks at a terminal nothing is broken', () => {
  expect(hanging('  ', TEXT, null, 4)).toBe(`  ${TEXT}`);
});

it('a word that is wider than the terminal stays whole, and a tiny terminal is given some room', () => {
  expect(wrap('a'.repeat(100), 40)).toBe('a'.repeat(100));
  expect(hanging('', 'one two three', 1, 0)).toBe('one two three');
});
