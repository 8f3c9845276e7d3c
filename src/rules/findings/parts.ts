/** A finding that says several things at once, taken apart: people may let some of them pass and not the others. */
import { LazyFinding } from './finding.ts';
import { filePlace, JsonPlace } from './finding-place.ts';
import type { Finding, Status } from './types.ts';

/** What it says, each by its anchor; its own where it says one thing. */
export function partsOf(finding: Finding): readonly string[] {
  return (finding instanceof LazyFinding ? finding.made.report.parts?.anchors : null) ?? [finding.anchor];
}

/** Each thing by itself; the finding as it is where it says one. */
export function apart(finding: Finding): readonly Finding[] {
  const parts = partsOf(finding);
  return parts.length === 1 ? [finding] : parts.map((part) => narrowed(finding, [part]));
}

/** The finding about some of its parts only, with a place and words of their own. */
export function narrowed(finding: Finding, parts: readonly string[], status: Status = finding.status): Finding {
  if (!(finding instanceof LazyFinding)) return { ...finding, status };
  const { rule, report: whole, place: before } = finding.made;
  if (!whole.parts || parts.length === whole.parts.anchors.length)
    return new LazyFinding(finding.made, finding.severity, status, finding.file);
  const report = whole.parts.only(new Set(parts));
  const variant = report.case === undefined ? undefined : rule.cases[report.case];
  const place = report.node ? new JsonPlace(report.node, report.at ?? '', null) : filePlace(report.file ?? before.file);
  return new LazyFinding({ rule, variant, report, place }, finding.severity, status, finding.file);
}
