/** References of operations that lead nowhere: what stood or stands there is not known, so nothing is said about it. */
import { isObject } from '../connector/pointer.ts';
import type { Operation, ParameterUse } from '../connector/swagger/nodes.ts';

/** Whether an operation, or its path, has a parameter that is not known. */
export function hasLostParameter(operation: Operation): boolean {
  return [operation, operation.path].some(({ object, parameters }) => {
    const list: readonly unknown[] = Array.isArray(object.parameters) ? object.parameters : [];
    return list.some((value) => isObject(value) && '$ref' in value && !isKnown(value, parameters));
  });
}

function isKnown(value: unknown, parameters: readonly ParameterUse[]): boolean {
  return parameters.some(({ use }) => use.value === value);
}

/** The codes of answers that are not known. */
export function lostAnswers({ object, responses }: Operation): Set<string> {
  const all = isObject(object.responses) ? Object.entries(object.responses) : [];
  const known = new Set(responses.map(({ code }) => code));
  return new Set(
    all.flatMap(([code, value]) => (isObject(value) && '$ref' in value && !known.has(code) ? [code] : [])),
  );
}
