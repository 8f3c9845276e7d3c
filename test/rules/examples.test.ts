/** Every rule's examples: the good ones are silent, the bad ones are found, and what is mended is mended. */
import { loadRules } from '../../src/rules/files/load.ts';
import { RULES_DIR } from '../../src/rules/files/paths.ts';
import { prepare } from '../../src/rules/files/prepare.ts';
import { readRules } from '../../src/rules/files/rule-files.ts';
import { missingIn } from '../../src/rules/findings/finding.ts';
import { judgeExample, judgeSample, said } from './judge.ts';
import { SAMPLES } from './sample.ts';

const rules = await loadRules();
const sources = readRules(RULES_DIR);

beforeAll(async () => {
  await prepare(['script.csx']);
});

describe.each(sources.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(rule.examples.good.map((example, index) => [index + 1, example] as const))(
    'is silent about good example %i',
    (_index, example) => {
      const { findings, failures } = judgeExample(rules, rule, example);
      expect(failures).toEqual([]);
      expect(findings.map(({ message }) => message)).toEqual([]);
    },
  );

  it.each(rule.examples.bad.map((example, index) => [index + 1, example] as const))(
    'finds bad example %i, in full words, and mends what it can',
    (_index, example) => {
      const { findings, failures, left } = judgeExample(rules, rule, example);
      expect(failures).toEqual([]);
      expect(findings).not.toEqual([]);
      for (const finding of findings) {
        expect(missingIn(finding)).toEqual([]);
        expect(finding.line).toBeGreaterThan(0);
      }
      // What each example is told stands in a file: a check that says something else is noticed by whoever reads the change.
      expect(findings.map(said)).toMatchSnapshot();
      expect(left).toHaveLength(findings.filter(({ fix }) => !fix).length);
    },
  );
});

it.each(SAMPLES.map((sample) => [sample.name, sample.files] as const))(
  'the sample connector %s breaks no rule',
  (_, files) => {
    const { findings, failures } = judgeSample(rules, files);
    expect(failures).toEqual([]);
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  },
);
