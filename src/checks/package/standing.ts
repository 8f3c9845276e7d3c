/** How a folder's certification package stands, in short: for the summary of a pull request. */
import type { Connector } from '../../connector/connector.ts';
import { isInPackage } from '../../connector/package/files.ts';
import { type Aspect, differencesIn } from './differences.ts';
import { flowUse } from './flows.ts';
import { fileOf } from './parts.ts';

export interface PackageStanding {
  /** `ConnectorPackage.zip` */
  readonly name: string;
  /** `only`: the folder holds nothing to compare it with. `unread`: it could not be read, or holds no connector. */
  readonly holds: 'same' | 'other-texts' | 'other' | 'only' | 'unread';
  /** In what it differs by more than texts. */
  readonly aspects: readonly Aspect[];
  readonly differences: number;
  /** How many operations its flows call, of how many; null if there is no flow. */
  readonly flow: { readonly called: number; readonly total: number } | null;
}

/** null where the folder has no package. */
export function packageStanding(connector: Connector): PackageStanding | null {
  const file = fileOf(connector, 'package');
  if (!file) return null;
  const all = differencesIn(connector);
  const weighty = all.filter(({ textOnly, aspect }) => !textOnly && aspect !== 'icon');
  const use = flowUse(connector);
  return {
    name: file.name,
    holds: holdsOf(connector, all.length, weighty.length),
    aspects: [...new Set(weighty.map(({ aspect }) => aspect))],
    differences: all.length,
    flow: use && { called: use.called.length, total: use.total },
  };
}

function holdsOf(connector: Connector, all: number, weighty: number): PackageStanding['holds'] {
  const held = connector.package;
  if (!held?.connector || held.archive.faults.length > 0) return 'unread';
  if (isInPackage(connector.file('swagger')?.path ?? '')) return 'only';
  if (weighty > 0) return 'other';
  return all > 0 ? 'other-texts' : 'same';
}
