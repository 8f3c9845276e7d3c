/** What the mutation tests run, with the checks in it: bundled into one script, so that a mutant costs one evaluation of it. */
import { readRules, type SourceRule } from '../../src/rules/files.ts';
import { loadRules } from '../../src/rules/load.ts';
import { RULES_DIR } from '../../src/rules/paths.ts';
import { prepare } from '../../src/rules/prepare.ts';
import type { RuleSet } from '../../src/rules/rule.ts';
import type { RunResult } from '../../src/rules/run.ts';
import { judgeExample, judgeSample, said } from '../rules/judge.ts';
import { SAMPLES } from '../rules/sample.ts';

/** A test as data: what is judged, so that every evaluation of this script can do it. */
export interface Test {
  readonly id: string;
  readonly needsParser: boolean;
  readonly subject: readonly [SourceRule, unknown] | ReadonlyMap<string, string>;
}

export { loadRules };

/** What test/rules/examples.test.ts tests: each example of each rule, and the samples as a whole. */
export function listTests(): Test[] {
  const examples = readRules(RULES_DIR).flatMap((rule) =>
    Object.entries(rule.examples).flatMap(([kind, list]) =>
      list.map((example, index) => ({
        id: `${rule.id}: ${kind} example ${index + 1}`,
        needsParser: [rule.given].flat().includes('script') || JSON.stringify(example).includes('.csx'),
        subject: [rule, example] as const,
      })),
    ),
  );
  const samples = SAMPLES.map(({ name, files }) => ({
    id: `sample connector ${name}`,
    needsParser: files.has('script.csx'),
    subject: files,
  }));
  return [...examples, ...samples];
}

/** All that a test sees, in words. */
export async function outcomeOf(rules: RuleSet, { needsParser, subject }: Test): Promise<string> {
  if (needsParser) await prepare(['script.csx']);
  if (subject instanceof Map) return inWords(judgeSample(rules, subject));
  const { left, ...result } = judgeExample(rules, ...(subject as readonly [SourceRule, unknown]));
  return `${inWords(result)}\nleft: ${left.length}`;
}

function inWords({ findings, failures }: RunResult): string {
  return [...findings.map(said), ...failures.map(({ rule, error }) => `${rule} failed: ${error.message}`)].join('\n');
}
