import { type Readme, readReadme } from '../../src/connector/readme.ts';
import { SourceText } from '../../src/connector/source.ts';

function read(text: string): Readme {
  return readReadme(SourceText.decode(Buffer.from(text)));
}

function headings(text: string): string[] {
  return read(text).headings.map(({ level, text: own }) => `${level} ${own}`);
}

it('finds headings in all the forms people use', () => {
  expect(headings('# A\n\nB\n===\n\nC\n---\n\n### D ###\n')).toEqual(['1 A', '1 B', '2 C', '3 D']);
  expect(headings('**E**\n\n**F:**\ntext\n\n__G__ :\n')).toEqual(['0 E', '0 F', '0 G']);
  expect(headings('<h2 id="x">H</h2>\n\ntext\n')).toEqual(['2 H']);
});

it('takes nothing for a heading that is none', () => {
  expect(headings('```\n# code\n```\n\n#no blank\n\n**two** and **bolds**\n\ntext **bold**\n')).toEqual([]);
});

it('reads a heading without its marks', () => {
  expect(headings('## **Publisher**: [Contoso](https://example.com) `x`')).toEqual(['2 Publisher: Contoso x']);
});

it('knows the line of each heading, with either line end', () => {
  const { source, headings: found } = read('text\r\n\r\n## A\r\n\r\n**B**\r\n');
  expect(found.map(({ span }) => source.text.slice(span.start, span.end))).toEqual(['## A', '**B**']);
});

it('finds pictures and links, decoded, without query and leading dot', () => {
  const { source, targets } = read('![a](./my%20pics/a.png?raw=true)\n\n<img src="b.png" width=3> [c](c.png#top)\n');
  expect(targets.map(({ path, image }) => [path, image])).toEqual([
    ['my pics/a.png', true],
    ['b.png', true],
    ['c.png', false],
  ]);
  expect(source.range(targets[1]!.span).line).toBe(3);
});

it('bears addresses that can not be decoded', () => {
  expect(read('![a](%zz.png)').targets.map(({ path }) => path)).toEqual(['%zz.png']);
});
