import { SourceText } from '../../src/connector/source.ts';
import { frameFor } from '../../src/format/frame.ts';
import { widthOf } from '../../src/format/plain.ts';

function frame(text: string, range: readonly [number, number, number, number], width = 40): string[] {
  const [line, column, endLine, endColumn] = range;
  const source = SourceText.decode(Buffer.from(text));
  return frameFor(source, { line, column, endLine, endColumn }, width).map((one) => one.text);
}

it('puts the carets under the place', () => {
  expect(frame('one\ntwo three\nfour', [2, 5, 2, 10])).toEqual(['one', 'two three', '    ^^^^^', 'four']);
});

it('marks to the end of the line what goes on over several', () => {
  expect(frame('{ "a": [\n1\n] }', [1, 3, 3, 2])).toEqual(['{ "a": [', '  ^^^^^^', '1']);
});

it('marks an empty place with one caret, also at the end of the file', () => {
  expect(frame('ab', [1, 3, 1, 3])).toEqual(['ab', '  ^']);
  expect(frame('', [1, 1, 1, 1])).toEqual(['', '^']);
});

it('counts tabs and wide letters as a terminal shows them', () => {
  expect(frame('\t"名前": 1', [1, 8, 1, 9])).toEqual(['  "名前": 1', '          ^']);
});

it('cuts long lines around the place', () => {
  const text = `${'x'.repeat(500)}HERE${'y'.repeat(500)}`;
  const [line = '', carets = ''] = frame(text, [1, 501, 1, 505]);
  expect(widthOf(line)).toBeLessThanOrEqual(40);
  expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('HERE');
  expect([line.startsWith('…'), line.endsWith('…')]).toEqual([true, true]);
});

it('has nothing to show for a line that is not there', () => {
  expect(frame('ab', [7, 1, 7, 2])).toEqual([]);
});
