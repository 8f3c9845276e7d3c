/** The kind of an update decides how long certification takes. */
import type { ChangeGroup } from './group.ts';
import { KINDS } from './kinds.ts';

/** `minor`: only texts, contact, icon, readme, publisher. */
export type UpdateKind = 'minor' | 'major';

export function kindOfUpdate(groups: readonly ChangeGroup[]): UpdateKind {
  return groups.every(({ kind }) => 'minor' in KINDS[kind]) ? 'minor' : 'major';
}
