/** A line of the Markdown that the App writes, as it reads without Markdown; backticks stay, as they mark code. */

/** Code spans are kept as they are: nothing is escaped in them. */
const CODE = /((?<!`)`+[^`]+`+)/;

/** Our own links all lead to https pages. */
const LINK = /(?<!\\)\[((?:\\.|[^\]\\[])*)\]\((https:[^()]*)\)/g;

export function asText(markdown: string): string {
  return markdown
    .replaceAll(LINK, '$1 ($2)')
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? part : proseOf(part)))
    .join('');
}

function proseOf(markdown: string): string {
  return markdown
    .replaceAll('\u200B', '')
    .replaceAll(/\\([\\`*_{}[\]<>|~#])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
