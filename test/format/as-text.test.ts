import { asText } from '../../src/format/as-text.ts';
import { code, link, message } from '../../src/messages/markdown.ts';

it('what the App writes as Markdown reads in a terminal as it was meant', () => {
  const text = 'Pull request #1 by @mia touches my_file.txt [as] <b> & `a_b\\*`.';
  expect(asText(message(text))).toBe(text);
  expect(asText(`See ${link(code('x'), 'https://example.com')} and ${link('more', 'https://example.com')}.`)).toBe(
    'See `x` (https://example.com) and more (https://example.com).',
  );
});
