/** The check of words that are commonly misspelt. */
import type { Connector } from '../connector/connector.ts';
import type { JsonNode } from '../connector/node.ts';
import { isObject, valueAt } from '../connector/pointer.ts';
import { Operation, Parameter, Schema } from '../connector/swagger/nodes.ts';
import { type CheckTable, check, type Report } from '../rules/engine/check.ts';
import { misspellings } from './spelling/load.ts';
import { isForeign, isProse, LONGEST_SUMMARY } from './spelling/prose.ts';
import type { Misspelling } from './spelling/table.ts';

interface Options {
  /** Words that the list calls wrong and that are right here. */
  readonly except: readonly string[];
}

/** What people see of each kind of node; an info's title is a name. */
const OF_OPERATIONS = ['summary', 'description'];
const OF_PARAMETERS = ['x-ms-summary', 'description'];
const OF_SCHEMAS = ['x-ms-summary', 'title', 'description'];
const OF_INFO = ['description'];
const OF_CONNECTIONS = ['displayName', 'description', 'tooltip'];

// Called for every text of a document: nothing is made before a word is found.
function spelling(node: JsonNode, options: Options, connector: Connector): Report[] | null {
  const { object } = node;
  if (node instanceof Schema) return within(object, '', OF_SCHEMAS, node, options, connector);
  if (node instanceof Parameter) return within(object, '', OF_PARAMETERS, node, options, connector);
  if (node instanceof Operation) return within(object, '', OF_OPERATIONS, node, options, connector);
  const { uiDefinition } = object;
  return isObject(uiDefinition)
    ? within(uiDefinition, '/uiDefinition', OF_CONNECTIONS, node, options, connector)
    : within(object, '', OF_INFO, node, options, connector);
}

/** Reports on some members of an object, which lies at `at` below the node. */
function within(
  object: Record<string, unknown>,
  at: string,
  keys: readonly string[],
  node: JsonNode,
  options: Options,
  connector: Connector,
): Report[] | null {
  let reports: Report[] | null = null;
  for (const key of keys) {
    const text = object[key];
    if (typeof text !== 'string') continue;
    const listed = misspellings().in(text);
    if (listed.length === 0 || text === node.name || isForeign(text)) continue;
    const words = listed.filter((word) => isWrong(text, word, options, connector));
    if (words.length === 0) continue;
    reports ??= [];
    reports.push(reportOn(text, `${at}/${key}`, words));
  }
  return reports;
}

function isWrong(text: string, word: Misspelling, options: Options, connector: Connector): boolean {
  const letters = text.slice(word.start, word.end).toLowerCase();
  return !exceptionsOf(options).has(letters) && !namesOf(connector).has(letters) && isProse(text, word);
}

function reportOn(text: string, at: string, words: readonly Misspelling[]): Report {
  const right = corrected(text, words);
  const isTooLong = right.length > LONGEST_SUMMARY && text.length <= LONGEST_SUMMARY;
  return { at, values: () => valuesOf(text, words), ...(isTooLong ? {} : { fix: { set: right } }) };
}

const exceptionSets = new WeakMap<Options, ReadonlySet<string>>();

function exceptionsOf(options: Options): ReadonlySet<string> {
  let set = exceptionSets.get(options);
  if (!set) {
    set = new Set(options.except);
    exceptionSets.set(options, set);
  }
  return set;
}

const nameSets = new WeakMap<Connector, ReadonlySet<string>>();

/** Words that the product, its publisher or their service are called by. */
function namesOf(connector: Connector): ReadonlySet<string> {
  let set = nameSets.get(connector);
  if (!set) {
    const { properties, api, name } = connector;
    const texts = [
      name,
      api?.info.object.title,
      valueAt(properties?.value, '/properties/publisher'),
      valueAt(properties?.value, '/properties/stackOwner'),
    ];
    set = new Set(texts.flatMap((text) => (typeof text === 'string' ? text.toLowerCase().split(/[^a-z]+/) : [])));
    nameSets.set(connector, set);
  }
  return set;
}

function corrected(text: string, words: readonly Misspelling[]): string {
  let result = '';
  let from = 0;
  for (const word of words) {
    result += text.slice(from, word.start) + written(text, word);
    from = word.end;
  }
  return result + text.slice(from);
}

/** The right word, with a capital where the wrong one has it. */
function written(text: string, { start, right }: Misspelling): string {
  const first = text.charAt(start);
  return first === first.toLowerCase() ? right : right.charAt(0).toUpperCase() + right.slice(1);
}

/** Words named in a message. */
const NAMED = 3;

function valuesOf(text: string, words: readonly Misspelling[]): { wrong: string; right: string } {
  const pairs = new Map(words.map((word) => [text.slice(word.start, word.end), written(text, word)]));
  const list = (all: readonly string[]) =>
    all
      .slice(0, NAMED)
      .map((word) => `"${word}"`)
      .join(', ') + (all.length > NAMED ? ' …' : '');
  return { wrong: list([...pairs.keys()]), right: list([...pairs.values()]) };
}

export const SPELLING_CHECKS: CheckTable = {
  spelling: check<'info' | 'operation' | 'parameter' | 'schema' | 'connection-parameter', Options>({
    given: ['info', 'operation', 'parameter', 'schema', 'connection-parameter'],
    keys: ['summary', 'x-ms-summary', 'title', 'description', 'uiDefinition'],
    options: {
      type: 'object',
      required: ['except'],
      additionalProperties: false,
      properties: { except: { type: 'array', items: { type: 'string', pattern: '^[a-z]+$' } } },
    },
    run: (node, options, { connector }) => spelling(node, options, connector),
  }),
};
