/** The check of texts for letters that English does not have. */
import type { CheckTable, Report } from '../rules/engine/check.ts';
import type { NodeKind } from '../rules/engine/node-kinds.ts';
import { textAt, textKeys } from './single-text.ts';

interface Options {
  readonly at: string;
  /** `latin` lets accents pass, as in naïve; `ascii` does not. */
  readonly letters: 'latin' | 'ascii';
}

/**
 * Letters beyond the allowed ones: Latin ends with U+024F, https://www.unicode.org/charts/. A single one is a sign, as in
 * "μg/m³"; several are a word.
 */
const BEYOND: Readonly<Record<Options['letters'], RegExp>> = {
  latin: /(?:(?=\p{L})[\u0250-\u{10ffff}]){2,}/gu,
  ascii: /(?:(?=\p{L})[^\0-\x7f])+/gu,
};

/** Texts with this many letters of English to each other one speak English, and name something that is not. */
const ENGLISH_LETTERS = 3;

/** Nearly all texts: the engine takes milliseconds to prepare an expression that knows all letters there are. */
const ASCII = /^[\0-\x7f]*$/;

const GIVEN: readonly NodeKind[] = ['info', 'operation', 'parameter', 'schema'];

export const ENGLISH_CHECKS: CheckTable = {
  /** Case `word` where an English text has only some words of another language. The message may use {match}: the letters that were found. */
  'text-english': {
    given: GIVEN,
    keys: textKeys,
    options: {
      type: 'object',
      required: ['at', 'letters'],
      additionalProperties: false,
      properties: { at: { type: 'string', pattern: '^(/[^/]+)+$' }, letters: { enum: Object.keys(BEYOND) } },
    },
    run: (node, { at, letters }: Options): Report | null => {
      const text = textAt(node, at);
      if (text === null || ASCII.test(text)) return null;
      const matches = text.match(BEYOND[letters]);
      return (
        matches && { at, values: { match: matches[0] }, ...(isMostlyEnglish(text, matches) ? { case: 'word' } : {}) }
      );
    },
  },
};

function isMostlyEnglish(text: string, foreign: readonly string[]): boolean {
  const count = foreign.join('').length;
  return (text.match(/[A-Za-z]/g)?.length ?? 0) >= ENGLISH_LETTERS * count;
}
