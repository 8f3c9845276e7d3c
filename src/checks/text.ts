/** Checks of single texts, for rules in every group. A member that is missing or no string is another rule's matter. */
import type { JsonNode } from '../connector/node.ts';
import { valueAt } from '../connector/pointer.ts';
import type { CheckTable, Report } from '../rules/check.ts';
import type { Given } from '../rules/given.ts';

/** Kinds of node that are places in a JSON file. */
const JSON_GIVEN: readonly Given[] = [
  'document',
  'info',
  'path',
  'operation',
  'parameter',
  'response',
  'schema',
  'security-definition',
  'properties',
  'connection-parameter',
  'policy',
];

/** `at`: a pointer below the node to the text. */
const AT = { at: { type: 'string', pattern: '^(/[^/]+)+$' } };

function textAt(node: JsonNode, at: string): string | null {
  const value = at.indexOf('/', 1) < 0 ? node.object[at.slice(1)] : valueAt(node.value, at);
  return typeof value === 'string' ? value : null;
}

const WORDS = { type: 'array', minItems: 1, items: { type: 'string' } };

interface PatternOptions {
  readonly at: string;
  /** A regular expression of ours, never of the pull request's. */
  readonly pattern: string;
  readonly flags?: string;
  /** text-lacks: what every match is to be replaced by (`$1` …), where that is certain. */
  readonly replace?: string;
}

const PATTERN_OPTIONS = {
  type: 'object',
  required: ['at', 'pattern'],
  additionalProperties: false,
  properties: { ...AT, pattern: { type: 'string' }, flags: { type: 'string' }, replace: { type: 'string' } },
};

const compiled = new Map<string, RegExp>();

function regex(pattern: string, flags = ''): RegExp {
  const key = `${flags}/${pattern}`;
  let expression = compiled.get(key);
  if (!expression) {
    expression = new RegExp(pattern, flags);
    compiled.set(key, expression);
  }
  return expression;
}

function textMatches(node: JsonNode, { at, pattern, flags }: PatternOptions): Report | null {
  const text = textAt(node, at);
  return text === null || regex(pattern, flags).test(text) ? null : { at };
}

/** The message may use {match}: what was found. */
function textLacks(node: JsonNode, { at, pattern, flags, replace }: PatternOptions): Report | null {
  const text = textAt(node, at);
  const match = text === null ? null : regex(pattern, flags).exec(text);
  if (text === null || !match) return null;
  const fix = replace === undefined ? {} : { fix: { set: text.replace(regex(pattern, `${flags ?? ''}g`), replace) } };
  return { at, values: { match: match[0] }, ...fix };
}

/** Words as wholes, without regard to case; a blank in one may be missing in the text. The message may use {word}. */
function textLacksWords(node: JsonNode, { at, words, unless }: WordOptions): Report | null {
  const text = textAt(node, at);
  const match = text === null ? null : regex(wordPattern(words), 'i').exec(text);
  if (text === null || !match) return null;
  return unless && regex(wordPattern(unless), 'i').test(text) ? null : { at, values: { word: match[0] } };
}

interface WordOptions {
  readonly at: string;
  readonly words: readonly string[];
  /** Words for which another rule speaks: a text with one of them is left to it. */
  readonly unless?: readonly string[];
}

function wordPattern(words: readonly string[]): string {
  return `\\b(?:${words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s?')).join('|')})\\b`;
}

/** Two texts say different things: compared without case, outer blanks and a final full stop. */
function textDiffers(node: JsonNode, { at, from }: { at: string; from: string }): Report | null {
  const text = textAt(node, at);
  const other = textAt(node, from);
  return text !== null && other !== null && repeats(text, other) ? { at } : null;
}

/** A text says the same as another; blank texts say nothing. */
export function repeats(text: string, other: string): boolean {
  return plain(text) !== '' && plain(text) === plain(other);
}

/** One line with single blanks: no tabs, line breaks or double blanks, none at either end. */
function textSingleBlanks(node: JsonNode, { at }: { at: string }): Report | null {
  const text = textAt(node, at);
  if (text === null || !/^\s|\s\s|[\t\r\n]|\s$/.test(text)) return null;
  return { at, fix: { set: text.replaceAll(/\s+/g, ' ').trim() } };
}

function plain(text: string): string {
  return text.trim().replace(/\.$/, '').toLowerCase();
}

/** A node without the text's first key has nothing to be checked. */
const keys = ({ at }: { readonly at: string }): string[] => [at.split('/')[1] as string];

export const TEXT_CHECKS: CheckTable = {
  'text-matches': { given: JSON_GIVEN, keys, options: PATTERN_OPTIONS, run: textMatches },
  'text-lacks': { given: JSON_GIVEN, keys, options: PATTERN_OPTIONS, run: textLacks },
  'text-lacks-words': {
    given: JSON_GIVEN,
    keys,
    options: {
      type: 'object',
      required: ['at', 'words'],
      additionalProperties: false,
      properties: { ...AT, words: WORDS, unless: WORDS },
    },
    run: textLacksWords,
  },
  'text-single-blanks': {
    given: JSON_GIVEN,
    keys,
    options: { type: 'object', required: ['at'], additionalProperties: false, properties: AT },
    run: textSingleBlanks,
  },
  'text-differs': {
    given: JSON_GIVEN,
    keys,
    options: {
      type: 'object',
      required: ['at', 'from'],
      additionalProperties: false,
      properties: { ...AT, from: AT.at },
    },
    run: textDiffers,
  },
};
