/** Findings as SARIF's results, each as text of its own, so that of a whole repository only what fits into a run is kept. */
import { createHash } from 'node:crypto';
import type { Range } from '../connector/types.ts';
import { identity } from '../rules/findings/identity.ts';
import type { Finding, Severity, Status } from '../rules/findings/types.ts';
import { indented } from './json.ts';
import type { Report } from './report.ts';
import { isAtLeast } from './severity.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', suggestion: 'note' };
const BASELINE: Readonly<Record<Status, string>> = {
  introduced: 'new',
  existing: 'unchanged',
  confirmed: 'new',
  waived: 'unchanged',
};

export interface SarifResult {
  readonly rule: string;
  readonly severity: Severity;
  /** Its members as JSON, but for `ruleIndex`, which is known last. */
  readonly members: string;
}

/**
 * The results of all findings in one connector, or of a pull request.
 * @param least the least severity that was asked for
 * @param report what they were found by: whether there was a base, and the texts that fixes are laid out in
 */
export function sarifResults(
  findings: readonly Finding[],
  least: Severity,
  report: Pick<Report, 'compared' | 'textOf'>,
): SarifResult[] {
  const seen = new Map<string, number>();
  // Code scanning takes no result without a file.
  const wanted = findings.filter(({ file, severity }) => file !== '' && isAtLeast(severity, least));
  return wanted.map((finding) => {
    const result = {
      ...resultFor(finding, report),
      partialFingerprints: { 'connectorReviewer/v1': fingerprintOf(finding, seen) },
    };
    return { rule: finding.rule, severity: finding.severity, members: indented(result, '\n        ').slice(1) };
  });
}

function resultFor(finding: Finding, report: Pick<Report, 'compared' | 'textOf'>): object {
  const artifactLocation = { uri: finding.file.split('/').map(encodeURIComponent).join('/') };
  const { file: _, ...range } = finding;
  return {
    ruleId: finding.rule,
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(range) } }],
    ...(report.compared ? { baselineState: BASELINE[finding.status] } : {}),
    ...(finding.status === 'waived' ? { suppressions: [{ kind: 'external', status: 'accepted' }] } : {}),
    ...fixesFor(finding, report, artifactLocation),
  };
}

function fixesFor({ fix, file }: Finding, { textOf }: Pick<Report, 'textOf'>, artifactLocation: object): object {
  const source = fix && textOf(file);
  if (!fix || !source) return {};
  const replacements = fix.edits.map((edit) => ({
    deletedRegion: regionOf(source.range(edit)),
    insertedContent: { text: edit.text },
  }));
  return { fixes: [{ artifactChanges: [{ artifactLocation, replacements }] }] };
}

function regionOf({ line, column, endLine, endColumn }: Range): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** The finding's identity, so that it is known again when lines move; a number where a file has the same one twice. */
function fingerprintOf(finding: Finding, seen: Map<string, number>): string {
  const name = identity(finding);
  const count = (seen.get(name) ?? 0) + 1;
  seen.set(name, count);
  return `${createHash('sha256').update(name).digest('hex').slice(0, 32)}:${count}`;
}
