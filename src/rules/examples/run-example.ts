/** Runs one rule over one of its examples. */
import { compareConnectors } from '../../changes/compare.ts';
import { groupChanges } from '../../changes/group.ts';
import type { Rule } from '../engine/rule.ts';
import { type RunResult, runPullRules, runRules } from '../engine/run.ts';
import { mergePatch, type Sample } from './example.ts';

/** What the rule makes of the sample connector as the example has it. */
export function runExample(
  rule: Rule,
  { connector, base, change, pull, otherTitles, options, stopped }: Sample,
): RunResult {
  const alone = { version: '', rules: [{ ...rule, options: mergePatch(rule.options, options) }] };
  if (rule.given.includes('pull') && pull) return runPullRules(alone, pull, [connector]);
  const changes = base ? groupChanges(compareConnectors(base, connector)) : [];
  return runRules(alone, connector, change, { pull, otherTitles, before: base, changes, stopped });
}
