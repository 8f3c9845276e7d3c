/** What differs between two schemas themselves, apart from the schemas inside them. */
import type { Schema } from '../connector/swagger/nodes.ts';
import { compareFacts } from './facts.ts';
import type { ChangeKind } from './kinds.ts';
import { impactOfNumbers } from './numbers.ts';
import { compareProperties } from './object-properties.ts';
import type { Inside, Local, SchemaDiff, Side } from './schema-diff.ts';
import { declaring, type Shape, type Shapes } from './shape.ts';
import { spot } from './types.ts';

/**
 * Compares two shapes. Where their types differ, their insides are not compared: one change says it all. Below a
 * reference that leads nowhere nothing is known: that is another rule's finding, and no change.
 */
export function compareShapes(
  base: Shape,
  head: Shape,
  side: Side,
  shapes: Shapes,
  renamed: ReadonlyMap<string, string>,
): Local {
  const diffs: SchemaDiff[] = [];
  const inside: Inside[] = [];
  if (base.unknown || head.unknown) return { diffs, inside };
  const typed = compareTypes(base, head, side);
  if (typed) diffs.push(typed);
  if (typed?.kind.endsWith('type-changed') && typed.impact === undefined) return { diffs, inside };
  compareProperties(base, head, side, shapes, { diffs, inside });
  compareContents(base, head, side, diffs, inside);
  for (const { key, ...fact } of compareFacts(base.facts, head.facts, side, renamed)) {
    const at = (schema: Schema) => spot(declaring(schema, key), `/${key}`);
    diffs.push({ ...fact, label: '', head: at(head.schema), base: at(base.schema) });
  }
  return { diffs, inside };
}

function compareTypes(base: Shape, head: Shape, side: Side): SchemaDiff | null {
  const [from, to] = [base.type, head.type];
  if (from === to) return null;
  const kind: ChangeKind =
    from === 'any'
      ? 'type-specified'
      : to === 'any'
        ? 'type-dropped'
        : side === 'request'
          ? 'body-property-type-changed'
          : 'response-property-type-changed';
  const at = (schema: Schema) => spot(declaring(schema, 'type'), '/type');
  const milder = kind.endsWith('type-changed') ? impactOfNumbers(from, to, side) : {};
  return { kind, label: '', head: at(head.schema), base: at(base.schema), values: { from, to }, ...milder };
}

/** Items of arrays and the values of maps. */
function compareContents(base: Shape, head: Shape, side: Side, diffs: SchemaDiff[], inside: Inside[]): void {
  if (base.items && head.items) inside.push({ label: '[]', base: base.items, head: head.items });
  else if (base.items || head.items) {
    const kind = head.items ? 'type-specified' : 'type-dropped';
    const values = { from: 'described', to: 'described' };
    diffs.push({
      kind,
      label: '[]',
      head: spot(head.items ?? head.schema),
      base: spot(base.items ?? base.schema),
      values,
    });
  }
  const [before, after] = [base.additional, head.additional];
  if (typeof before === 'object' && typeof after === 'object') inside.push({ label: '*', base: before, head: after });
  else if (before !== after && (before ?? true) !== (after ?? true)) {
    const at = (schema: Schema) => spot(declaring(schema, 'additionalProperties'), '/additionalProperties');
    // Only a request that takes no further properties any more can hurt.
    const mild = side === 'request' && after === false ? {} : { impact: 'harmless' as const };
    const kind = 'additional-properties-changed';
    diffs.push({ kind, label: '', head: at(head.schema), base: at(base.schema), values: {}, ...mild });
  }
}
