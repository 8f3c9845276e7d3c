/** Lines of a readme that are meant as headings and are none: `Publisher: Contoso`, `##Prerequisites`. */
import type { SourceText } from './source.ts';
import type { Edit, Span } from './types.ts';

export interface LooseHeading {
  /** As the heading would read. */
  readonly text: string;
  readonly level: number;
  /** Its line. */
  readonly span: Span;
  /** What makes it a heading. */
  readonly edit: Edit;
}

/** The sections of both templates. A line is one where it is that name alone, or where a colon or a dash follows it. */
const SECTIONS: readonly RegExp[] = [
  /^publishers?$/i,
  /^pre-?\s?requisites?$/i,
  /^(?:supported )?(?:operations|actions|triggers|triggers and actions|actions and triggers)$/i,
  /^(?:obtaining|getting|get) credentials$/i,
  /^getting started$/i,
  /^(?:known )?(?:issues|limitations)(?: (?:and|&) (?:limitations|issues))?$/i,
  /^(?:frequently asked questions|faqs?)$/i,
  /^deployment(?: instructions)?$/i,
];
const TITLE = /^title$/i;

/** A section's name has no more characters, and such a line not many more. */
const MAX_NAME = 40;
const MAX_LINE = 1000;

/** A mark without the blank behind it. As soon as there is text above it, one sign before a word alone is a hashtag, */
const UNSPACED = /^(#{1,6})([^\s#].*)$/s;
const HASHTAGS = /^#\S+(?:\s+#\S+)*\s*$/;
/** and one before a number or a small letter a part of the text: "#1 in its field". */
const IN_TEXT = /^#[\d\p{Ll}]/u;

/**
 * The loose headings among the lines of a paragraph.
 * @param content the paragraph's text, whose lines stand in the source without indentation
 * @param first the number of its first line, from 0
 */
export function looseHeadingsIn(source: SourceText, content: string, first: number): LooseHeading[] {
  return content.split('\n').flatMap((line, index): LooseHeading[] => {
    if (line.length > MAX_LINE) return [];
    const start = (source.lineStarts[first + index] ?? 0) + indentOf(source, first + index);
    const loose = unspaced(line, start, first + index === 0) ?? section(line, start, index === 0, source);
    return loose ? [loose] : [];
  });
}

function indentOf(source: SourceText, line: number): number {
  const text = source.line(line + 1);
  return text.length - text.trimStart().length;
}

function unspaced(line: string, start: number, isTop: boolean): LooseHeading | null {
  const match = UNSPACED.exec(line.trimEnd());
  if (!match || (!isTop && isNoHeading(line) && !isSection(match[2] as string))) return null;
  const [whole, signs, text] = match as unknown as [string, string, string];
  const end = start + signs.length;
  return {
    ...{ text: text.trim(), level: signs.length, span: { start, end: start + whole.length } },
    edit: { start: end, end, text: ' ' },
  };
}

function isNoHeading(line: string): boolean {
  return IN_TEXT.test(line) || (HASHTAGS.test(line) && !line.startsWith('##'));
}

/** What stands between a section's name and its text. */
const MARK = /:|\s[-–—](?=\s)/;
/** `**Publisher:** Contoso`; a line that is bold as a whole is taken for a heading. */
const BOLD_NAME = /^(\*\*|__)([^*_:]{1,40})(?::\1|\1\s?:)(\s*\S.*)$/;

function section(written: string, start: number, isFirst: boolean, source: SourceText): LooseHeading | null {
  const line = written.replace(BOLD_NAME, '$2:$3');
  const mark = MARK.exec(line);
  const name = line.slice(0, mark?.index).trim();
  if (name.length > MAX_NAME || (!mark && !isFirst)) return null;
  const value = mark ? line.slice(mark.index + mark[0].length).trim() : '';
  const span = { start, end: start + written.trimEnd().length };
  if (TITLE.test(name) && value !== '') return { text: value, level: 1, span, edit: { ...span, text: `# ${value}` } };
  if (!isSection(name)) return null;
  const joined = /^publisher/i.test(name) && value !== '';
  const text = joined ? `${name}: ${value}` : name;
  const below = joined || value === '' ? '' : `${lineEnd(source)}${value}`;
  return { text, level: 2, span, edit: { ...span, text: `## ${text}${below}` } };
}

function isSection(name: string): boolean {
  return SECTIONS.some((form) => form.test(name));
}

function lineEnd({ text }: SourceText): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Those of which no heading speaks: "Actions:" below "Supported Operations" is not a section of its own. */
export function withoutHeaded(loose: readonly LooseHeading[], headings: readonly string[]): LooseHeading[] {
  const isHeaded = ({ text }: LooseHeading) => {
    const name = text.split(':', 1)[0] as string;
    const own = SECTION_WORDS.find((words) => words.test(name));
    return own !== undefined && headings.some((heading) => own.test(heading));
  };
  return loose.filter((line) => !isHeaded(line));
}

/** What headings of one section have in common. */
const SECTION_WORDS: readonly RegExp[] = [
  /publisher/i,
  /requisite/i,
  /operation|action|trigger/i,
  /credential|getting started|authenti/i,
  /issue|limitation/i,
  /question|faq/i,
  /deploy/i,
];
