/** Which operation of the base is which of the head: by operationId, then by method and path. */
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
  const byPlace = new Map<string, Operation[]>();
  for (const after of head.operations) {
    if (taken.has(after)) continue;
    const place = placeOf(after);
    byPlace.set(place, [...(byPlace.get(place) ?? []), after]);
  }
  for (const before of base.operations) {
    if (taken.has(before)) continue;
    const candidates = byPlace.get(placeOf(before))?.filter((candidate) => !taken.has(candidate)) ?? [];
    const after = candidates.find(({ id }) => id === before.id) ?? candidates[0];
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

function placeOf(operation: Operation): string {
  return `${operation.method} ${pathOf(operation)}`;
}

/** The path a call takes, base path included, with the names of its parameters left out: `/v1/orders/{}`. */
export function pathOf({ path }: Operation): string {
  const { basePath } = path.document.root ?? {};
  const prefix = typeof basePath === 'string' ? basePath.replace(/\/+$/, '') : '';
  return anonymous(prefix + path.template);
}

/** A path template without the names of its parameters. */
export function anonymous(template: string): string {
  return template.replaceAll(/\{[^{}]*\}/g, '{}').replace(/(?<=.)\/+$/, '');
}

/** The parameters a path template names, in order. */
export function pathParameters(template: string): string[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name as string);
}
