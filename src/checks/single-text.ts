/** Checks of single texts, for rules in every group. A member that is missing or no string is another rule's matter. */
import type { JsonNode } from '../connector/node.ts';
import { valueAt } from '../connector/pointer.ts';
import type { CheckContext, CheckTable, Report } from '../rules/engine/check.ts';
import type { NodeKind } from '../rules/engine/node-kinds.ts';
import { isAboutMcp } from './mcp/servers.ts';
import { isSame, repeats } from './same.ts';
import { LEVELS } from './swagger/level.ts';

/** Kinds of node that are places in a JSON file. */
const JSON_GIVEN: readonly NodeKind[] = [...LEVELS, 'properties', 'connection-parameter', 'policy'];

/** `at`: a pointer below the node to the text. */
const AT = { at: { type: 'string', pattern: '^(/[^/]+)+$' } };

const memberNames = new Map<string, string>();

/** The member's name in a pointer of one step. Kept: a name that is cut out at each call is slow to look up. */
export function memberIn(at: string): string {
  let name = memberNames.get(at);
  if (name === undefined) {
    name = at.slice(1);
    memberNames.set(at, name);
  }
  return name;
}

/** The text there; null if there is none. @param at a pointer below the node */
export function textAt(node: JsonNode, at: string): string | null {
  const value = at.indexOf('/', 1) < 0 ? node.object[memberIn(at)] : valueAt(node.value, at);
  return typeof value === 'string' ? value : null;
}

const WORDS = { type: 'array', minItems: 1, items: { type: 'string' } };

interface PatternOptions {
  readonly at: string;
  /** A regular expression of ours, never of the pull request's. */
  readonly pattern: string;
  readonly flags?: string;
  /** text-lacks: the replacement for every match (`$1` …), where that is certain. */
  readonly replace?: string;
}

const PATTERN_OPTIONS = {
  type: 'object',
  required: ['at', 'pattern'],
  additionalProperties: false,
  properties: { ...AT, pattern: { type: 'string' }, flags: { type: 'string' }, replace: { type: 'string' } },
};

/** Expressions by the options or words they are made of: a rule's are the same object at every call. */
const compiled = new WeakMap<object, RegExp>();

function regex(key: object, make: () => RegExp): RegExp {
  let expression = compiled.get(key);
  if (!expression) {
    expression = make();
    compiled.set(key, expression);
  }
  return expression;
}

function patternOf(options: PatternOptions): RegExp {
  return regex(options, () => new RegExp(options.pattern, options.flags));
}

function textMatches(node: JsonNode, options: PatternOptions): Report | null {
  const text = textAt(node, options.at);
  return text === null || patternOf(options).test(text) ? null : { at: options.at };
}

/** The message may use {match}: what was found. */
function textLacks(node: JsonNode, options: PatternOptions): Report | null {
  const { at, pattern, flags, replace } = options;
  const text = textAt(node, at);
  const match = text === null ? null : patternOf(options).exec(text);
  if (text === null || !match) return null;
  const fix =
    replace === undefined ? {} : { fix: { set: text.replace(new RegExp(pattern, `${flags ?? ''}g`), replace) } };
  return { at, values: { match: match[0] }, ...fix };
}

/** Words as wholes, without regard to case; a blank in one may be missing in the text. The message may use {word}. */
function textLacksWords(node: JsonNode, options: WordOptions, { connector }: CheckContext): Report | null {
  const { at, words, unless, mcp } = options;
  const text = textAt(node, at);
  if (text === null || !wordsOf(words).test(text)) return null;
  const unwanted = mcp && isAboutMcp(node, connector) ? words.filter((word) => !mcp.includes(word)) : words;
  const match = wordsOf(unwanted).exec(text);
  if (!match) return null;
  return unless && wordsOf(unless).test(text) ? null : { at, values: { word: match[0] } };
}

function wordsOf(words: readonly string[]): RegExp {
  return regex(words, () => new RegExp(wordPattern(words), 'i'));
}

interface WordOptions {
  readonly at: string;
  readonly words: readonly string[];
  /** Words for which another rule speaks: a text with one of them is left to it. */
  readonly unless?: readonly string[];
  /** Those of the words that a text about an MCP server may have. */
  readonly mcp?: readonly string[];
}

function wordPattern(words: readonly string[]): string {
  return `\\b(?:${words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s?')).join('|')})\\b`;
}

/** One line with single blanks: no tabs, line breaks or double blanks, none at either end. The message may use {what}. */
function textSingleBlanks(node: JsonNode, { at }: { at: string }): Report | null {
  const text = textAt(node, at);
  if (text === null || !/^\s|\s\s|[\t\r\n]|\s$/.test(text)) return null;
  return { at, values: () => ({ what: blankIn(text) }), fix: { set: text.replaceAll(/\s+/g, ' ').trim() } };
}

/** The first thing wrong with the blanks of a text. */
function blankIn(text: string): string {
  if (text !== text.trimStart()) return 'a space at its beginning';
  if (text !== text.trimEnd()) return 'a space at its end';
  const [blank = ''] = /[\t\r\n]|\s\s/.exec(text) ?? [];
  if (blank === '\t') return 'a tab';
  return /[\r\n]/.test(blank) ? 'a line break' : 'two spaces in a row';
}

interface DiffersOptions {
  readonly at: string;
  readonly from: string;
  /** A third text: where it says the same as well, another rule speaks. */
  readonly unlike?: string;
}

/** Two texts say different things: compared without case, outer blanks and a final full stop. */
function textDiffers(node: JsonNode, { at, from, unlike }: DiffersOptions): Report | null {
  const text = textAt(node, at);
  const other = textAt(node, from);
  if (text === null || other === null || !repeats(text, other)) return null;
  const third = unlike === undefined ? null : textAt(node, unlike);
  return third !== null && isSame(third, text) ? null : { at };
}

/** A node without the text's first key has nothing to be checked. */
export const textKeys = ({ at }: { readonly at: string }): string[] => [at.split('/')[1] as string];

export const TEXT_CHECKS: CheckTable = {
  'text-matches': { given: JSON_GIVEN, keys: textKeys, options: PATTERN_OPTIONS, run: textMatches },
  'text-lacks': { given: JSON_GIVEN, keys: textKeys, options: PATTERN_OPTIONS, run: textLacks },
  'text-lacks-words': {
    given: JSON_GIVEN,
    keys: textKeys,
    options: {
      type: 'object',
      required: ['at', 'words'],
      additionalProperties: false,
      properties: { ...AT, words: WORDS, unless: WORDS, mcp: WORDS },
    },
    run: textLacksWords,
  },
  'text-single-blanks': {
    given: JSON_GIVEN,
    keys: textKeys,
    options: { type: 'object', required: ['at'], additionalProperties: false, properties: AT },
    run: textSingleBlanks,
  },
  'text-differs': {
    given: JSON_GIVEN,
    keys: textKeys,
    options: {
      type: 'object',
      required: ['at', 'from'],
      additionalProperties: false,
      properties: { ...AT, from: AT.at, unlike: AT.at },
    },
    run: textDiffers,
  },
};
