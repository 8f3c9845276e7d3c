/** What differs between two schemas themselves, apart from the schemas inside them. */
import type { Schema } from '../connector/swagger/nodes.ts';
import { compareFacts } from './facts.ts';
import type { ChangeKind, Impact } from './kinds.ts';
import { declaring, fillsItself, type Shape, type Shapes } from './shape.ts';
import { nextOf, type Spot, spot, type Values } from './types.ts';

export type Side = 'request' | 'response';

export interface SchemaDiff {
  readonly kind: ChangeKind;
  /** Below the schema: a property's name, or ''. */
  readonly label: string;
  readonly head: Spot;
  readonly base: Spot | null;
  readonly values: Values;
  /** Where it is milder than its kind. */
  readonly impact?: Impact;
}

/** A schema inside both, under the same name. */
export interface Inside {
  readonly label: string;
  readonly base: Schema;
  readonly head: Schema;
}

export interface Local {
  readonly diffs: readonly SchemaDiff[];
  readonly inside: readonly Inside[];
}

/** Compares two shapes. Where their types differ, what is inside them is not looked at: one change says it all. */
export function compareShapes(
  base: Shape,
  head: Shape,
  side: Side,
  shapes: Shapes,
  renamed: ReadonlyMap<string, string>,
): Local {
  const diffs: SchemaDiff[] = [];
  const inside: Inside[] = [];
  const typed = compareTypes(base, head, side);
  if (typed) diffs.push(typed);
  if (typed?.kind.endsWith('type-changed')) return { diffs, inside };
  compareProperties(base, head, side, shapes, diffs, inside);
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
  return { kind, label: '', head: at(head.schema), base: at(base.schema), values: { from, to } };
}

function compareProperties(
  base: Shape,
  head: Shape,
  side: Side,
  shapes: Shapes,
  diffs: SchemaDiff[],
  inside: Inside[],
): void {
  const container = (shape: Shape) => spot(declaring(shape.schema, 'properties'), '/properties');
  for (const [label, before] of base.properties) {
    const after = head.properties.get(label);
    if (!after) {
      const kind = side === 'request' ? 'body-property-removed' : 'response-property-removed';
      const next = nextOf(label, [...base.properties.keys()], (name) => head.properties.get(name));
      diffs.push({ kind, label, head: next ? spot(next) : container(head), base: spot(before), values: {} });
      continue;
    }
    inside.push({ label, base: before, head: after });
    const kind = necessity(base, head, label, before, after, side, shapes);
    if (kind) diffs.push({ kind, label, head: spot(after), base: spot(before), values: {} });
  }
  for (const [label, after] of head.properties) {
    if (base.properties.has(label)) continue;
    const asked = side === 'request' && head.required.has(label) && !fillsItself(after, shapes);
    const kind = asked
      ? 'required-body-property-added'
      : side === 'request'
        ? 'body-property-added'
        : 'response-property-added';
    diffs.push({ kind, label, head: spot(after), base: null, values: {} });
  }
}

/** Whether people have to fill in, or can count on, a property more or less than before. */
function necessity(
  base: Shape,
  head: Shape,
  name: string,
  before: Schema,
  after: Schema,
  side: Side,
  shapes: Shapes,
): ChangeKind | null {
  const asked = (shape: Shape, property: Schema) =>
    shape.required.has(name) && (side === 'response' || !fillsItself(property, shapes));
  const [was, is] = [asked(base, before), asked(head, after)];
  if (was === is) return null;
  if (side === 'request') return is ? 'body-property-made-required' : 'body-property-made-optional';
  return is ? 'response-property-made-required' : 'response-property-made-optional';
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
