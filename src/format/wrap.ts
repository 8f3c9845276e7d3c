/** Long lines for a terminal. */
import { stripVTControlCharacters } from 'node:util';

/** Breaks a line at blanks. Escape codes of colours take no room. @param indent before each line, the first included */
export function wrap(line: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let [current, length] = ['', 0];
  for (const word of line.split(' ')) {
    const own = columnsOf(word);
    if (current !== '' && length + own + 1 > width) {
      lines.push(current.trimEnd());
      [current, length] = [word, own];
    } else [current, length] = current === '' ? [word, own] : [`${current} ${word}`, length + own + 1];
  }
  return [...lines, current].map((part) => indent + part).join('\n');
}

/** Escape codes of colours take no room. */
function columnsOf(text: string): number {
  return text.includes('\u001b') ? stripVTControlCharacters(text).length : text.length;
}

/** Fewer columns than this are no help to anybody. */
const LEAST = 40;

/**
 * A line for a terminal, which goes on below itself, indented.
 * @param start stands before its first line, already in columns @param columns of the terminal; null: nothing is broken
 * @param indent blanks before the other lines
 */
export function hanging(start: string, text: string, columns: number | null, indent: number): string {
  if (columns === null) return start + text;
  const blanks = ' '.repeat(indent);
  // The first line has what stands before it; it is put where the first blanks would be.
  const room = Math.max(LEAST, columns) - indent;
  const visible = columnsOf(start);
  const lead = 'x'.repeat(Math.max(0, visible - indent));
  const body = wrap(lead === '' ? text : `${lead}${text}`, room);
  return (start + body.slice(lead.length)).replaceAll('\n', `\n${blanks}`);
}
