import fc from 'fast-check';
import { commandLines } from '../../src/commands/command-lines.ts';
import { workDone } from '../../src/rules/engine/work-done.ts';

const names = (body: string) => commandLines(body).map(({ name, rest }) => (rest === '' ? name : `${name}: ${rest}`));

describe('a command', () => {
  it.each([
    ['alone', '/hold waiting for legal', ['hold: waiting for legal']],
    ['after words, on its own line', 'Thanks!\n/recheck', ['recheck']],
    ['before words', '/recheck\nThanks!', ['recheck']],
    [
      'one of several',
      '/unhold\n/stage in preview\n\nand\n\n/assign me',
      ['unhold', 'stage: in preview', 'assign: me'],
    ],
    ['in capitals', '/ReCheck', ['recheck']],
    ['with a colon or full stop, as people write', '/hold: legal\n/recheck.', ['hold: legal', 'recheck']],
    ['with blanks around it', '   /hold   legal   ', ['hold: legal']],
    ['with the line ends of Windows', 'Hi\r\n/hold legal\r\nBye', ['hold: legal']],
    ['above the dashes of a signature', '/recheck\n---\nMia', ['recheck']],
    ['after code in its own line', '`/hold` is what I mean:\n/unhold', ['unhold']],
    ['after a comment that is closed', 'Words <!-- note --> words\n/unhold', ['unhold']],
    ['after a backtick that opens nothing', "It's ` odd\n/unhold", ['unhold']],
    ['after a quote and an empty line', '> /hold\n\n/unhold', ['unhold']],
    ['after a code block', '```\n/hold\n```\n/unhold', ['unhold']],
  ])('counts %s', (_where, body, expected) => {
    expect(names(body)).toEqual(expected);
  });

  it.each([
    ['in a sentence', 'Please use /hold here'],
    ['in a fenced block', '```\n/hold\n```'],
    ['in a fence of tildes that nobody closed', '~~~sh\n/hold\n'],
    ['in an indented block', 'Words\n\n    /hold\n'],
    ['in code', '`/hold`'],
    ['in code that runs over lines', 'See `this\n/hold\nthat` there'],
    ['in a quote', '> /hold'],
    ['in a quote that goes on without its sign', '> Mia wrote:\n/hold'],
    ['in a quote of a quote', '> > /hold'],
    ['in a comment', '<!-- /hold -->'],
    ['in a comment of several lines', '<!--\n/hold\n-->'],
    ['in a comment that nobody closed', '<!--\n/hold'],
    ['in a comment that begins within a line', 'Words <!-- and\n/hold\n--> words'],
    ['in HTML', '<details>\n/hold\n</details>'],
    ['in a list', '- /hold\n- /unhold'],
    ['in a list item that goes on', '- first\n  /hold'],
    ['in a fence in a list', '- do\n  ```\n  /hold\n  ```'],
    ['in a heading', '# /hold'],
    ["in a link's hidden title", '[x]: https://example.com "\n/hold\n"'],
    ['when it is a path', '/home/mia/connectors'],
    ['when it is a number', '/2'],
    ['when nothing follows the slash', '/ hold'],
    ['behind a backslash', '\\/hold'],
  ])('does not count %s', (_where, body) => {
    expect(names(body)).toEqual([]);
  });

  it('is read out of any text without a complaint', () => {
    const pieces = fc.constantFrom(
      '/hold',
      '\n',
      '`',
      '```',
      '<!--',
      '-->',
      '> ',
      '- ',
      ' ',
      '\\',
      'x',
      '    ',
      '/',
      '"',
    );
    fc.assert(fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => commandLines(parts.join('')).length >= 0));
  });

  it.each([
    ['backticks', `${'`a ``b '.repeat(9000)}\n/hold`],
    ['comments that nobody closes', `${'x <!-- '.repeat(9000)}\n/hold`],
    ['blanks', `/hold${' '.repeat(65_000)}x`],
    ['quotes', `${'>'.repeat(60_000)}\n/hold`],
    ['lists', `${'- '.repeat(30_000)}\n\n/hold`],
    ['commands', '/hold x\n'.repeat(8000)],
  ])('costs little to find among %s', (_what, body) => {
    const started = workDone();
    commandLines(body);
    expect(workDone() - started).toBeLessThan(1000);
  });
});
