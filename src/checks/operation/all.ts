/** Checks of a connector's operations taken together, and of the key they stand under. */
import { check } from '../../rules/engine/check.ts';

/** The method is written in lower case. {method}. */
export const methodCase = check<'operation'>({
  given: ['operation'],
  run: (operation) => {
    const { key, method } = operation;
    if (key === method) return null;
    const fix = Object.hasOwn(operation.path.object, method) ? {} : { fix: { rename: method } };
    return { values: { method }, ...fix };
  },
});

/** Not all operations are internal. {count}. */
export const someVisible = check<'document'>({
  given: ['document'],
  run: (_, __, { connector }) => {
    const operations = connector.api?.operations ?? [];
    if (operations.length === 0 || operations.some((operation) => !operation.internal)) return null;
    return { values: { count: operations.length } };
  },
});

/** There are at most `max` operations. {count}, {max}. */
export const operationCount = check<'document', { max: number }>({
  given: ['document'],
  options: {
    type: 'object',
    required: ['max'],
    additionalProperties: false,
    properties: { max: { type: 'integer', minimum: 1 } },
  },
  run: (_, { max }, { connector }) => {
    const count = connector.api?.operations.length ?? 0;
    return count > max ? { values: { count, max } } : null;
  },
});
