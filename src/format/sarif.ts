/**
 * SARIF 2.1.0 for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html and what GitHub makes
 * of it: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
import { createHash } from 'node:crypto';
import type { Range } from '../connector/types.ts';
import { PRODUCT } from '../product/product.ts';
import { identity } from '../rules/findings/identity.ts';
import type { Finding, Severity, Status } from '../rules/findings/types.ts';
import type { Report } from './report.ts';
import { leftOutLine, type SarifChoice } from './sarif-choice.ts';
import { type RulePage, sarifRule } from './sarif-rule.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', suggestion: 'note' };
const BASELINE: Readonly<Record<Status, string>> = {
  introduced: 'new',
  existing: 'unchanged',
  confirmed: 'new',
  waived: 'unchanged',
};

/**
 * The verdict as SARIF text.
 * @param choice of the report's findings
 * @param pages what is said of each rule that fired, by its id
 */
export function formatSarif(report: Report, choice: SarifChoice, pages: ReadonlyMap<string, RulePage>): string {
  const { findings, leftOut } = choice;
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort();
  const seen = new Map<string, number>();
  const results = findings.map((finding) => ({
    ruleIndex: ids.indexOf(finding.rule),
    ...resultFor(finding, report),
    partialFingerprints: { 'connectorReviewer/v1': fingerprintOf(finding, seen) },
  }));
  const driver = {
    name: 'Connector Reviewer',
    informationUri: PRODUCT.home,
    version: PRODUCT.version,
    semanticVersion: PRODUCT.version,
    rules: ids.map((id) => sarifRule(id, pages.get(id) ?? null)),
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, ...notices(leftOut), columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** Whoever reads only the file must learn that it does not have everything. */
function notices(leftOut: number): object {
  if (leftOut === 0) return {};
  const toolExecutionNotifications = [{ level: 'warning', message: { text: leftOutLine(leftOut) } }];
  return { invocations: [{ executionSuccessful: true, toolExecutionNotifications }] };
}

function resultFor(finding: Finding, report: Report): object {
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

function fixesFor({ fix, file }: Finding, report: Report, artifactLocation: object): object {
  const source = fix && report.textOf(file);
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
