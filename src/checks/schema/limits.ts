/** Checks of the limits a schema sets. */
import type { JsonNode } from '../../connector/node.ts';
import type { Report } from '../../rules/engine/check.ts';

interface Pairs {
  /** Keys of a lower and an upper limit. */
  readonly pairs: readonly (readonly [lower: string, upper: string])[];
}

/** A lower limit is above the upper one. The message may use {lower}, {upper}, {low} and {high}. */
export function limitsOrdered(node: JsonNode, { pairs }: Pairs): Report[] | null {
  let reports: Report[] | null = null;
  for (const [lower, upper] of pairs) {
    const low = node.object[lower];
    const high = node.object[upper];
    if (typeof low !== 'number' || typeof high !== 'number' || low <= high) continue;
    reports ??= [];
    reports.push({ at: `/${lower}`, values: { lower, upper, low, high } });
  }
  return reports;
}

interface Counts extends Pairs {
  readonly keys: readonly string[];
}

/** A count is not a whole number from 0 on (case `number`), or a lower one is above the upper one (case `order`). */
export function limitsCount(node: JsonNode, { keys, pairs }: Counts): Report[] {
  const reports: Report[] = [];
  for (const key of keys) {
    const value = node.object[key];
    if (value !== undefined && !(Number.isInteger(value) && (value as number) >= 0)) reports.push({ at: `/${key}` });
  }
  if (reports.length > 0) return reports;
  return limitsOrdered(node, { pairs })?.map((report) => ({ ...report, case: 'order' })) ?? reports;
}

/** An exclusive limit stands without the limit it is about. The message may use {limit}. */
export function exclusiveNeedsLimit(node: JsonNode, { pairs }: Pairs): Report[] {
  const { object } = node;
  return pairs
    .filter(([exclusive, limit]) => object[exclusive] !== undefined && object[limit] === undefined)
    .map(([exclusive, limit]) => ({
      at: `/${exclusive}`,
      values: { limit },
      ...(object[exclusive] === false ? { fix: { remove: true } } : {}),
    }));
}

/** Constructs that .NET knows and JavaScript does not, with what stands for them when only the form is looked at. */
const DOTNET: readonly (readonly [RegExp, string])[] = [
  [/\(\?[imnsx]*(?:-[imnsx]+)?\)/g, ''],
  [/\(\?[imnsx]*(?:-[imnsx]+)?:/g, '(?:'],
  [/\(\?>/g, '(?:'],
  [/\(\?(?:'[^'()]+'|<[^>=!()]*>)/g, '('],
  [/\(\?\([^()]+\)/g, '(?:'],
];

const MAX_PATTERN = 10_000;

/**
 * The pattern is not a regular expression. It is read, never run. The platform reads it with .NET, so constructs that only
 * .NET knows are put aside first. The message may use {reason}.
 */
export function patternValid(node: JsonNode): Report | null {
  const { pattern } = node.object;
  if (typeof pattern !== 'string') return { at: '/pattern', values: { reason: 'it is not text' } };
  if (pattern.length > MAX_PATTERN || problemOf(pattern) === null) return null;
  const plain = DOTNET.reduce(
    (text, [construct, instead]) => text.replaceAll(construct, instead),
    withoutComments(pattern),
  );
  const reason = problemOf(plain);
  return reason === null ? null : { at: '/pattern', values: { reason } };
}

/** Without `(?# … )`. What follows the last parenthesis stays: a comment left open there must be reported. */
function withoutComments(pattern: string): string {
  const parts = pattern.split(')');
  const last = parts.pop() as string;
  const kept = parts.map((part) => {
    const comment = part.indexOf('(?#');
    return comment < 0 ? `${part})` : part.slice(0, comment);
  });
  return kept.join('') + last;
}

/** Why a pattern can't be read, in the words of the JavaScript engine; null if it can. */
function problemOf(pattern: string): string | null {
  try {
    new RegExp(pattern);
    return null;
  } catch (error) {
    const { message } = error as Error;
    return message.slice(message.lastIndexOf(': ') + 2).toLowerCase();
  }
}
