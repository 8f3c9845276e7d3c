import { addMember, applyEdits, removeMember, renameMember, replaceValue } from '../../src/connector/edit.ts';
import { readJson } from '../../src/connector/json/document.ts';
import type { Edit } from '../../src/connector/types.ts';

const read = (text: string) => readJson('a.json', { size: text.length, bytes: Buffer.from(text) });

function edited(text: string, make: (document: ReturnType<typeof read>) => Edit | null): string {
  const edit = make(read(text));
  return edit ? applyEdits(text, [edit]) : text;
}

describe('an edit of a JSON text', () => {
  it('replaces a value and leaves every other byte', () => {
    expect(
      edited('{ "a" :  "x ",\r\n\t"b":2 }', (document) => replaceValue(document, document.nodeAt('/a'), 'x')),
    ).toBe('{ "a" :  "x",\r\n\t"b":2 }');
  });

  it('adds a member in the layout of its neighbours', () => {
    const add = (document: ReturnType<typeof read>) => addMember(document, document.nodeAt(''), 'b', true);
    expect(edited('{\r\n\t"a": 1\r\n}', add)).toBe('{\r\n\t"a": 1,\r\n\t"b": true\r\n}');
    expect(edited('{ "a": 1 }', add)).toBe('{ "a": 1, "b": true }');
    expect(edited('{}', add)).toBe('{}');
  });

  it.each([
    ['{\n  "a": 1,\n  "b": 2\n}', '/a', '{\n  "b": 2\n}'],
    ['{\n  "a": 1,\n  "b": 2\n}', '/b', '{\n  "a": 1\n}'],
    ['{ "a": 1, "b": 2 }', '/a', '{ "b": 2 }'],
    ['{ "a": 1, "b": 2 }', '/b', '{ "a": 1 }'],
    ['{ "a": ["x", "y", "x"] }', '/a/2', '{ "a": ["x", "y"] }'],
  ])('removes from %j the member %s', (text, pointer, result) => {
    expect(edited(text, (document) => removeMember(document, document.nodeAt(pointer)))).toBe(result);
  });

  it('renames a member', () => {
    expect(edited('{ "GET": {} }', (document) => renameMember(document, document.nodeAt('/GET'), 'get'))).toBe(
      '{ "get": {} }',
    );
  });
});
