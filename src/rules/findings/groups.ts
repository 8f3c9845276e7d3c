/** Findings brought together for saying: one mistake made forty times is one thing to say. */
import { fingerprintOf } from '../../connector/fingerprint.ts';
import { identity } from './identity.ts';
import type { Finding, Severity } from './types.ts';

export interface Group {
  readonly rule: string;
  readonly severity: Severity;
  readonly docs: string;
  /** In order of place; never empty. */
  readonly findings: readonly [Finding, ...Finding[]];
}

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, suggestion: 2 };

/** One group a rule and severity: errors first, then those that are met most often, then in order of place. */
export function groupByRule(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.rule}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()]
    .map((list) => list as [Finding, ...Finding[]])
    .map((list) => ({ rule: list[0].rule, severity: list[0].severity, docs: list[0].docs, findings: list }))
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || b.findings.length - a.findings.length);
}

export function findingFingerprint(finding: Finding): string {
  return fingerprintOf(identity(finding));
}
