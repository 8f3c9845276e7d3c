/** Finds commands in a comment: on a line of their own, where readers see them as lines of plain text. */
import Markdown, { type MarkdownIt } from 'markdown-it';
import { hiddenLines } from './hidden-lines.ts';

/** `/hold waiting for legal`, cut in two. */
export interface CommandLine {
  /** In lower case, without the slash. */
  readonly name: string;
  /** The rest of the line, trimmed. */
  readonly rest: string;
}

/** A colon, a comma or a full stop after the name is how people write. `/home/user` is not a command. */
const LINE = /^\/([a-z]+(?:-[a-z]+)*)[:,.!]?(?:\s(.*))?$/is;
const MAYBE = /^[ \t]*\/[a-z]/im;

let parser: MarkdownIt | null = null;

/** Made when there is something to look at. Insides are not needed. */
function markdown(): MarkdownIt {
  if (!parser) {
    parser = new Markdown('commonmark');
    parser.core.ruler.disable(['inline', 'text_join']);
  }
  return parser;
}

/**
 * The lines of a comment that begin with a slash and a word, in order. Code blocks, code that runs over lines, quotes
 * (with the lines that Markdown takes to continue them), lists and HTML with its comments are passed over.
 */
export function commandLines(body: string): CommandLine[] {
  if (!MAYBE.test(body)) return [];
  const text = body.replaceAll(/\r\n?/g, '\n');
  const lines = text.split('\n');
  return markdown()
    .parse(text, {})
    .filter(({ type, level, map }) => type === 'inline' && level === 1 && map !== null)
    .flatMap(({ map }) => {
      const [from, to] = map as [number, number];
      const own = lines.slice(from, to);
      const hidden = hiddenLines(own.join('\n'));
      return own.flatMap((line, index) => (hidden.has(index) ? [] : commandIn(line)));
    });
}

function commandIn(line: string): CommandLine[] {
  const match = LINE.exec(line.trim());
  return match ? [{ name: (match[1] as string).toLowerCase(), rest: (match[2] ?? '').trim() }] : [];
}
