/** Checks of the operations around a webhook: what it announces, how it is ended, who fetches its events. */
import { addMember, removeMember } from '../../connector/edit.ts';
import type { JsonNode } from '../../connector/node.ts';
import { member } from '../../connector/pointer.ts';
import type { Operation, Parameter } from '../../connector/swagger/nodes.ts';
import type { Swagger } from '../../connector/swagger/walk.ts';
import { webhooksOf } from '../../connector/swagger/webhooks.ts';
import { knowsOperations } from '../../connector/swagger/whole.ts';
import { type CheckContext, check, type FixIntent, type Report } from '../../rules/engine/check.ts';

const CONTENT = 'x-ms-notification-content';
const NOTIFICATION = 'x-ms-notification';

function isWebhook(operation: Operation, { connector: { api } }: CheckContext): boolean {
  return api !== null && webhooksOf(api).byOperation.has(operation);
}

/** A webhook's path item (or the operation) describes what is sent. */
export const contentRequired = check({
  given: ['operation'],
  run: (operation, _, context) => {
    if (!isWebhook(operation, context) || CONTENT in operation.path.object || CONTENT in operation.object) return null;
    return { node: operation.path, at: `/${CONTENT}`, values: { operation: operation.name } };
  },
});

/** The description of the payload stands beside the methods, not inside one. */
export const contentOnOperation = check({
  given: ['operation'],
  keys: [CONTENT],
  run: (operation) => {
    const fix = moved(operation);
    return { at: `/${CONTENT}`, ...(fix ? { fix } : {}) };
  },
});

/** Certain only where the path has none yet and this operation is the only one that brings it. */
function moved({ object, pointer, path, document }: Operation): FixIntent | null {
  if (CONTENT in path.object || path.operations.filter((other) => CONTENT in other.object).length > 1) return null;
  const added = addMember(document, path.outlineNode, CONTENT, object[CONTENT]);
  const removed = removeMember(document, document.nodeAt(`${pointer}/${CONTENT}`));
  return added ? { edits: [removed, added] } : null;
}

/** An operation with a callback address starts a flow. The mode is certain where the payload's type is known. */
export const triggerMissing = check({
  given: ['operation'],
  run: (operation, _, context) => {
    if (operation.isTrigger || !isWebhook(operation, context)) return null;
    const type = member(operation.notificationContent?.schema, 'type');
    const mode = type === 'array' ? 'batch' : type === 'object' ? 'single' : null;
    return { at: '/x-ms-trigger', ...(mode ? { fix: { set: mode } } : {}) };
  },
});

/** A document with webhooks has a hidden DELETE operation that ends a subscription; said once a document. */
export const deleteOperation = check({
  given: ['document'],
  run: (_, __, { connector: { api } }) => {
    const first = api
      ? [...webhooksOf(api).byOperation.keys()].find((operation) => operation.method === 'post')
      : undefined;
    if (!api || !first || !knowsOperations(api)) return null;
    const deletes = api.operations.filter(({ method }) => method === 'delete');
    if (deletes.some(({ internal }) => internal)) return null;
    const own = deletes.find(({ path }) => path.template.startsWith(`${first.path.template}/`));
    if (own) return { node: own, at: '/x-ms-visibility', case: 'visible', fix: { set: 'internal' } };
    return deletes.length > 0 ? null : { node: first };
  },
});

/** The operation that `x-ms-notification` names; null where it names none. */
function subscription(operation: Operation, api: Swagger | null): Operation | null {
  const id = member(operation.object[NOTIFICATION], 'operationId');
  return typeof id === 'string' ? (api?.operationsById.get(id) ?? null) : null;
}

/** `x-ms-notification` on an operation that has a callback address of its own. */
export const notificationInWebhook = check({
  given: ['operation'],
  keys: [NOTIFICATION],
  run: (operation, _, context) => (isWebhook(operation, context) ? { at: `/${NOTIFICATION}` } : null),
});

/** `x-ms-notification` names an operation that has no callback address. */
export const notificationTarget = check({
  given: ['operation'],
  keys: [NOTIFICATION],
  run: (operation, _, context) => {
    const target = subscription(operation, context.connector.api);
    return target && !isWebhook(target, context)
      ? { at: `/${NOTIFICATION}/operationId`, values: { target: target.name } }
      : null;
  },
});

/** Parameters that a fetching operation shares by name with the operation that subscribes. */
export const sameParameters = check({
  given: ['operation'],
  keys: [NOTIFICATION],
  run: (operation, _, { connector: { api } }) => {
    const target = subscription(operation, api);
    if (!target || target === operation) return null;
    const others = new Map(target.parameters.map(({ parameter }) => [parameter.object.name, parameter]));
    return operation.parameters.flatMap(({ use, parameter }): Report[] => {
      const other = others.get(parameter.object.name);
      const key = other ? differing(parameter, other) : null;
      if (!other || key === null) return [];
      return [{ node: use, values: { ...shown(parameter, other, key), key, target: target.name } }];
    });
  },
});

const COMPARED = ['type', 'x-ms-visibility'];

function differing(one: Parameter, other: Parameter): string | null {
  return COMPARED.find((key) => one.object[key] !== other.object[key]) ?? null;
}

function shown(one: Parameter, other: Parameter, key: string): Record<string, string> {
  return { name: one.name, here: settingOf(one, key), there: settingOf(other, key) };
}

function settingOf(node: JsonNode, key: string): string {
  const value = node.object[key];
  return typeof value === 'string' ? value : 'not set';
}
