/** Checks of what responses promise. */
import { isObject } from '../../connector/pointer.ts';
import type { Operation, Response, Schema } from '../../connector/swagger/nodes.ts';
import type { Report } from '../../rules/engine/check.ts';
import { declared } from './resolve.ts';

/** A response whose schema says nothing (case `no-content`: nothing can come back), in an operation that has no dynamic schema in another response. */
export function responseSchemaEmpty(response: Response): Report | null {
  if (!response.schema || !isEmpty(declared(response.schema).object)) return null;
  const use = response.uses.find(
    ({ code, operation }) => code !== 'default' && isOffered(operation) && !isDynamic(operation),
  );
  return use ? reportOf(use) : null;
}

/** Later steps can use what the operation returns: people see it, and it does not only subscribe to events. */
function isOffered(operation: Operation): boolean {
  return !operation.internal && !(operation.isTrigger && operation.notificationContent !== undefined);
}

function isEmpty(object: Record<string, unknown>): boolean {
  for (const _ in object) return false;
  return true;
}

function isDynamic(operation: Operation): boolean {
  return operation.responses.some(({ response }) => response.schema !== null && hasDynamic(declared(response.schema)));
}

function hasDynamic(schema: Schema): boolean {
  return hasDynamicKey(schema.object) || schema.children.some(hasDynamic);
}

function hasDynamicKey(object: Record<string, unknown>): boolean {
  for (const key in object) if (key.startsWith('x-ms-dynamic-')) return true;
  return false;
}

/** A success that returns an object without saying what is in it; case `no-content` where nothing can come back. */
export function responseObjectEmpty(response: Response): Report | null {
  const schema = response.schema && declared(response.schema);
  if (schema?.object.type !== 'object' || saysContent(schema.object)) return null;
  const use = response.uses.find(({ code, operation }) => /^2\d\d$/.test(code) && isOffered(operation));
  return use ? reportOf(use) : null;
}

/** Successes that have no body: RFC 9110. */
const NO_CONTENT = ['204', '205'];

function reportOf({ code, operation }: Response['uses'][number]): Report {
  const values = { code, operation: operation.name };
  return { at: '/schema', values, ...(NO_CONTENT.includes(code) ? { case: 'no-content', fix: { remove: true } } : {}) };
}

/** A property that is an object without saying what is in it. */
export function propertyObjectEmpty({ object }: Schema): Report | null {
  return object.type === 'object' && !saysContent(object) ? { at: '/type' } : null;
}

function saysContent(object: Record<string, unknown>): boolean {
  return (
    (object.properties !== undefined && !(isObject(object.properties) && isEmpty(object.properties))) ||
    object.additionalProperties !== undefined ||
    object.allOf !== undefined ||
    hasDynamicKey(object)
  );
}
