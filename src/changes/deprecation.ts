/** An operation that became deprecated: done right, with a successor that is there, or not. */
import type { Operation } from '../connector/swagger/nodes.ts';
import type { OperationPair } from './match.ts';
import { objectOf } from './shape.ts';
import { type About, type Change, change, spot } from './types.ts';

/** @param operations all of the head */
export function deprecationOf(about: About, { base, head }: OperationPair, operations: readonly Operation[]): Change {
  const successor = successorOf(head, operations);
  return change('operation-deprecated', about, {
    head: spot(head, '/deprecated'),
    base: spot(base),
    values: { successor: successor?.name ?? '' },
    variant: successor ? 'done-right' : null,
    ...(successor ? { impact: 'harmless' as const } : {}),
  });
}

/**
 * What people are to use instead: the operation that its own annotation names, another of its family with a higher
 * revision, or one named after it with a higher version (`GetOrder`, `GetOrder_V2`).
 */
export function successorOf(operation: Operation, operations: readonly Operation[]): Operation | null {
  const others = operations.filter((other) => other !== operation && !other.deprecated);
  const { family, revision, replacement } = annotationOf(operation);
  const named = objectOf(replacement).operationId ?? objectOf(objectOf(replacement).api).operationId;
  return (
    others.find(({ id }) => id !== null && id === named) ??
    others.find((other) => {
      const theirs = annotationOf(other);
      return family !== undefined && theirs.family === family && Number(theirs.revision) > Number(revision ?? 1);
    }) ??
    others.find((other) => isVersionOf(other.id ?? '', operation.id ?? '')) ??
    null
  );
}

function annotationOf({ object }: Operation): Record<string, unknown> {
  return objectOf(object['x-ms-api-annotation']);
}

/** `GetOrder_V2`, `GetOrderV2` and `GetOrder2` follow `GetOrder`; `GetOrder_V3` follows `GetOrder_V2`. */
export function isVersionOf(id: string, earlier: string): boolean {
  const [name, version] = splitVersion(id);
  const [other, before] = splitVersion(earlier);
  return name !== '' && name === other && version > before;
}

function splitVersion(id: string): [string, number] {
  const match = /^(.*?)[_-]?v?(\d+)$/i.exec(id);
  return match ? [(match[1] as string).toLowerCase(), Number(match[2])] : [id.toLowerCase(), 1];
}
