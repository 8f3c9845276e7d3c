/** Which operation of the base is which of the head: by operationId, then by method and path. */
import { getOrInsert } from '../connector/get-or-insert.ts';
import type { Operation } from '../connector/swagger/nodes.ts';
import type { Swagger } from '../connector/swagger/walk.ts';

export interface OperationPair {
  readonly base: Operation;
  readonly head: Operation;
}

export interface Matching {
  readonly pairs: readonly OperationPair[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
  /** operationIds of the base that have another name in the head. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** Each operation is in exactly one pair, removed or added. */
export function matchOperations(base: Swagger, head: Swagger): Matching {
  const pairs: OperationPair[] = [];
  const taken = new Set<Operation>();
  const pair = (before: Operation, after: Operation): void => {
    pairs.push({ base: before, head: after });
    taken.add(before).add(after);
  };
  for (const [id, before] of base.operationsById) {
    const after = head.operationsById.get(id);
    if (after) pair(before, after);
  }
  const free = head.operations.filter((operation) => !taken.has(operation));
  const byPlace = stacksBy(free, placeOf);
  const byName = stacksBy(free, nameAndPlaceOf);
  const first = (stack: Operation[] = []): Operation | undefined => {
    while (stack.length > 0 && taken.has(stack.at(-1) as Operation)) stack.pop();
    return stack.at(-1);
  };
  for (const before of base.operations) {
    if (taken.has(before)) continue;
    const after = first(byName.get(nameAndPlaceOf(before))) ?? first(byPlace.get(placeOf(before)));
    if (after) pair(before, after);
  }
  const renamed = new Map<string, string>();
  for (const { base: before, head: after } of pairs) {
    if (before.id !== null && after.id !== null && before.id !== after.id) renamed.set(before.id, after.id);
  }
  return {
    pairs,
    removed: base.operations.filter((operation) => !taken.has(operation)),
    added: head.operations.filter((operation) => !taken.has(operation)),
    renamed,
  };
}

/** Operations that share a key, the first of them on top: thousands may differ in nothing but their parameters' names. */
function stacksBy(operations: readonly Operation[], keyOf: (operation: Operation) => string): Map<string, Operation[]> {
  const stacks = new Map<string, Operation[]>();
  for (const operation of operations.toReversed()) getOrInsert(stacks, keyOf(operation), () => []).push(operation);
  return stacks;
}

function nameAndPlaceOf(operation: Operation): string {
  return `${JSON.stringify(operation.id)} ${placeOf(operation)}`;
}

function placeOf(operation: Operation): string {
  return `${operation.method} ${pathOf(operation)}`;
}

/** The path a call takes, base path included, with the names of its parameters left out: `/v1/orders/{}`. */
export function pathOf({ path }: Operation): string {
  const { basePath } = path.document.root ?? {};
  const prefix = typeof basePath === 'string' ? basePath.slice(0, endWithoutSlashes(basePath)) : '';
  return anonymous(prefix + path.template);
}

/** A path template without the names of its parameters. */
export function anonymous(template: string): string {
  const named = template.replaceAll(/\{[^{}]*\}/g, '{}');
  return named.slice(0, Math.max(1, endWithoutSlashes(named)));
}

/** Counted from the end: a pattern would try again at each of a million slashes. */
function endWithoutSlashes(text: string): number {
  let end = text.length;
  while (end > 0 && text[end - 1] === '/') end--;
  return end;
}

/** The parameters a path template names, in order. */
export function pathParameters(template: string): string[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name as string);
}
