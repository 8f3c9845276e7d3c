/** Checks of operationIds. */
import type { Operation } from '../../connector/swagger/nodes.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { idFor, pascalCase, placeOf } from './names.ts';

const AT = '/operationId';

/** The operation has an id. The message may use {place} and {proposal}. */
export const operationIdPresent = check<'operation'>({
  given: ['operation'],
  run: (operation) =>
    isFilled(operation) ? null : { at: AT, values: { place: placeOf(operation), proposal: idFor(operation) } },
});

/** The id is written as the pattern says. The message may use {proposal}. */
export const operationIdMatches = check<'operation', { pattern: string }>({
  given: ['operation'],
  keys: ['operationId'],
  options: {
    type: 'object',
    required: ['pattern'],
    additionalProperties: false,
    properties: { pattern: { type: 'string' } },
  },
  run: (operation, { pattern }) => {
    if (!isFilled(operation) || expression(pattern).test(operation.id as string)) return null;
    return { at: AT, values: { proposal: pascalCase(operation.id as string) || idFor(operation) } };
  },
});

/** No other operation before this one has the id; with `ignoreCase` one that differs in case only. {place}, {other}. */
export const operationIdUnique = check<'document', { ignoreCase: boolean }>({
  given: ['document'],
  options: {
    type: 'object',
    required: ['ignoreCase'],
    additionalProperties: false,
    properties: { ignoreCase: { type: 'boolean' } },
  },
  run: (_, { ignoreCase }, { connector }) => {
    const first = new Map<string, Operation>();
    const reports: Report[] = [];
    for (const operation of connector.api?.operations ?? []) {
      if (!isFilled(operation)) continue;
      const id = operation.id as string;
      const key = ignoreCase ? id.toLowerCase() : id;
      const other = first.get(key);
      if (!other) first.set(key, operation);
      else if (!ignoreCase || other.id !== id)
        reports.push({
          node: operation,
          at: AT,
          values: { place: placeOf(operation), other: placeOf(other), otherId: other.name },
        });
    }
    return reports;
  },
});

function isFilled(operation: Operation): boolean {
  return operation.id !== null && /\S/.test(operation.id);
}

const expressions: Readonly<Record<'u' | 'gu', Map<string, RegExp>>> = { u: new Map(), gu: new Map() };

/** A pattern of a rule file, compiled once. By two keys: a key that is built at each call is slow to look up. */
export function expression(pattern: string, flags: 'u' | 'gu' = 'u'): RegExp {
  let found = expressions[flags].get(pattern);
  if (!found) {
    found = new RegExp(pattern, flags);
    expressions[flags].set(pattern, found);
  }
  return found;
}
