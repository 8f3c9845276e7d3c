/** Checks of operations' summaries that a pattern alone can't express. */
import type { Operation } from '../../connector/swagger/nodes.ts';
import { check, type FixIntent, type Report } from '../../rules/engine/check.ts';
import { isCode, placeOf, sentence } from './names.ts';

const AT = '/summary';
const MAX_LENGTH = 80;

/** The summary without outer blanks; empty if there is none. */
function summaryOf(operation: Operation): string {
  const { summary } = operation.object;
  return typeof summary === 'string' ? summary.trim() : '';
}

/** The last character is one of those allowed; characters that may stand nowhere are left to their own rule. {last}. */
export const summaryEnd = check<'operation', { forbidden: string }>({
  given: ['operation'],
  keys: ['summary'],
  options: FORBIDDEN_OPTIONS(),
  run: (operation, { forbidden }) => {
    const summary = summaryOf(operation);
    const last = [...summary.slice(-2)].at(-1);
    if (last === undefined || forbidden.includes(last) || /[\p{L}\p{N}\p{M})]/u.test(last)) return null;
    const bare = summary.slice(0, lengthWithoutMarks(summary));
    const fix = bare !== '' && /[\p{L}\p{N})]$/u.test(bare) ? { fix: { set: bare } } : {};
    return { at: AT, values: { last }, ...fix };
  },
});

/** How much of a text is left without full stops, commas and the like at its end. */
function lengthWithoutMarks(text: string): number {
  let end = text.length;
  while (end > 0 && '.,;:!… '.includes(text.charAt(end - 1))) end--;
  return end;
}

/** The summary has none of the forbidden characters. {found}. */
export const summaryCharacters = check<'operation', { forbidden: string }>({
  given: ['operation'],
  keys: ['summary'],
  options: FORBIDDEN_OPTIONS(),
  run: (operation, { forbidden }) => {
    const summary = summaryOf(operation);
    const found = new Set([...summary].filter((character) => forbidden.includes(character)));
    if (found.size === 0) return null;
    const better = inWords(summary);
    const certain = ![...better].some((character) => forbidden.includes(character));
    return { at: AT, values: { found: [...found].join(' ') }, ...(certain ? { fix: { set: better } } : {}) };
  },
});

function FORBIDDEN_OPTIONS(): object {
  return {
    type: 'object',
    required: ['forbidden'],
    additionalProperties: false,
    properties: { forbidden: { type: 'string', minLength: 1 } },
  };
}

/** Signs between words as words: `Create / update a lead & its notes?` as `Create or update a lead and its notes`. */
function inWords(text: string): string {
  return text
    .replaceAll(' & ', ' and ')
    .replaceAll(' / ', ' or ')
    .replaceAll(/(?<=[a-z]{4})\/(?=[A-Za-z][a-z]{3})/g, ' or ')
    .replace(/(?<=\w)\?$/, '');
}

/** The summary is not an identifier; one that repeats the operationId has a rule of its own. {proposal}. */
export const summaryInWords = check<'operation', { repeated: boolean }>({
  given: ['operation'],
  keys: ['summary'],
  options: {
    type: 'object',
    required: ['repeated'],
    additionalProperties: false,
    properties: { repeated: { type: 'boolean' } },
  },
  run: (operation, { repeated }) => {
    const summary = summaryOf(operation);
    if (!isCode(summary) || (summary === operation.id) !== repeated) return null;
    return { at: AT, values: { proposal: sentence(summary) } };
  },
});

/** A deprecated operation says so. {proposal}. */
export const summaryDeprecated = check<'operation'>({
  given: ['operation'],
  keys: ['deprecated'],
  run: (operation) => {
    const summary = summaryOf(operation);
    if (!operation.deprecated || summary === '' || /deprecated/i.test(summary)) return null;
    const proposal = `${summary} (deprecated)`;
    const fix: { fix?: FixIntent } = proposal.length <= MAX_LENGTH ? { fix: { set: proposal } } : {};
    return { at: AT, values: { proposal }, ...fix };
  },
});

/** No two operations that people see and may still choose have the same summary. {other}. */
export const summaryUnique = check<'document'>({
  given: ['document'],
  run: (_, __, { connector }) => {
    const first = new Map<string, Operation>();
    const reports: Report[] = [];
    for (const operation of connector.api?.operations ?? []) {
      if (operation.internal || operation.deprecated) continue;
      const summary = summaryOf(operation).toLowerCase();
      if (summary === '') continue;
      const other = first.get(summary);
      if (other) reports.push({ node: operation, at: AT, values: { other: other.id ?? placeOf(other) } });
      else first.set(summary, operation);
    }
    return reports;
  },
});
