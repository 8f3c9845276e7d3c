/** What the mutation tests run, with the checks in it: bundled into one script, so that a mutant costs one evaluation of it. */
import { runTest, titles } from './globals.ts';
import '../checks/measures.test.ts';
import '../checks/operation.test.ts';
import '../checks/pull.test.ts';
import '../checks/secrets.test.ts';
import '../checks/texts.test.ts';
import type { RuleSet, SourceRule } from '../../src/rules/engine/rule.ts';
import type { RuleFailure, RunResult } from '../../src/rules/engine/run.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { RULES_DIR } from '../../src/rules/files/paths.ts';
import { prepare } from '../../src/rules/files/prepare.ts';
import { readRules } from '../../src/rules/files/rule-files.ts';
import { failuresOverSpoilt, judgeExample, judgeSample, said } from '../rules/judge.ts';
import { SAMPLES } from '../rules/sample.ts';

/** A test as data, so that every evaluation of this script can run it. */
export type Test = { readonly id: string } & (
  | { readonly kind: 'example'; readonly rule: SourceRule; readonly example: unknown }
  | { readonly kind: 'sample'; readonly files: ReadonlyMap<string, string> }
  | { readonly kind: 'spoilt'; readonly rule: SourceRule }
  | { readonly kind: 'small' }
);

export { loadRules };

/** The quick ones first. */
export function listTests(): Test[] {
  const sources = readRules(RULES_DIR);
  return [...sources.flatMap(examplesOf), ...titles().map(small), ...SAMPLES.map(sample), ...sources.map(spoilt)];
}

/** As test/rules/examples.test.ts has them. */
function examplesOf(rule: SourceRule): Test[] {
  return Object.entries(rule.examples).flatMap(([kind, list]) =>
    list.map((example, index): Test => ({ id: `${rule.id}: ${kind} ${index + 1}`, kind: 'example', rule, example })),
  );
}

const small = (title: string): Test => ({ id: title, kind: 'small' });
const sample = ({ name, files }: (typeof SAMPLES)[number]): Test => ({ id: `sample ${name}`, kind: 'sample', files });
const spoilt = (rule: SourceRule): Test => ({ id: `${rule.id}: spoilt examples`, kind: 'spoilt', rule });

/** All that a test sees, in words. */
export async function outcomeOf(rules: RuleSet, test: Test): Promise<string> {
  if (needsParser(test)) await prepare(['script.csx']);
  if (test.kind === 'small') return runTest(test.id).then(() => 'passed', String);
  if (test.kind === 'spoilt') return failed(failuresOverSpoilt(rules, test.rule));
  if (test.kind === 'sample') return inWords(judgeSample(rules, test.files));
  const { left, ...result } = judgeExample(rules, test.rule, test.example);
  return `${inWords(result)}\nleft: ${left.length}`;
}

/** The parser of scripts takes longer to start than all the rest. */
function needsParser(test: Test): boolean {
  if (test.kind === 'sample') return test.files.has('script.csx');
  return test.kind !== 'small' && [test.rule.given].flat().includes('script');
}

function inWords({ findings, failures }: RunResult): string {
  return `${findings.map(said).join('\n')}\n${failed(failures)}`;
}

function failed(failures: readonly RuleFailure[]): string {
  return failures.map(({ rule, error }) => `${rule} failed: ${error.message}`).join('\n');
}
