/** Whether all of something can be seen. Where a reference leads nowhere that is the one fault, and nothing else is missed. */
import { isObject } from '../pointer.ts';
import type { Operation, PathItem } from './nodes.ts';
import type { Swagger } from './walk.ts';

/** Whether each parameter of an operation is known: none is a reference that leads nowhere. */
export function knowsParameters(operation: Operation): boolean {
  const declared = (owner: Operation | PathItem): number =>
    Array.isArray(owner.object.parameters) ? owner.object.parameters.filter(isObject).length : 0;
  const own = operation.parameters.filter(({ use }) => use.parent === operation).length;
  return own >= declared(operation) && operation.path.parameters.length >= declared(operation.path);
}

/** Whether each successful response of an operation is known. */
export function knowsSuccesses({ object, responses }: Operation): boolean {
  const codes = isObject(object.responses) ? Object.keys(object.responses).filter((code) => code.startsWith('2')) : [];
  return codes.every((code) => responses.some((use) => use.code === code));
}

/** Whether all operations are known: the file is Swagger 2.0, has paths at their place, and none of them is a reference. */
export function knowsOperations({ root, paths }: Swagger): boolean {
  return (
    !Object.hasOwn(root.object, 'openapi') &&
    isObject(root.object.paths) &&
    paths.every(({ object }) => !('$ref' in object))
  );
}
