/** Code frames: the line a finding points at, a line around it, and a caret under the place. */
import { addAll } from '../connector/add-all.ts';
import type { SourceText } from '../connector/source.ts';
import type { Range } from '../connector/types.ts';
import { isPlain, plain, widthOf } from './plain.ts';

export interface FrameLine {
  /** null under a line of the file. */
  readonly number: number | null;
  readonly text: string;
  readonly kind: 'context' | 'pointed' | 'caret';
}

/** Lines shown before and after the one that is pointed at. */
const CONTEXT = 1;
/** What stays visible before the place when a long line is cut. */
const LEAD = 24;

/**
 * The frame for a range; empty where the text has no such line.
 * @param width columns that the text of a line may take
 */
export function frameFor(source: SourceText, range: Range, width: number): FrameLine[] {
  const count = source.lineStarts.length;
  if (range.line > count) return [];
  const lines: FrameLine[] = [];
  for (let number = Math.max(1, range.line - CONTEXT); number <= Math.min(count, range.line + CONTEXT); number++) {
    const line = source.line(number);
    if (number === range.line) addAll(lines, pointed(line, range, width));
    else if (line.trim() !== '') {
      const text = fits(line, width) ? line : cut(plain(line.slice(0, width + 1)), width);
      lines.push({ number, text, kind: 'context' });
    }
  }
  return lines;
}

/** As nearly all lines do: it can be shown as it is. */
function fits(line: string, width: number): boolean {
  return line.length <= width && isPlain(line);
}

function pointed(line: string, range: Range, width: number): FrameLine[] {
  const start = range.column - 1;
  const end = range.endLine > range.line ? line.length : Math.max(range.endColumn - 1, start + 1);
  if (end <= line.length && fits(line, width)) return under(range.line, line, start, Math.max(1, end - start));
  const from = end <= width && widthOf(plain(line.slice(0, end))) <= width ? 0 : Math.max(0, start - LEAD);
  const dots = from > 0 ? '…' : '';
  const before = plain(line.slice(from, start));
  const marked = plain(line.slice(start, Math.min(end, start + width)));
  const text = cut(`${dots}${before}${marked}${plain(line.slice(end, end + width))}`, width);
  const indent = widthOf(dots + before);
  const carets = Math.max(1, Math.min(widthOf(marked), widthOf(text) - indent));
  return under(range.line, text, indent, carets);
}

/** A line with carets below it. */
function under(number: number, text: string, indent: number, carets: number): FrameLine[] {
  return [
    { number, text, kind: 'pointed' },
    { number: null, text: `${' '.repeat(indent)}${'^'.repeat(carets)}`, kind: 'caret' },
  ];
}

/** Cuts a plain text that is too wide, and says so with an ellipsis. */
function cut(text: string, width: number): string {
  if (text.length <= width && widthOf(text) <= width) return text;
  let taken = 0;
  let kept = '';
  for (const character of text) {
    taken += widthOf(character);
    if (taken >= width) break;
    kept += character;
  }
  return `${kept}…`;
}
