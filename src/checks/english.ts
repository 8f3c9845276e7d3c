/** The check of texts for letters that English does not have. */
import type { CheckTable, Report } from '../rules/engine/check.ts';
import type { NodeKind } from '../rules/engine/node-kinds.ts';
import { textAt, textKeys } from './text.ts';

interface Options {
  readonly at: string;
  /** `latin` lets accents pass, as in naïve; `ascii` does not. */
  readonly letters: 'latin' | 'ascii';
}

/** The first letters beyond the allowed ones: Latin ends with U+024F, https://www.unicode.org/charts/. */
const BEYOND: Readonly<Record<Options['letters'], RegExp>> = {
  latin: /(?=\p{L})[\u0250-\u{10ffff}]+/u,
  ascii: /(?=\p{L})[^\0-\x7f]+/u,
};

/** Nearly all texts: the engine takes milliseconds to prepare an expression that knows all letters there are. */
const ASCII = /^[\0-\x7f]*$/;

const GIVEN: readonly NodeKind[] = ['info', 'operation', 'parameter', 'schema'];

export const ENGLISH_CHECKS: CheckTable = {
  /** The message may use {match}: the letters that were found. */
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
      const match = text === null || ASCII.test(text) ? null : BEYOND[letters].exec(text);
      return match && { at, values: { match: match[0] } };
    },
  },
};
