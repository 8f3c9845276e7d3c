/** What the findings and files say to the stage machine. */
import type { Waiver } from '../../commands/waivers.ts';
import { folderOf } from '../../connector/connector.ts';
import type { Track } from '../../machine/machine.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import { isProposal } from '../../rules/engine/conditions.ts';
import type { ConnectorReview } from '../../rules/findings/connector-review.ts';
import type { Verdict } from '../../stages/conditions.ts';
import { latest } from '../../stages/turn.ts';
import type { Inspection } from '../inspect/inspect.ts';

/** The rule that looks for the template's boxes. */
const CHECKLIST = 'pr/checklist';

/** Files that make a connector more than an idea. */
const ARTEFACT = /(?:^|\/)api(?:definition\.swagger|properties)\.json$/i;

/** In the order of what they ask for. */
const KINDS = ['certified', 'independent-publisher', 'custom'] as const;

/** The boxes must be ticked for a new connector; on an update they are a warning and no more. */
export function verdictOf(
  snapshot: Snapshot,
  { blocking, toConfirm, confirmed, waivers, connectors, pull }: Inspection,
): Verdict {
  const isNew = connectors.some(({ change }) => change === 'new');
  return {
    blocking,
    toConfirm,
    allConfirmedAt: blocking > 0 && confirmed === blocking ? lastOf(waivers) : null,
    unticked: isNew && pull.some(({ rule, status }) => rule === CHECKLIST && status === 'introduced'),
    proposal: isProposal(snapshot.title) && !hasArtefacts(snapshot),
    track: trackOf(connectors),
  };
}

/** When the author confirmed something last that nobody has accepted. */
function lastOf(waivers: readonly Waiver[]): string | null {
  const open = waivers.filter(({ type, state, accepted }) => type === 'confirm' && state === 'in-force' && !accepted);
  return latest(open.map(({ at }) => at));
}

function hasArtefacts({ head, config }: Snapshot): boolean {
  return [...head.keys()].some((path) => ARTEFACT.test(path) && folderOf(path, config.folders) !== null);
}

/** Connectors that are all taken away, or all deprecated, go their own way; else the kind that asks for most decides. */
function trackOf(connectors: readonly ConnectorReview[]): Track {
  const changed = connectors.filter(({ change }) => change !== null);
  const isRetired = ({ change, isDeprecated }: ConnectorReview) => change === 'removed' || isDeprecated;
  if (changed.length > 0 && changed.every(isRetired)) return 'retirement';
  const kinds = new Set(changed.map(({ kind }) => kind));
  return KINDS.find((kind) => kinds.has(kind)) ?? 'certified';
}
