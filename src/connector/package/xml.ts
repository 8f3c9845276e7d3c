/** Reads the XML of solutions: elements, their texts and attributes. One pass, whatever the text; never throws. */

export interface Element {
  /** The names from the root on: `ImportExportXml/Connectors/Connector/name`. */
  readonly path: string;
  /** The tag as it is written, without its brackets: what its attributes are read from. */
  readonly tag: string;
  /** The text right in it, with what is escaped put back. */
  readonly text: string;
  /** Whether elements lie in it. */
  readonly inner: boolean;
  /** Where its tag begins. */
  readonly at: number;
}

interface Open {
  readonly path: string;
  readonly tag: string;
  readonly at: number;
  text: string;
  inner: boolean;
}

const MAX_DEPTH = 50;
const MAX_ELEMENTS = 20_000;
const MAX_NAME = 100;

/** All elements, each after those in it. A text that is not XML has fewer; what is too deep or too much is left out. */
export function elementsOf(text: string): Element[] {
  const found: Element[] = [];
  const open: Open[] = [];
  let at = 0;
  while (found.length < MAX_ELEMENTS) {
    const start = text.indexOf('<', at);
    if (start < 0) break;
    const top = open.at(-1);
    if (top) top.text += text.slice(at, start);
    const [opening, closing] = MARKUP.find(([first]) => text.startsWith(first, start)) ?? ['<', '>'];
    const end = text.indexOf(closing, start + opening.length);
    if (end < 0) break;
    at = end + closing.length;
    take(opening, { tag: text.slice(start + opening.length, end), at: start }, open, found);
  }
  return found;
}

/** One piece of markup: an element begins or ends, or text stands as it is. */
function take(opening: string, { tag, at }: Pick<Open, 'tag' | 'at'>, open: Open[], found: Element[]): void {
  const top = open.at(-1);
  if (opening === '</') close(open, found);
  if (opening === '<![CDATA[' && top) top.text += tag.replaceAll('&', '&amp;');
  if (opening !== '<' || open.length >= MAX_DEPTH) return;
  if (top) top.inner = true;
  open.push({ path: top ? `${top.path}/${nameIn(tag)}` : nameIn(tag), tag, at, text: '', inner: false });
  if (tag.endsWith('/')) close(open, found);
}

const MARKUP: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
  ['</', '>'],
];

function close(open: Open[], found: Element[]): void {
  const last = open.pop();
  if (last) found.push({ ...last, text: unescaped(last.text) });
}

function nameIn(tag: string): string {
  const start = tag.slice(0, MAX_NAME);
  const end = start.search(/[\s/]/);
  return end < 0 ? start : start.slice(0, end);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&amp;', '&'],
]);

function unescaped(text: string): string {
  return text.replaceAll(/&(?:lt|gt|quot|apos|amp);/g, (name) => ESCAPES.get(name) as string);
}

/** A text as it may stand in an element or an attribute. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
