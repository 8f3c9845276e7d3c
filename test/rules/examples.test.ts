/** Every rule's examples: the good ones are silent, the bad ones are found, and what is mended is mended. */

import { Connector } from '../../src/connector/connector.ts';
import { applyEdits } from '../../src/connector/edit.ts';
import { applyExample, type Sample } from '../../src/rules/example.ts';
import { readRules, type SourceRule } from '../../src/rules/files.ts';
import { loadRules } from '../../src/rules/load.ts';
import { RULES_DIR } from '../../src/rules/paths.ts';
import { prepare } from '../../src/rules/prepare.ts';
import { runPullRules, runRules } from '../../src/rules/run.ts';
import type { Finding } from '../../src/rules/types.ts';
import { SAMPLE } from './sample.ts';

const rules = await loadRules();
const sources = readRules(RULES_DIR);

beforeAll(async () => {
  await prepare([applyExample(SAMPLE, 'script', '').connector]);
});

function findingsOf(rule: SourceRule, { connector, change, pull }: Sample): readonly Finding[] {
  const own = { version: '', rules: rules.rules.filter(({ id }) => id === rule.id) };
  const result =
    [rule.given].flat().includes('pull') && pull
      ? runPullRules(own, pull, [connector])
      : runRules(own, connector, change, {}, pull);
  expect(result.failures).toEqual([]);
  return result.findings;
}

function mended(sample: Sample, findings: readonly Finding[]): Sample {
  const { connector } = sample;
  const files = connector.files.map((file) => {
    const edits = findings
      .filter((finding) => finding.file === file.path)
      .flatMap((finding) => finding.fix?.edits ?? []);
    const text = connector.text(file);
    if (edits.length === 0 || !text) return file;
    const bytes = Buffer.from(applyEdits(text.text, edits));
    return { ...file, content: { size: bytes.length, bytes } };
  });
  return { ...sample, connector: new Connector(connector.folder, connector.kind, files) };
}

describe.each(sources.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  const given = [rule.given].flat()[0]!;

  it.each(rule.examples.good.map((example, index) => [index + 1, example] as const))(
    'is silent about good example %i',
    (_index, example) => {
      expect(findingsOf(rule, applyExample(SAMPLE, given, example)).map(({ message }) => message)).toEqual([]);
    },
  );

  it.each(rule.examples.bad.map((example, index) => [index + 1, example] as const))(
    'finds bad example %i, in full words, and mends what it can',
    (_index, example) => {
      const sample = applyExample(SAMPLE, given, example);
      const findings = findingsOf(rule, sample);
      expect(findings).not.toEqual([]);
      for (const finding of findings) {
        expect(finding.message).not.toMatch(/\{[a-zA-Z]+\}/);
        expect(finding.line).toBeGreaterThan(0);
      }
      const fixable = findings.filter((finding) => finding.fix);
      const left = findingsOf(rule, mended(sample, fixable));
      expect(left).toHaveLength(findings.length - fixable.length);
    },
  );
});

it('the sample connector breaks no rule', () => {
  const { connector } = applyExample(SAMPLE, 'document', {});
  const { findings, failures } = runRules(rules, connector, 'new');
  expect(failures).toEqual([]);
  expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
});
