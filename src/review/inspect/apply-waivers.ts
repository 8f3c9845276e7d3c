/** Marks the findings that people have waived. */
import type { GivenCommand } from '../../commands/given-commands.ts';
import { waiversIn } from '../../commands/waivers.ts';
import { seenFindingsIn } from '../../pull-request/own-comments.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import { changed } from '../../rules/findings/finding.ts';
import type { Finding } from '../../rules/findings/types.ts';
import { count, type Inspection } from './inspect.ts';

/** The same inspection, with waived findings marked as such and the waivers that did it. @param now ISO 8601 */
export function applyWaivers(
  inspection: Inspection,
  commands: readonly GivenCommand[],
  snapshot: Snapshot,
  now: string,
): Inspection {
  const { connectors, pull, ruleSet } = inspection;
  const findings = [...pull, ...connectors.flatMap((connector) => connector.findings)];
  const waivers = waiversIn(commands, { findings, shown: seenFindingsIn(snapshot) }, ruleSet, now);
  if (waivers.length === 0) return inspection;
  const waived = new Set(waivers.flatMap((waiver) => waiver.findings));
  const marked = (list: readonly Finding[]) =>
    list.map((finding) => (waived.has(finding) ? changed(finding, { status: 'waived' }) : finding));
  const judged = {
    connectors: connectors.map((connector) => ({ ...connector, findings: marked(connector.findings) })),
    pull: marked(pull),
  };
  const all = [...judged.pull, ...judged.connectors.flatMap((connector) => connector.findings)];
  return { ...inspection, ...judged, ...count(all), waivers };
}
