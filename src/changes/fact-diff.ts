/** What the comparison of two fields' members notes. */
import type { ChangeKind, Impact } from './kinds.ts';
import type { Values } from './types.ts';

export interface FactDiff {
  readonly kind: ChangeKind;
  /** The member that tells: where the change is pointed at. */
  readonly key: string;
  readonly values: Values;
  /** Where it is milder than its kind. */
  readonly impact?: Impact;
}
