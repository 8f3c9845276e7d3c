/** Checks of the texts that people read beside a field. */
import type { JsonNode } from '../../connector/node.ts';
import { type Operation, Parameter } from '../../connector/swagger/nodes.ts';
import type { Report } from '../../rules/engine/check.ts';
import { isBlank, isSame, trimmed } from '../same.ts';
import { memberIn } from '../single-text.ts';
import { humanise, isIdentifier } from './label-from-identifier.ts';

interface At {
  readonly at: string;
}

/** The text directly below a node, or null when there is none to read. */
function textOf(node: JsonNode, at: string): string | null {
  const value = node.object[memberIn(at)];
  return typeof value === 'string' && !isBlank(value) ? value : null;
}

/** A parameter lacks a text; one of another type is another rule's matter. The message may use {operation}, an operation that has it, and {suggestion}, made of its name. */
export function parameterText(parameter: Parameter, { at }: At): Report | null {
  const value = parameter.object[memberIn(at)];
  if (value !== undefined && (typeof value !== 'string' || !isBlank(value))) return null;
  return {
    at,
    values: () => ({ operation: parameter.operations[0]?.name ?? parameter.name, suggestion: labelFor(parameter) }),
  };
}

function labelFor(parameter: Parameter): string {
  const label = humanise(parameter.name);
  return label.length > 1 ? label : 'Order number';
}

/** A label is still an identifier. A single word needs only its capital: that remedy is certain. */
export function labelIsWords(node: JsonNode, { at }: At): Report | null {
  const written = textOf(node, at);
  const text = written && trimmed(written);
  if (text === null || !isIdentifier(text)) return null;
  const suggestion = humanise(sameWords(text, node));
  const single = /^\p{Ll}+$/u.test(text);
  return { at, values: { suggestion }, ...(single ? { fix: { set: suggestion } } : {}) };
}

/** The name of a thing where a text is but that name without its capitals, which tell its words apart. */
function sameWords(text: string, node: JsonNode): string {
  const name = node instanceof Parameter ? node.object.name : node.key;
  return typeof name === 'string' && name.toLowerCase() === text ? name : text;
}

/** A text ends in a letter or digit. A single word needs no full stop, nor does a text that is but the name. */
export function endsInPunctuation(node: JsonNode, { at, words }: At & { readonly words: number }): Report | null {
  const written = textOf(node, at);
  const text = written && trimmed(written);
  if (text === null || endsWithMark(text) || endsWithAddress(text)) return null;
  if (words > 1 && !/\s/.test(text)) return null;
  const name = node instanceof Parameter ? node.object.name : node.key;
  return typeof name === 'string' && isSame(text, name) ? null : { at };
}

/** Nearly all texts end with a letter or a full stop, which is told without an expression that knows all marks there are. */
function endsWithMark(text: string): boolean {
  const last = text.charAt(text.length - 1);
  return last === '.' || (!/[a-z0-9]/i.test(last) && /\p{P}$/u.test(text.slice(-2)));
}

/** A full stop would become part of the address. */
function endsWithAddress(text: string): boolean {
  return /^https?:\/\//i.test(text.slice(text.lastIndexOf(' ') + 1));
}

/** Two visible parameters of one operation have the same label. Reports the later one, and one of the operation's own first. */
export function summariesDiffer(operation: Operation): Report[] {
  const reports: Report[] = [];
  const seen = new Map<string, Parameter>();
  const inherited = operation.parameters.filter(({ use }) => use.parent !== operation);
  const own = operation.parameters.filter(({ use }) => use.parent === operation);
  for (const { use, parameter } of [...inherited, ...own]) {
    const summary = parameter.object['x-ms-summary'];
    if (parameter.location === 'body' || parameter.object['x-ms-visibility'] === 'internal') continue;
    if (typeof summary !== 'string' || summary.trim() === '' || operation.internal) continue;
    const key = summary.trim().toLowerCase();
    const other = seen.get(key);
    // Two parameters of the path are said once, at the path's first operation.
    const said = use.parent !== operation && operation.path.operations[0] !== operation;
    if (other && !said)
      reports.push({
        node: use,
        at: '/x-ms-summary',
        values: { other: other.name, parameter: parameter.name, operation: operation.name, summary: summary.trim() },
      });
    else if (!other) seen.set(key, parameter);
  }
  return reports;
}
