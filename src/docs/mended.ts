/** Whether `check --fix` mends what a rule finds: told by its bad examples, as checks decide on remedies by themselves. */
import { join } from 'node:path';
import { readTree } from '../disk/tree.ts';
import { applyExample, sampleFiles, sampleOf } from '../rules/example.ts';
import type { SourceRule } from '../rules/files.ts';
import type { Given } from '../rules/given.ts';
import { RULES_DIR } from '../rules/paths.ts';
import { prepare } from '../rules/prepare.ts';
import type { RuleSet } from '../rules/rule.ts';
import { runExample } from '../rules/run-example.ts';

/** Of what a rule finds: everything, some, or nothing. */
export type Mended = 'always' | 'sometimes' | 'never';

/** Answers for any rule of a set. */
export async function mendedBy(rules: RuleSet): Promise<(rule: SourceRule) => Mended> {
  const files = await readTree(join(RULES_DIR, 'samples'));
  await prepare(['script.csx']);
  return (rule) => {
    const given = [rule.given].flat()[0] as Given;
    const compiled = rules.rules.find(({ id }) => id === rule.id);
    if (!compiled) return 'never';
    const fixes = rule.examples.bad.flatMap((example) => {
      const sample = sampleFiles(files, `certified-connectors/${sampleOf(example)}`);
      const { findings } = runExample(compiled, applyExample(sample, given, example));
      return findings.map(({ fix }) => fix !== null);
    });
    if (!fixes.includes(true)) return 'never';
    return fixes.includes(false) ? 'sometimes' : 'always';
  };
}
