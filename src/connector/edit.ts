/** Changes to a JSON text that touch only the bytes concerned: the layout, order and line ends of the rest stay. */
import type { JsonDocument } from './json/document.ts';
import type { SourceText } from './source.ts';
import type { Edit, Span } from './types.ts';

/**
 * Takes a file's byte-order mark away. Offsets count from after the mark, so this is the one edit that begins before 0;
 * a text has no mark, so there applying it changes nothing: whoever writes the file leaves the mark out.
 */
export const WITHOUT_MARK: Edit = { start: -1, end: 0, text: '' };

/** Replaces the value at an outline node. Of a text only the part that differs, so that several remedies of one text add up. */
export function replaceValue(document: JsonDocument, node: number, value: unknown): Edit {
  const span = document.location(node).value;
  const edit = { ...span, text: layout(value, document.source, span.start) };
  return typeof value === 'string' ? narrowed(edit, document.source.text.slice(span.start, span.end)) : edit;
}

/** An edit without what the old text and the new one have in common at both ends. */
function narrowed({ start, end, text }: Edit, old: string): Edit {
  const shorter = Math.min(old.length, text.length);
  let before = 0;
  while (before < shorter && old[before] === text[before]) before++;
  let after = 0;
  while (after < shorter - before && old[old.length - 1 - after] === text[text.length - 1 - after]) after++;
  return { start: start + before, end: end - after, text: text.slice(before, text.length - after) };
}

/** Renames a member; null for what has no name. */
export function renameMember(document: JsonDocument, node: number, name: string): Edit | null {
  const key = document.location(node).key;
  return key ? { ...key, text: JSON.stringify(name) } : null;
}

/** Adds a member at the end of an object, laid out as its other members are. */
export function addMember(document: JsonDocument, object: number, name: string, value: unknown): Edit | null {
  const { text } = document.source;
  const span = document.location(object).value;
  if (text[span.start] !== '{' || !document.outline) return null;
  const last = document.outline.lastChild(object);
  if (last < 0) return null;
  const { key, value: lastValue } = document.location(last);
  const start = (key as Span).start;
  const lineStart = document.source.lineStart(start);
  const ownLine = lineStart > span.start && skipBack(text, start, BLANKS) === lineStart;
  const separator = ownLine ? `,${document.source.lineEnd}${text.slice(lineStart, start)}` : ', ';
  const member = `${JSON.stringify(name)}: ${layout(value, document.source, start)}`;
  return { start: lastValue.end, end: lastValue.end, text: `${separator}${member}` };
}

/** Removes a member or element together with the comma and line it no longer needs. */
export function removeMember(document: JsonDocument, node: number): Edit {
  const { text } = document.source;
  const { key, value } = document.location(node);
  const { start } = key ?? value;
  const comma = skip(text, value.end, BLANKS_AND_LINES);
  if (text[comma] !== ',') {
    const before = skipBack(text, start, BLANKS_AND_LINES);
    return { start: text[before - 1] === ',' ? before - 1 : start, end: value.end, text: '' };
  }
  const lineStart = skipBack(text, start, BLANKS);
  const rest = skip(text, comma + 1, BLANKS);
  const lineEnd = text[rest] === '\r' ? rest + 1 : rest;
  const ownLine = text[lineStart - 1] === '\n' && text[lineEnd] === '\n';
  return ownLine ? { start: lineStart, end: lineEnd + 1, text: '' } : { start, end: rest, text: '' };
}

const BLANKS = ' \t';
const BLANKS_AND_LINES = ' \t\r\n';

/** The next place from which something else than these characters stands. */
function skip(text: string, from: number, characters: string): number {
  let at = from;
  while (at < text.length && characters.includes(text[at] as string)) at++;
  return at;
}

/** The same backwards: nothing but these characters stands from the place returned up to `from`. */
function skipBack(text: string, from: number, characters: string): number {
  let at = from;
  while (at > 0 && characters.includes(text[at - 1] as string)) at--;
  return at;
}

/** Applies edits to a text; of overlapping or equal ones only the first counts. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let from = 0;
  let last: Edit | null = null;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < from || (last && isSame(last, edit))) continue;
    last = edit;
    parts.push(text.slice(from, edit.start), edit.text);
    from = edit.end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

function isSame(one: Edit, other: Edit): boolean {
  return one.start === other.start && one.end === other.end && one.text === other.text;
}

/** Longer lines are nothing to be shown: nobody reads them, and a file may be one line of megabytes. */
const MAX_SHOWN = 4000;

/** Whole lines and what they become; null where that is too long to be shown. */
export interface ChangedLines {
  readonly text: string | null;
  readonly startLine: number;
  readonly endLine: number;
}

/**
 * The whole lines that edits touch, with the edits made: what a suggestion on GitHub replaces. The text is put together
 * when it is asked for: most suggestions are only counted.
 */
export function changedLines(source: SourceText, edits: readonly Edit[]): ChangedLines {
  const first = edits.reduce((least, { start }) => Math.min(least, start), source.text.length);
  const last = edits.reduce((most, { end }) => Math.max(most, end), 0);
  const { line: startLine } = source.range({ start: first, end: first });
  const { line: endLine } = source.range({ start: last, end: last });
  const from = source.lineStarts[startLine - 1] as number;
  const to = source.lineStarts[endLine] ?? source.text.length;
  return {
    startLine,
    endLine,
    get text() {
      if (to - from > MAX_SHOWN) return null;
      const shifted = edits.map((edit) => ({ start: edit.start - from, end: edit.end - from, text: edit.text }));
      return applyEdits(source.text.slice(from, to), shifted).replaceAll('\r\n', '\n').replace(/\n$/, '');
    },
  };
}

/** JSON for a value, indented to fit where it is put. */
function layout(value: unknown, source: SourceText, at: number): string {
  const compact = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || compact.length < 60) return compact;
  const lineStart = source.lineStart(at);
  const indent = source.text.slice(lineStart, skip(source.text, lineStart, BLANKS));
  return JSON.stringify(value, null, source.indent ?? '  ').replaceAll('\n', `${source.lineEnd}${indent}`);
}
