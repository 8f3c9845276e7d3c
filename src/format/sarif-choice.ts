/** Which findings go into a SARIF file: what was asked for, and no more than code scanning takes. */
import type { Finding, Severity } from '../rules/findings/types.ts';
import type { Report } from './report.ts';
import { isAtLeast } from './severity.ts';

/**
 * Results of a run that code scanning takes; a file with more is refused whole:
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#file-limits
 */
const MAX_RESULTS = 25_000;

export interface SarifChoice {
  readonly findings: readonly Finding[];
  /** How many there was no room for. */
  readonly leftOut: number;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'suggestion'];

/** @param least the least severity that was asked for @param most results there is room for */
export function sarifChoice({ inspection }: Report, least: Severity, most = MAX_RESULTS): SarifChoice {
  const all = [...inspection.connectors.flatMap(({ findings }) => findings), ...inspection.pull];
  // Code scanning takes no result without a file.
  const wanted = all.filter(({ file, severity }) => file !== '' && isAtLeast(severity, least));
  if (wanted.length <= most) return { findings: wanted, leftOut: 0 };
  const errorsFirst = SEVERITIES.flatMap((severity) => wanted.filter((finding) => finding.severity === severity));
  return { findings: errorsFirst.slice(0, most), leftOut: wanted.length - most };
}

/** What is said of those that are left out. */
export function leftOutLine(leftOut: number): string {
  return `${leftOut} more findings are not in this SARIF file: code scanning takes ${MAX_RESULTS} a run. Errors come first; check fewer connectors at once for the rest.`;
}
