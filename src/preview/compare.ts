/** What an update changes of what users see. Pure. */
import type { ConnectorView, Field, OperationView } from './types.ts';

export type Mark = 'new' | 'changed' | 'gone';

/** An operation before and now; one of them may be missing. */
export interface OperationPair {
  readonly before: OperationView | null;
  readonly now: OperationView | null;
  /** null where users see no difference. */
  readonly mark: Mark | null;
}

/** All operations in their order now, then those that are gone. Matched by id, else by method and path. */
export function pairsOf(before: ConnectorView | null, { operations }: ConnectorView): OperationPair[] {
  if (!before) return operations.map((now) => ({ before: null, now, mark: null }));
  const left = new Set(before.operations);
  const take = (now: OperationView, key: 'id' | 'call') => {
    const found = [...left].find((one) => one[key] === now[key]) ?? null;
    if (found) left.delete(found);
    return found;
  };
  const byId = new Map(operations.map((now) => [now, take(now, 'id')]));
  const pairs = operations.map((now) => {
    const old = byId.get(now) ?? take(now, 'call');
    return { before: old, now, mark: old ? markOf(seen(old), seen(now)) : ('new' as const) };
  });
  return [...pairs, ...[...left].map((old) => ({ before: old, now: null, mark: 'gone' as const }))];
}

function markOf(before: string, now: string): Mark | null {
  return before === now ? null : 'changed';
}

/** All that users see, without where it stands. */
function seen(thing: object): string {
  return JSON.stringify(thing, (key, value) => (key === 'places' ? undefined : value));
}

/** How each of some fields differs from its namesake on the other side. @param missing what one without a namesake is */
export function fieldMarks(
  fields: readonly Field[],
  others: readonly Field[],
  missing: 'new' | 'gone',
): Map<Field, Mark> {
  const marks = new Map<Field, Mark>();
  const namesakes = new Map(others.map((field) => [field.name, field]));
  for (const field of fields) {
    const other = namesakes.get(field.name);
    if (!other) marks.set(field, missing);
    else if (seen({ ...field, fields: [] }) !== seen({ ...other, fields: [] })) marks.set(field, 'changed');
    for (const [inner, mark] of fieldMarks(field.fields, other?.fields ?? [], missing)) marks.set(inner, mark);
  }
  return marks;
}
