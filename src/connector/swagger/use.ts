/** Where schemas are used: below a request or a response, and whether people see it. */
import { Parameter, Response, type Schema, USED } from './nodes.ts';

const VISIBLE = USED.visibleRequest | USED.visibleResponse;

/** Spreads from requests and responses over nesting and references. What is internal hides all below it. */
export function markUse(schemas: readonly Schema[]): void {
  const todo: [Schema, number][] = [];
  for (const schema of schemas) {
    const bits = firstUse(schema);
    if (bits !== 0) todo.push([schema, bits]);
  }
  // The marks make it end on cycles.
  while (todo.length > 0) {
    const [schema, from] = todo.pop() as [Schema, number];
    const bits = schema.object['x-ms-visibility'] === 'internal' ? from & ~VISIBLE : from;
    if ((schema.used & bits) === bits) continue;
    schema.used |= bits;
    for (const child of schema.children) todo.push([child, bits]);
    if (schema.target) todo.push([schema.target, bits]);
  }
}

/** What a schema is used for right where it stands; 0 where only others lead to it. */
function firstUse({ parent, role }: Schema): number {
  if (role === 'notification') return USED.response | USED.visibleResponse;
  if (parent instanceof Parameter && role !== 'nested')
    return USED.request | (parent.internal ? 0 : USED.visibleRequest);
  if (!(parent instanceof Response)) return 0;
  // The designer offers what a success returns, and no failure.
  const visible = parent.uses.some(({ operation, code }) => !operation.internal && /^2|^default$/.test(code));
  return USED.response | (visible ? USED.visibleResponse : 0);
}
