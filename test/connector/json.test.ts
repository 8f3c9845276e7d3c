import fc from 'fast-check';
import { MAX_DEPTH, readJson } from '../../src/connector/json/document.ts';

const read = (text: string | Uint8Array) => {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return readJson('a.json', { size: bytes.length, bytes });
};
const problems = (text: string | Uint8Array) => read(text).problems.map(({ kind }) => kind);
const placeOf = (text: string, pointer: string) => {
  const document = read(text);
  const location = document.locate(pointer);
  return location && [location.key && document.source.range(location.key), document.source.range(location.value)];
};

describe('a JSON file', () => {
  it('knows where the key and the value of any pointer stand', () => {
    expect(placeOf('{\n  "a/b": { "c": [1, "x"] }\n}', '/a~1b/c/1')).toEqual([
      null,
      { line: 2, column: 21, endLine: 2, endColumn: 24 },
    ]);
    expect(placeOf('{\r\n  "a": 1\r\n}', '/a')).toEqual([
      { line: 2, column: 3, endLine: 2, endColumn: 6 },
      { line: 2, column: 8, endLine: 2, endColumn: 9 },
    ]);
    expect(placeOf('{"a": []}', '/a/0')).toBeNull();
    expect(placeOf('{"a": {}, "b": 1}', '/a/b')).toBeNull();
  });

  it('finds every value that JSON.parse finds, where JSON.parse would read it from', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(4), (object, indent) => {
        const text = JSON.stringify(object, null, indent);
        const document = read(text);
        const check = (value: unknown, pointer: string): void => {
          const location = document.locate(pointer);
          expect(JSON.parse(text.slice(location?.value.start, location?.value.end))).toEqual(value);
          if (typeof value !== 'object' || value === null) return;
          for (const [key, inner] of Object.entries(value))
            check(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
        };
        check(JSON.parse(text), '');
      }),
      { numRuns: 200 },
    );
  });

  it('reads on past comments and trailing commas and says where they are', () => {
    const document = read('{\n  // one\n  "a": [1, 2,], /* two */\n  "b": "// no comment, ]",\n}');
    expect(document.root).toEqual({ a: [1, 2], b: '// no comment, ]' });
    expect(document.problems.map(({ kind, span }) => [kind, document.source.range(span).line])).toEqual([
      ['comment', 2],
      ['comment', 3],
      ['trailing-comma', 3],
      ['trailing-comma', 4],
    ]);
  });

  it.each([
    ['{ "a" 1 }', "a ':' was expected here", 1, 7],
    ['{ "a": 1 "b": 2 }', "a ',' or '}' was expected here", 1, 10],
    ['{\n  "a": [1 2]\n}', "a ',' or ']' was expected here", 2, 11],
    ['{ "a": }', 'a value was expected here', 1, 8],
    ["{ 'a': 1 }", "a name in double quotes or '}' was expected here", 1, 3],
    ['{ "a": "x\ny" }', 'this text has no closing double quote', 1, 8],
    ['{ "a": "x\ty" }', 'this text has a raw control character; write it as an escape such as \\n or \\t', 1, 8],
    ['{ "a": 1 } x', 'nothing may follow the end of the document', 1, 12],
    ['{ "a": 1', "the file ends too early: a ',' or '}' was expected", 1, 9],
    ['', 'the file is empty; a JSON object was expected', 1, 1],
    ["'swagger' '2.0'", 'a value was expected here', 1, 1],
  ])('says of %j what was expected, and where', (text, problem, line, column) => {
    const document = read(text);
    expect(document.root).toBeNull();
    const [first] = document.problems;
    expect(first?.detail).toBe(problem);
    expect(document.source.range(first!.span)).toMatchObject({ line, column });
  });

  it('reports the second of two equal keys, and where the first is', () => {
    const document = read('{ "a": 1, "b": { "c": 1,\n "c": 2 } }');
    expect(document.root).toEqual({ a: 1, b: { c: 2 } });
    const [problem] = document.problems;
    expect(problem).toMatchObject({ kind: 'duplicate-key', detail: 'c' });
    expect(document.source.range(problem!.span).line).toBe(2);
    expect(document.source.range(problem!.other!).line).toBe(1);
  });

  it('treats __proto__ as a key like any other', () => {
    const document = read('{ "__proto__": { "polluted": true } }');
    expect(Object.hasOwn(document.root!, '__proto__')).toBe(true);
    expect(document.locate('/__proto__/polluted')).not.toBeNull();
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('counts columns from after a byte-order mark', () => {
    const document = read(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('{"a":1}')]));
    expect(document.problems.map(({ kind }) => kind)).toEqual(['bom']);
    expect(document.source.range(document.locate('/a')!.key!)).toMatchObject({ line: 1, column: 2 });
  });

  it('goes on after bytes that are not UTF-8, and says where the first is', () => {
    const document = read(Buffer.from([...Buffer.from('{\n"a": "caf'), 0xe9, ...Buffer.from('"}')]));
    expect(document.problems.map(({ kind }) => kind)).toEqual(['encoding']);
    expect(document.source.range(document.problems[0]!.span)).toMatchObject({ line: 2, column: 10 });
    expect(problems('{"a": "\uFFFD"}')).toEqual([]);
  });

  it('refuses depth, size and other roots without harm', () => {
    expect(problems(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toEqual(['too-deep']);
    expect(problems('['.repeat(100_000))).toEqual(['syntax']);
    expect(problems(`{"a":${'['.repeat(MAX_DEPTH - 1)}${']'.repeat(MAX_DEPTH - 1)}}`)).toEqual([]);
    expect(problems(Buffer.alloc(20 * 1024 * 1024, 0x20))).toEqual(['too-large']);
    expect(problems('[1]')).toEqual(['not-object']);
  });

  it('never throws, and every problem points into the file', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.string().map((text) => Buffer.from(`{"a":${text}`)),
        ),
        (bytes) => {
          const document = read(bytes);
          for (const { span } of document.problems) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.start).toBeLessThanOrEqual(document.source.text.length);
          }
        },
      ),
    );
  });
});

it.each([
  ["# Orders\n\nswagger: '2.0'\n", { kind: 'yaml', detail: '' }],
  ['---\nopenapi: 3.0.1\n', { kind: 'yaml', detail: 'OpenAPI 3' }],
  ['"swagger": "2.0", "info": {}', { kind: 'syntax' }],
  ['https://www.contoso.com', { kind: 'syntax' }],
])('%j is told by what it is', (text, problem) => {
  const bytes = Buffer.from(text);
  expect(readJson('a.json', { size: bytes.length, bytes }).problems).toEqual([expect.objectContaining(problem)]);
});
