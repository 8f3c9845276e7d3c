/** The check that operations say in which format they send. */
import type { Operation } from '../../connector/swagger/nodes.ts';
import { check, type FixIntent, type Report } from '../../rules/engine/check.ts';
import { fileIn, usesIn } from './bodies.ts';
import { mediaTypes } from './media.ts';

const AT = '/consumes';
const MULTIPART = 'multipart/form-data';

/**
 * An operation that sends something says in which format. {type}. Where no operation says so, one line at the root is what
 * lacks, and it is reported there: {count}, {names}.
 */
export const consumesPresent = check<'document'>({
  given: ['document'],
  run: (_, __, { connector }) => {
    const operations = connector.api?.operations ?? [];
    const silent = operations.filter((operation) => sends(operation) && mediaTypes(operation, 'consumes').length === 0);
    const atRoot =
      silent.length > 1 &&
      silent.every((operation) => !hasForm(operation)) &&
      operations.every((operation) => operation.object.consumes === undefined);
    return atRoot ? rootReport(silent) : silent.map(operationReport);
  },
});

function hasForm(operation: Operation): boolean {
  return usesIn(operation, 'formData').length > 0;
}

function sends(operation: Operation): boolean {
  return operation.body !== null || hasForm(operation);
}

function rootReport(silent: readonly Operation[]): Report {
  const names = silent.slice(0, 3).map(({ name }) => name);
  return {
    at: AT,
    case: 'root',
    values: { count: silent.length, names: names.join(', ') },
    fix: { set: ['application/json'] },
  };
}

/** Of the two types for forms without files, either may be what the service wants. */
function operationReport(node: Operation): Report {
  const form = hasForm(node);
  const type = !form ? 'application/json' : fileIn(node) ? MULTIPART : 'application/x-www-form-urlencoded';
  const fix: { fix?: FixIntent } = form && type !== MULTIPART ? {} : { fix: { set: [type] } };
  return { node, at: AT, values: { type }, ...fix };
}
