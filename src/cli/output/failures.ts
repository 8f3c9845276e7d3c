/** Rules that threw: our mistakes. Told, so that they are mended; the other rules' findings stand. */

import { plainLine } from '../../format/plain.ts';
import type { Report } from '../../format/report.ts';
import type { RuleFailure } from '../../rules/engine/run.ts';
import type { Output } from '../io.ts';

/** Says on `err` which rules failed. @returns whether none was left that ran */
export function tellFailures({ inspection, rules }: Pick<Report, 'inspection' | 'rules'>, err: Output): boolean {
  const byRule = new Map<string, RuleFailure[]>();
  for (const failure of inspection.failures) byRule.set(failure.rule, [...(byRule.get(failure.rule) ?? []), failure]);
  for (const [rule, failures] of byRule) {
    const { where, error } = failures[0] as RuleFailure;
    const times = failures.length === 1 ? '' : ` (${failures.length} times)`;
    err.write(`connector-reviewer: rule ${rule} failed at: ${where}${times}: ${plainLine(error.message)}\n`);
  }
  if (byRule.size > 0)
    err.write('  This is a mistake of this program, not of your files. Please report it; all other findings stand.\n');
  return rules.rules.length > 0 && byRule.size === rules.rules.length;
}
