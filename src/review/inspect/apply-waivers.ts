/** Marks the findings that people have waived. */
import type { GivenCommand } from '../../commands/given-commands.ts';
import { waiversIn } from '../../commands/waivers.ts';
import { seenFindingsIn } from '../../pull-request/own-comments.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { ConnectorReview } from '../../rules/findings/connector-review.ts';
import { withStates } from '../../rules/findings/judged-changes.ts';
import { apart, narrowed, partsOf } from '../../rules/findings/parts.ts';
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
  const whole = [...pull, ...connectors.flatMap((connector) => connector.findings)];
  const parts = new Map(whole.map((finding) => [finding, apart(finding)]));
  const findings = [...parts.values()].flat();
  const waivers = waiversIn(commands, { findings, shown: seenFindingsIn(snapshot) }, ruleSet, now);
  if (waivers.length === 0) return inspection;
  const waived = new Set(waivers.flatMap((waiver) => waiver.findings));
  const marked = (list: readonly Finding[]) =>
    list.flatMap((finding) => divided(finding, parts.get(finding) ?? [finding], waived));
  const judged = { connectors: connectors.map((connector) => marking(connector, marked)), pull: marked(pull) };
  const all = [...judged.pull, ...judged.connectors.flatMap((connector) => connector.findings)];
  return { ...inspection, ...judged, ...count(all), waivers };
}

/** A finding of which people have let pass a part becomes two. */
function divided(finding: Finding, parts: readonly Finding[], waived: ReadonlySet<Finding>): Finding[] {
  const passed = parts.filter((part) => waived.has(part));
  if (passed.length === 0) return [finding];
  const left = parts.filter((part) => !waived.has(part));
  return [
    ...(left.length > 0 ? [narrowed(finding, left.map(anchorOf))] : []),
    narrowed(finding, passed.length === parts.length ? partsOf(finding) : passed.map(anchorOf), 'waived'),
  ];
}

function anchorOf({ anchor }: Finding): string {
  return anchor;
}

function marking(connector: ConnectorReview, marked: (list: readonly Finding[]) => Finding[]): ConnectorReview {
  const findings = marked(connector.findings);
  const passed = new Set(findings.filter(({ status }) => status === 'waived').flatMap(partsOf));
  const changes = withStates(connector.changes, (subject) => (passed.has(subject) ? 'let-pass' : 'open'));
  return { ...connector, findings, changes };
}
