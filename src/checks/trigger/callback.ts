/** Checks of the property that takes a webhook's callback address. */
import type { JsonNode } from '../../connector/node.ts';
import { Parameter, type Schema } from '../../connector/swagger/nodes.ts';
import { isCallback, type Webhook, webhooksOf } from '../../connector/swagger/webhooks.ts';
import { knowsParameters } from '../../connector/swagger/whole.ts';
import { type CheckContext, check, type Report } from '../../rules/engine/check.ts';

const keys = ['x-ms-notification-url'];

/** The webhooks that end at a callback property. */
function endingAt(schema: Schema, { connector: { api } }: CheckContext): readonly Webhook[] {
  return (api && isCallback(schema) && webhooksOf(api).byCallback.get(schema)) || [];
}

function isInternal(node: JsonNode): boolean {
  return node.object['x-ms-visibility'] === 'internal';
}

/** The property, something around it or the body itself is hidden, in each webhook that uses it. */
export const callbackInternal = check({
  given: ['schema'],
  keys,
  run: (schema, _, context) => {
    const webhooks = endingAt(schema, context);
    const shown = webhooks.find(({ operation, chain }) => {
      const body = operation.body;
      return !chain.some(isInternal) && !(body && isInternal(body));
    });
    return shown ? { at: '/x-ms-visibility', values: { operation: shown.operation.name } } : null;
  },
});

/** The body, and each object on the way to the property, demand what leads to it. Each place is reported once. */
export const callbackRequired = check({
  given: ['schema'],
  keys,
  run: (schema, _, context) => {
    const reports = new Map<JsonNode, Report>();
    for (const { operation, chain } of endingAt(schema, context)) {
      const body = operation.body;
      if (body && body.object.required !== true)
        reports.set(body, {
          node: body,
          at: '/required',
          case: 'body',
          values: optional(body.name, operation.name),
          fix: SET_TRUE,
        });
      for (const step of chain) {
        const owner = step.within;
        if (step.property === null || !owner || requires(owner, step.property)) continue;
        reports.set(step, {
          node: owner,
          at: '/required',
          values: optional(step.property, operation.name),
          fix: { set: [...namesIn(owner), step.property] },
        });
      }
    }
    return [...reports.values()];
  },
});

const SET_TRUE = { set: true };

function optional(optionalName: string, operation: string): Record<string, string> {
  return { optional: optionalName, operation };
}

function namesIn({ object }: Schema): unknown[] {
  return Array.isArray(object.required) ? object.required : [];
}

function requires(owner: Schema, property: string): boolean {
  return namesIn(owner).includes(property);
}

/** The mark stands on something that no request's body holds. */
export const callbackPosition = check({
  given: ['parameter', 'schema'],
  keys,
  run: (node) => {
    if (node instanceof Parameter) return { values: { place: `the ${node.location || 'parameter'} parameter` } };
    if (!isCallback(node) || node.inRequest || !node.inResponse) return null;
    return { values: { place: 'a response' } };
  },
});

/** A trigger that is described as a webhook has a property for the callback address. */
export const callbackPresent = check({
  given: ['operation'],
  keys: ['x-ms-trigger'],
  run: (operation, _, { connector: { api } }) => {
    if (
      operation.method !== 'post' ||
      !operation.notificationContent ||
      !api ||
      !knowsParameters(operation) ||
      webhooksOf(api).byOperation.has(operation)
    )
      return null;
    const schema = operation.body?.schema;
    return schema
      ? { node: schema.target ?? schema, at: '/properties', values: { operation: operation.name } }
      : { at: '/parameters', values: { operation: operation.name } };
  },
});
