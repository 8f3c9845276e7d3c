import { SourceText } from '../../src/connector/source.ts';

describe('a text file', () => {
  it('is decoded once, however many ask for its text', () => {
    const bytes = Buffer.from('one\ntwo');
    expect(SourceText.decode(bytes)).toBe(SourceText.decode(bytes));
    expect(SourceText.decode(Buffer.from(bytes))).not.toBe(SourceText.decode(bytes));
  });

  it('knows where its lines start, however many there are, and how they end', () => {
    const { lineStarts, lineEnd } = SourceText.decode(Buffer.from('a\n'.repeat(100)));
    expect([...lineStarts]).toEqual(Array.from({ length: 101 }, (_, line) => 2 * line));
    expect(lineEnd).toBe('\n');
    expect(SourceText.decode(Buffer.from('a\r\nb\nc')).lineEnd).toBe('\r\n');
  });

  it('shows a line that is not there as an empty one', () => {
    const source = SourceText.decode(Buffer.from('a\r\nb'));
    expect([1, 2, 3].map((line) => source.line(line))).toEqual(['a', 'b', '']);
  });
});
