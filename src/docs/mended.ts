/** Whether `check --fix` mends what a rule finds: told by its bad examples, as checks decide on remedies by themselves. */
import { join } from 'node:path';
import { readTree } from '../disk/tree.ts';
import type { NodeKind } from '../rules/engine/node-kinds.ts';
import type { RuleSet, SourceRule } from '../rules/engine/rule.ts';
import { applyExample, sampleFiles, sampleOf } from '../rules/examples/example.ts';
import { runExample } from '../rules/examples/run-example.ts';
import { RULES_DIR } from '../rules/files/paths.ts';
import { prepare } from '../rules/files/prepare.ts';

/** Of what a rule finds: everything, some, or nothing. */
export type Mended = 'always' | 'sometimes' | 'never';

/** Answers for any rule of a set. */
export async function mendedBy(rules: RuleSet): Promise<(rule: SourceRule) => Mended> {
  const files = await readTree(join(RULES_DIR, 'samples'));
  await prepare(['script.csx']);
  return (rule) => {
    const given = [rule.given].flat()[0] as NodeKind;
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
