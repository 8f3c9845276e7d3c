/** Text of unknown origin, made harmless for a terminal. */
import type { Colors } from 'picocolors/types.js';

/** Control characters but the line feed, and those that reorder or hide text: https://trojansource.codes */
const HARMFUL = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Nearly all texts are like this, and asking it is cheaper than looking for harmful or wide characters. */
const PRINTABLE = /^[\x20-\x7e]*$/;

/** Harmless as it is, with a column a character. */
export function isPlain(text: string): boolean {
  return PRINTABLE.test(text);
}

/** Replaces every character that could move the cursor, colour, hide or reorder text; tabs become two blanks. */
export function plain(text: string): string {
  if (isPlain(text)) return text;
  return text.replaceAll('\t', '  ').replaceAll(HARMFUL, '\uFFFD');
}

/** The same on one line. */
export function plainLine(text: string): string {
  return isPlain(text) ? text : plain(text.replaceAll(/[\r\n]+/g, ' '));
}

/** Backticks mark code in messages; where there are colours they are not needed. */
export function messageText(message: string, colors: Colors): string {
  const text = plainLine(message);
  return colors.isColorSupported ? text.replaceAll(/`([^`]+)`/g, (_, code: string) => colors.bold(code)) : text;
}

/** Two columns wide on a terminal: https://www.unicode.org/reports/tr11/ in its commonest blocks. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u;

/** How many columns a plain text takes on a terminal. */
export function widthOf(text: string): number {
  if (isPlain(text)) return text.length;
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}
