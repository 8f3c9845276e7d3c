/** What the inspection of one connector folder found. */
import type { ChangeGroup } from '../../changes/group.ts';
import type { UpdateKind } from '../../changes/update.ts';
import type { PackageStanding } from '../../checks/package/standing.ts';
import type { Kind } from '../../connector/types.ts';
import type { Finding, FolderChange } from './types.ts';

export interface ConnectorReview {
  readonly folder: string;
  readonly kind: Kind;
  /** null: nothing to compare with, or nothing changed. */
  readonly change: FolderChange;
  readonly findings: readonly Finding[];
  /** What an update changes, or the removal; empty otherwise. */
  readonly changes: readonly ChangeGroup[];
  /** An update after which every operation is deprecated, and which made one of them so. */
  readonly isDeprecated: boolean;
  /** null where it is not an update. */
  readonly update: UpdateKind | null;
  /** The folder's name before, where it was renamed or moved. */
  readonly movedFrom: string | null;
  /** How its certification package stands; null where it has none. */
  readonly package: PackageStanding | null;
}
