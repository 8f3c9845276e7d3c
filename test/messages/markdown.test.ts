import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { code, fenced, message, plain, table } from '../../src/messages/markdown.ts';

/** Renders as GitHub would, with HTML let through, so that what is not escaped shows. */
const render = (text: string) => new MarkdownIt({ html: true, linkify: true }).render(text);

describe('text from a pull request', () => {
  it.each([
    '<script>alert(1)</script>',
    '[x](javascript:alert(1))',
    '**bold** _it_ `code`',
    '![](http://x.test/a.png)',
    '# head',
    '| a | b |',
    '~~no~~',
    '&lt;',
  ])('is shown as it stands: %s', (text) => {
    const html = render(`so ${plain(text)} it is`);
    expect(html).not.toMatch(/<(?!\/?p>)/);
  });

  it('mentions nobody, links nowhere and refers to no issue', () => {
    const text = plain('@octocat fixes #1, GH-2, www.example.com and https://example.com');
    expect(text).not.toMatch(/@\w|#\d|GH-\d|www\.e|https:\/\//);
  });

  it('cannot leave a code span, a table cell or a fenced block', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', '|', '\\', '\n', 'a', '<', '@', '~', ' ') }), (text) => {
        expect(render(code(text))).toMatch(/^<p><code>[\s\S]*<\/code><\/p>\n$/);
        expect(render(table(['h'], [[plain(text)], [code(text)]])).match(/<td>/g)).toHaveLength(2);
        expect(render(fenced(text, 'suggestion')).match(/<pre>/g)).toHaveLength(1);
      }),
    );
  });
});

it('what is quoted to be copied holds no character that is not to be seen, unless it would mention or refer', () => {
  expect(message('Add "## Known Issues", mail a@-b')).toBe('Add "\\#\\# Known Issues", mail a@-b');
  expect(plain('#1 @mia @')).toBe('\\#\u200B1 @\u200Bmia @\u200B');
});

it('a bar in a code span is shown as it is, in a table as well as outside', () => {
  expect(render(code('a|b'))).toContain('<code>a|b</code>');
  expect(render(table(['h'], [[code('a|b')]]))).toContain('<code>a|b</code>');
});

it('a message keeps its code spans and escapes the rest', () => {
  expect(message('`GetOrder` has <b> no | summary')).toBe('`GetOrder` has &lt;b\\> no \\| summary');
});
