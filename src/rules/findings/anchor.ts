/** Names for places that stay when things move: what makes a finding the same finding on the next push. */
import { escapeToken, isObject, member, tokensOf } from '../../connector/pointer.ts';
import type { Swagger } from '../../connector/swagger/walk.ts';

/**
 * A pointer with array positions replaced by the elements' names, and an operation's path and method by its operationId
 * where that is its own. The swagger is null for other files.
 */
export function anchorOf(root: unknown, pointer: string, api: Swagger | null): string {
  let anchor = '';
  let value = root;
  let depth = 0;
  let inPaths = false;
  for (const token of tokensOf(pointer)) {
    const parent = value;
    value = member(value, token);
    if (depth === 0) inPaths = token === 'paths' && api !== null;
    const id = inPaths && depth === 2 ? operationId(value, api as Swagger) : null;
    if (id !== null) anchor = `/operation:${escapeToken(id)}`;
    else anchor += `/${Array.isArray(parent) ? elementName(parent, token, value) : escapeToken(token)}`;
    depth++;
  }
  return anchor;
}

/** An operation's id, unless another operation has it first. */
function operationId(value: unknown, api: Swagger): string | null {
  const id = isObject(value) ? value.operationId : undefined;
  return typeof id === 'string' && api.operationsById.get(id)?.value === value ? id : null;
}

const NAMES = ['name', 'propertyName', 'operationId', '$ref', 'title'];

/** How often each name occurs in a list: asked for again for every finding in it. */
const counts = new WeakMap<readonly unknown[], ReadonlyMap<string, number>>();

function countsIn(list: readonly unknown[]): ReadonlyMap<string, number> {
  let known = counts.get(list);
  if (!known) {
    const fresh = new Map<string, number>();
    for (const element of list) {
      const name = nameOf(element);
      if (name !== null) fresh.set(name, (fresh.get(name) ?? 0) + 1);
    }
    counts.set(list, fresh);
    known = fresh;
  }
  return known;
}

/** An element's own name if no other element has it, else its position. */
function elementName(list: readonly unknown[], token: string, element: unknown): string {
  const name = nameOf(element);
  return name === null || countsIn(list).get(name) !== 1 ? token : `[${escapeToken(name)}]`;
}

function nameOf(element: unknown): string | null {
  if (typeof element === 'string') return element;
  if (!isObject(element)) return null;
  for (const key of NAMES) {
    const name = element[key];
    if (typeof name === 'string') return typeof element.in === 'string' ? `${name}@${element.in}` : name;
  }
  return null;
}
