/** Operations that are gone: some of them, or so many that the connector has been replaced. */
import type { Operation } from '../connector/swagger/nodes.ts';
import type { Swagger } from '../connector/swagger/walk.ts';
import { aboutOperation } from './about.ts';
import type { Matching } from './match.ts';
import { type Change, change, type Spot, spot, type Values } from './types.ts';

/** Each told where the next operation of the base stands that is still there: its line is the one after those taken out. */
export function removalsIn(base: Swagger, head: Swagger, { pairs, added }: Matching): Change[] {
  const now = new Map(pairs.map((pair) => [pair.base, pair.head]));
  const elsewhere = new Set(head.paths.filter(({ object }) => '$ref' in object).map(({ template }) => template));
  const gone: { operation: Operation; place: Spot }[] = [];
  let place = spot(head.root, '/paths');
  for (const operation of base.operations.toReversed()) {
    const there = now.get(operation);
    if (there) place = spot(there);
    // What a path's reference leads to is not known.
    else if (!elsewhere.has(operation.path.template)) gone.push({ operation, place });
  }
  const replaced = replacementOf(base, gone.filter(({ operation }) => isInUse(operation)).length, added.length);
  return gone.reverse().map((one) => removal(one.operation, one.place, replaced));
}

/** This share of the operations in use is nearly all of them. */
const NEARLY_ALL = 0.8;

/** How many of how many are gone, and how many came, where that makes it another connector; else null. */
function replacementOf(base: Swagger, gone: number, added: number): Values | null {
  const all = base.operations.filter(isInUse).length;
  return gone > 1 && gone >= all * NEARLY_ALL ? { gone, all, added } : null;
}

function isInUse({ deprecated, internal }: Operation): boolean {
  return !deprecated && !internal;
}

/** After a deprecation it is what was announced; an internal one was in nobody's hands. */
function removal(operation: Operation, head: Spot, replaced: Values | null): Change {
  const about = aboutOperation(operation);
  const at = { head, base: spot(operation) };
  if (isInUse(operation))
    return change('operation-removed', about, replaced ? { ...at, variant: 'replaced', values: replaced } : at);
  const variant = operation.deprecated ? 'deprecated-before' : 'internal';
  return change('operation-removed', about, { ...at, variant, impact: 'look' });
}
