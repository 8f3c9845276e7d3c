/** What the comparison of two schemas notes, before it is known which operations have them. */
import type { Schema } from '../connector/swagger/nodes.ts';
import type { ChangeKind, Impact } from './kinds.ts';
import type { Spot, Values } from './types.ts';

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

/** A schema inside both: a property is labelled by its name now. */
export interface Inside {
  readonly label: string;
  readonly base: Schema;
  readonly head: Schema;
}

export interface Local {
  readonly diffs: SchemaDiff[];
  readonly inside: Inside[];
}
