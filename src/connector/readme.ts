/** A readme as a model: its headings, its pictures and links, and where they stand. */

import Markdown, { type Env, type MarkdownIt, type Token } from 'markdown-it';
import { addAll } from './add-all.ts';
import { type LooseHeading, looseHeadingsIn, withoutHeaded } from './readme-lines.ts';
import type { SourceText } from './source.ts';
import type { Span } from './types.ts';

/** Longer texts are cut before they are parsed: the longest published readme has a quarter of this. */
const MAX_CHARACTERS = 150_000;

export interface Heading {
  /** 1 to 6; 0 for a line that is only bold, which many write as a heading. */
  readonly level: number;
  readonly text: string;
  readonly form: 'atx' | 'setext' | 'bold' | 'html';
  /** Its line, or for `setext` its text without the underline. */
  readonly span: Span;
}

export interface Target {
  /** Decoded, without query and fragment. */
  readonly path: string;
  readonly image: boolean;
  readonly span: Span;
}

export interface Readme {
  readonly source: SourceText;
  readonly headings: readonly Heading[];
  /** Lines that are meant as headings and are none. */
  readonly looseHeadings: readonly LooseHeading[];
  /** What images and links lead to. */
  readonly targets: readonly Target[];
}

let parser: MarkdownIt | null = null;

function markdown(): MarkdownIt {
  if (!parser) {
    parser = new Markdown('commonmark');
    // Two thirds of the time go into the insides of paragraphs, few of which matter here.
    parser.core.ruler.disable(['inline', 'text_join']);
    // Nothing is rendered: addresses are wanted as they are written, and looking into them takes a tenth of the time.
    parser.normalizeLink = (address) => address;
    parser.validateLink = () => true;
  }
  return parser;
}

/** Reads a readme. Never throws: any text is Markdown. */
export function readReadme(source: SourceText): Readme {
  const headings: Heading[] = [];
  const loose: LooseHeading[] = [];
  const targets: Target[] = [];
  const env: Env = {};
  const tokens = markdown().parse(source.text.slice(0, MAX_CHARACTERS), env);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const lines = token.map;
    if (!lines) continue;
    if (token.type === 'html_block') {
      addAll(headings, htmlHeadings(source, token.content, lines[0]));
      addAll(targets, htmlImages(source, token.content, lines));
    }
    if (token.type !== 'inline') continue;
    const opening = tokens[index - 1] as Token;
    const marks = opening.type === 'heading_open' ? MARK : LEADS_SOMEWHERE;
    const inside = marks.test(token.content) ? insideOf(token.content, env) : null;
    if (opening.type === 'heading_open') headings.push(headingOf(source, opening, token.content, inside));
    else {
      addAll(headings, boldLines(source, token.content, lines[0]));
      if (opening.level === 0) addAll(loose, looseHeadingsIn(source, token.content, lines[0]));
    }
    if (inside) addAll(targets, targetsIn(source, inside, lines));
  }
  const texts = headings.map(({ text }) => text);
  return { source, headings, looseHeadings: withoutHeaded(loose, texts), targets };
}

/** Signs without which a text has no link and no picture. */
const LEADS_SOMEWHERE = /[\]<]/;
/** Signs without which a text is read as it is written. */
const MARK = /[\]<*_`\\&]/;

function insideOf(content: string, env: Env): readonly Token[] {
  const inside: Token[] = [];
  const md = markdown();
  md.inline.parse(content, md, env, inside);
  return inside;
}

function headingOf(source: SourceText, opening: Token, content: string, inside: readonly Token[] | null): Heading {
  const [first] = opening.map as [number, number];
  return {
    level: Number(opening.tag.slice(1)),
    text: inside ? plainText(inside) : content.trim(),
    form: opening.markup.startsWith('#') ? 'atx' : 'setext',
    span: lineSpan(source, first),
  };
}

/** What is read of an inline text: no marks, no link targets. */
function plainText(inside: readonly Token[]): string {
  const parts = inside.map(({ type, content }) =>
    type === 'text' || type === 'code_inline' || type === 'text_special' ? content : type.endsWith('break') ? ' ' : '',
  );
  return parts.join('').trim();
}

const BOLD = ['**', '__'];
/** Longer ones are sentences that the author emphasises. */
const MAX_BOLD = 80;

/** The lines of a paragraph that are only bold, a colon after them allowed. */
function boldLines(source: SourceText, content: string, first: number): Heading[] {
  if (!content.includes('**') && !content.includes('__')) return [];
  return content.split('\n').flatMap((line, index): Heading[] => {
    const text = withoutColon(line);
    const mark = BOLD.find((own) => text.startsWith(own) && text.endsWith(own) && text.length > 4);
    const inner = mark === undefined ? '' : text.slice(2, -2);
    if (mark === undefined || inner.includes(mark) || inner.length > MAX_BOLD) return [];
    return [{ level: 0, text: withoutColon(inner), form: 'bold', span: lineSpan(source, first + index) }];
  });
}

function withoutColon(text: string): string {
  const trimmed = text.trim();
  return trimmed.endsWith(':') ? trimmed.slice(0, -1).trimEnd() : trimmed;
}

function htmlHeadings(source: SourceText, content: string, first: number): Heading[] {
  return [...content.matchAll(/<h([1-6])\b[^<>]*>([^<]*)</gi)].map((match) => ({
    level: Number(match[1]),
    text: (match[2] as string).trim(),
    form: 'html',
    span: lineSpan(source, first + lineBreaks(content, match.index)),
  }));
}

function lineBreaks(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function targetsIn(source: SourceText, inside: readonly Token[], lines: readonly [number, number]): Target[] {
  return inside.flatMap((child): Target[] => {
    if (child.type === 'html_inline') return htmlImages(source, child.content, lines);
    const image = child.type === 'image';
    const target = image ? child.attrGet('src') : child.type === 'link_open' ? child.attrGet('href') : null;
    return target === null ? [] : [targetOf(source, String(target), image, lines)];
  });
}

function htmlImages(source: SourceText, content: string, lines: readonly [number, number]): Target[] {
  return [...content.matchAll(/<img\b[^<>]*?\bsrc\s*=\s*["']?([^"'\s<>]+)/gi)].map((match) =>
    targetOf(source, match[1] as string, true, lines),
  );
}

function targetOf(source: SourceText, target: string, image: boolean, lines: readonly [number, number]): Target {
  const path = decode((target.split(/[?#]/, 1)[0] as string).replaceAll('\\', '/')).replace(/^(?:\.\/)+/, '');
  return { path, image, span: spanOf(source, [target, decode(target)], lines) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Where one of the forms of a target stands in a block's lines; the first line where it can't be found. */
function spanOf(source: SourceText, forms: readonly string[], [first, end]: readonly [number, number]): Span {
  const start = source.lineStarts[first] ?? 0;
  const block = source.text.slice(start, source.lineStarts[end] ?? source.text.length);
  for (const form of forms) {
    const at = block.indexOf(form);
    if (at >= 0) return { start: start + at, end: start + at + form.length };
  }
  return lineSpan(source, first);
}

/** A line, counted from 0, without its line end. */
function lineSpan(source: SourceText, line: number): Span {
  const start = source.lineStarts[line] ?? source.text.length;
  return { start, end: start + source.line(line + 1).length };
}
