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

const memberNames = new Map<string, string>();

/** The member's name in a pointer of one step. Kept: a name cut out anew at each call is slow to look up. */
export function memberIn(at: string): string {
  let name = memberNames.get(at);
  if (name === undefined) {
    name = at.slice(1);
    memberNames.set(at, name);
  }
  return name;
}

function textAt(node: JsonNode, at: string): string | null {
  const value = at.indexOf('/', 1) < 0 ? node.object[memberIn(at)] : valueAt(node.value, at);
  return typeof value === 'string' ? value : null;
}

interface PatternOptions {
  readonly at: string;
  /** A regular expression of ours, never of the pull request's. */
  readonly pattern: string;
  readonly flags?: string;
}

const PATTERN_OPTIONS = {
  type: 'object',
  required: ['at', 'pattern'],
  additionalProperties: false,
  properties: { ...AT, pattern: { type: 'string' }, flags: { type: 'string' } },
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
  const text = textAt(node, options.at);
  const match = text === null ? null : patternOf(options).exec(text);
  return match ? { at: options.at, values: { match: match[0] } } : null;
}

/** Words as wholes, without regard to case; a blank in one may be missing in the text. The message may use {word}. */
function textLacksWords(node: JsonNode, { at, words }: { at: string; words: readonly string[] }): Report | null {
  const text = textAt(node, at);
  const match = text === null ? null : regex(words, () => new RegExp(wordPattern(words), 'i')).exec(text);
  return match ? { at, values: { word: match[0] } } : null;
}

function wordPattern(words: readonly string[]): string {
  return `\\b(?:${words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s?')).join('|')})\\b`;
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
  if (text === null || other === null || plain(text) === '' || plain(text) !== plain(other)) return null;
  const third = unlike === undefined ? null : textAt(node, unlike);
  return third !== null && plain(third) === plain(text) ? null : { at };
}

/** A text without what differs only in form. */
export function plain(text: string): string {
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
      properties: { ...AT, words: { type: 'array', minItems: 1, items: { type: 'string' } } },
    },
    run: textLacksWords,
  },
  'text-differs': {
    given: JSON_GIVEN,
    keys,
    options: {
      type: 'object',
      required: ['at', 'from'],
      additionalProperties: false,
      properties: { ...AT, from: AT.at, unlike: AT.at },
    },
    run: textDiffers,
  },
};
