/** Pieces of Markdown that hold whatever is put into them: no mention, link, tag, table cell or code span can be broken out of. */
import type { Finding } from '../rules/findings/types.ts';

const ZERO_WIDTH_SPACE = '\u200B';

/** Plain text that GitHub renders as it stands. */
export function plain(text: string): string {
  return (
    oneLine(text)
      .replaceAll(/[\\`*_{}[\]<>|~#&]/g, (character) =>
        character === '&' ? '&amp;' : character === '<' ? '&lt;' : `\\${character}`,
      )
      // Only where a mention or a reference could begin: a heading that is quoted must stay fit for copying.
      .replaceAll(/@(?=[a-z\d]|$)|#(?=\d|$)/gi, `$&${ZERO_WIDTH_SPACE}`)
      .replaceAll(/\b(https?):\/\//gi, `$1:${ZERO_WIDTH_SPACE}//`)
      .replaceAll(/\bwww\./gi, `www${ZERO_WIDTH_SPACE}.`)
      .replaceAll(/\bGH-(?=\d)/gi, `GH-${ZERO_WIDTH_SPACE}`)
  );
}

/** A code span. */
export function code(text: string): string {
  const line = oneLine(text) || ' ';
  const fence = '`'.repeat(longestRun(line, '`') + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A message of a rule: text in which backticks mark code. */
export function message(text: string): string {
  return text
    .split('`')
    .map((part, index, parts) => (index % 2 === 1 && index < parts.length - 1 ? code(part) : plain(part)))
    .join('');
}

/** A finding's message, with a link to what it is about where there is one. */
export function said({ message: text, see }: Pick<Finding, 'message' | 'see'>): string {
  return see ? `${message(text)} ${link('See it here.', see)}` : message(text);
}

/** A link with a text that is escaped; the address is one of ours. */
export function link(text: string, address: string): string {
  return `[${text}](${address.replaceAll(' ', '%20').replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

/** A fenced block that its content cannot close. */
export function fenced(content: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(content, '`') + 1));
  return `${fence}${language}\n${content}\n${fence}`;
}

/** A part that opens on a click. */
export function details(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

/** A table; cells are Markdown already. Their bars are escaped, in code spans too, as GitHub's tables want it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(barsEscaped).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** With an odd number of backslashes before each bar: it ends no cell. */
function barsEscaped(cell: string): string {
  return cell.replaceAll(/(?<!\\)(\\*)\|/g, (bar, before: string) => (before.length % 2 === 1 ? bar : `\\${bar}`));
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[], word = 'and'): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}

/** A sentence's end: what people wrote may have one already. */
export function ended(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** A numbered list. @param first the number of its first item */
export function numbered(items: readonly string[], first = 1): string {
  return items.map((item, index) => `${index + first}. ${item}`).join('\n');
}

/** `1 error`, `2 errors`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Made once, when there is a day to tell: making one costs more than all that is written with it. */
let days: Intl.DateTimeFormat | null = null;

/** A moment for people: `22 November 2026, 19:40 UTC`. @param iso ISO 8601 */
export function moment(iso: string): string {
  return `${day(iso)}, ${new Date(iso).toISOString().slice(11, 16)} UTC`;
}

/** A day for people: `22 November 2026`. @param iso ISO 8601 */
export function day(iso: string): string {
  days ??= new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return days.format(new Date(iso));
}

/** Line ends, control characters and those that turn the direction of text become blanks. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be taken out
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]+/g, ' ');
}

function longestRun(text: string, character: string): number {
  let longest = 0;
  let run = 0;
  for (const c of text) {
    run = c === character ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}
