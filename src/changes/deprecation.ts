/** An operation that became deprecated: done right, with a successor that is there, or not. */
import { getOrInsert } from '../connector/get-or-insert.ts';
import type { Operation } from '../connector/swagger/nodes.ts';
import type { OperationPair } from './match.ts';
import { objectOf } from './shape.ts';
import { type About, type Change, change, spot } from './types.ts';

export function deprecationOf(about: About, { base, head }: OperationPair, successors: Successors): Change {
  const successor = successors.of(head);
  return change('operation-deprecated', about, {
    head: spot(head, '/deprecated'),
    base: spot(base),
    values: { successor: successor?.name ?? '' },
    variant: successor ? 'done-right' : null,
    ...(successor ? { impact: 'harmless' as const } : {}),
  });
}

/** What people are to use instead of a deprecated operation; sorted out once, as thousands may be deprecated together. */
export class Successors {
  readonly #operations: readonly Operation[];
  #candidates: Candidates | null = null;

  /** @param operations all of the head */
  constructor(operations: readonly Operation[]) {
    this.#operations = operations;
  }

  /**
   * The operation that its own annotation names, another of its family with a higher revision, or one named after it
   * with a higher version (`GetOrder`, `GetOrder_V2`). Of several the first.
   */
  of(operation: Operation): Operation | null {
    this.#candidates ??= candidatesAmong(this.#operations);
    const { byId, byFamily, byName } = this.#candidates;
    const { family, revision, replacement } = annotationOf(operation);
    const named = objectOf(replacement).operationId ?? objectOf(objectOf(replacement).api).operationId;
    const { name, version } = versionOf(operation.id ?? '');
    return (
      byId.get(named) ??
      byFamily.get(family)?.find((other) => other.version > Number(revision ?? 1))?.operation ??
      byName.get(name)?.find((other) => other.version > version)?.operation ??
      null
    );
  }
}

interface Version {
  readonly operation: Operation;
  readonly version: number;
}

interface Candidates {
  readonly byId: ReadonlyMap<unknown, Operation>;
  readonly byFamily: ReadonlyMap<unknown, readonly Version[]>;
  readonly byName: ReadonlyMap<string, readonly Version[]>;
}

function candidatesAmong(operations: readonly Operation[]): Candidates {
  const byId = new Map<unknown, Operation>();
  const byFamily = new Map<unknown, Version[]>();
  const byName = new Map<string, Version[]>();
  for (const operation of operations) {
    if (operation.deprecated) continue;
    const { id } = operation;
    const { family, revision } = annotationOf(operation);
    if (family !== undefined) getOrInsert(byFamily, family, () => []).push({ operation, version: Number(revision) });
    if (id === null) continue;
    if (!byId.has(id)) byId.set(id, operation);
    const { name, version } = versionOf(id);
    if (name !== '') getOrInsert(byName, name, () => []).push({ operation, version });
  }
  return { byId, byFamily, byName };
}

function annotationOf({ object }: Operation): Record<string, unknown> {
  return objectOf(object['x-ms-api-annotation']);
}

/** `GetOrder_V2`, `GetOrderV2` and `GetOrder2` follow `GetOrder`; `GetOrder_V3` follows `GetOrder_V2`. */
function versionOf(id: string): { name: string; version: number } {
  let start = id.length;
  while (isDigit(id[start - 1])) start--;
  const name = start < id.length ? id.slice(0, start).replace(/[_-]?v?$/i, '') : id;
  return { name: name.toLowerCase(), version: start < id.length ? Number(id.slice(start)) : 1 };
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
