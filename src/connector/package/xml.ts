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

/** What solutions say of connectors and flows lies no deeper; what is deeper is passed over. */
const MAX_DEPTH = 5;
const MAX_ELEMENTS = 50_000;
const MAX_NAME = 60;

/** Where the reading has come to. */
interface State {
  readonly found: Element[];
  readonly open: Open[];
  /** How many elements are open beyond the deepest. */
  deeper: number;
}

/** All elements, each after those in it. A text that is not XML has fewer; what is too deep or too much is left out. */
export function elementsOf(text: string): Element[] {
  const state: State = { found: [], open: [], deeper: 0 };
  let at = 0;
  while (state.found.length < MAX_ELEMENTS) {
    const start = text.indexOf('<', at);
    if (start < 0) break;
    const top = state.open.at(-1);
    if (top && state.deeper === 0) top.text += text.slice(at, start);
    const [opening, closing] = MARKUP.find(([first]) => text.startsWith(first, start)) ?? ['<', '>'];
    const end = text.indexOf(closing, start + opening.length);
    if (end < 0) break;
    at = end + closing.length;
    take(opening, text.slice(start + opening.length, end), start, state);
  }
  return state.found;
}

/** One piece of markup: an element begins or ends, or text stands as it is. */
function take(opening: string, tag: string, at: number, state: State): void {
  const top = state.open.at(-1);
  if (opening === '</') close(state);
  if (opening === '<![CDATA[' && top) top.text += tag.replaceAll('&', '&amp;');
  if (opening !== '<') return;
  if (top) top.inner = true;
  if (state.open.length < MAX_DEPTH)
    state.open.push({ path: top ? `${top.path}/${nameIn(tag)}` : nameIn(tag), tag, at, text: '', inner: false });
  else state.deeper++;
  if (tag.endsWith('/')) close(state);
}

const MARKUP: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
  ['</', '>'],
];

function close(state: State): void {
  if (state.deeper > 0) {
    state.deeper--;
    return;
  }
  const last = state.open.pop();
  if (last) state.found.push({ ...last, text: unescaped(last.text) });
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
