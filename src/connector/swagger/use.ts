/** Where schemas are used: below a request or a response, and whether people see it. */
import { Parameter, Response, type Schema, USED } from './nodes.ts';

const VISIBLE = USED.visibleRequest | USED.visibleResponse;

/** Spreads from requests and responses over nesting and references; the marks make it end on cycles. What is internal hides all below it. */
export function markUse(schemas: readonly Schema[]): void {
  const todo: [Schema, number][] = [];
  for (const schema of schemas) {
    const { parent } = schema;
    if (schema.role === 'notification') todo.push([schema, USED.response | USED.visibleResponse]);
    else if (parent instanceof Parameter && schema.role !== 'nested') {
      todo.push([schema, USED.request | (parent.internal ? 0 : USED.visibleRequest)]);
    } else if (parent instanceof Response) {
      const visible = parent.uses.some(({ operation }) => !operation.internal);
      todo.push([schema, USED.response | (visible ? USED.visibleResponse : 0)]);
    }
  }
  while (todo.length > 0) {
    const [schema, from] = todo.pop() as [Schema, number];
    const bits = schema.object['x-ms-visibility'] === 'internal' ? from & ~VISIBLE : from;
    if ((schema.used & bits) === bits) continue;
    schema.used |= bits;
    for (const child of schema.children) todo.push([child, bits]);
    if (schema.target) todo.push([schema.target, bits]);
  }
}
