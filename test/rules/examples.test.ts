/** Every rule's examples: the good ones are silent, the bad ones are found, and what is mended is mended. */

import { Connector } from '../../src/connector/connector.ts';
import { applyEdits } from '../../src/connector/edit.ts';
import { applyExample, type Sample } from '../../src/rules/example.ts';
import { readRules, type SourceRule } from '../../src/rules/files.ts';
import { loadRules } from '../../src/rules/load.ts';
import { RULES_DIR } from '../../src/rules/paths.ts';
import { prepare } from '../../src/rules/prepare.ts';
import { runRules } from '../../src/rules/run.ts';
import { runExample } from '../../src/rules/run-example.ts';
import type { Finding } from '../../src/rules/types.ts';
import { SAMPLE, SAMPLES } from './sample.ts';

const rules = await loadRules();
const sources = readRules(RULES_DIR);

beforeAll(async () => {
  await prepare(['script.csx']);
});

function findingsOf({ id }: SourceRule, sample: Sample): readonly Finding[] {
  const { findings, failures } = runExample(rules.rules.find((rule) => rule.id === id)!, sample);
  expect(failures).toEqual([]);
  return findings;
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

/** What a message has no value for stays in it; a path such as `/orders/{id}` is no placeholder. */
function placeholdersIn(rule: SourceRule): string[] {
  const messages = [rule.message, ...Object.values(rule.cases ?? {}).map(({ message }) => message)];
  return messages.flatMap((message) => message.match(/\{[a-zA-Z]+\}/g) ?? []);
}

/** A finding in one line: where, what, and what the remedy writes. */
function said({ severity, file, pointer, line, column, message, fix }: Finding): string {
  const place = `${file.split('/').slice(2).join('/')}${pointer === null ? `:${line}:${column}` : `#${pointer}`}`;
  const remedy = fix
    ? ` [${fix.edits
        .map(({ text }) => JSON.stringify(text))
        .join(', ')
        .slice(0, 300)}]`
    : '';
  return `${severity} ${place} ${message}${remedy}`;
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
        for (const placeholder of placeholdersIn(rule)) expect(finding.message).not.toContain(placeholder);
        expect(finding.line).toBeGreaterThan(0);
      }
      // What each example is told stands in a file: a check that says something else is noticed by whoever reads the change.
      expect(findings.map(said)).toMatchSnapshot();
      const fixable = findings.filter((finding) => finding.fix);
      const left = findingsOf(rule, mended(sample, fixable));
      expect(left).toHaveLength(findings.length - fixable.length);
    },
  );
});

it.each(SAMPLES.map((sample) => [sample.name, sample.files] as const))(
  'the sample connector %s breaks no rule',
  (_, files) => {
    const { connector } = applyExample(files, 'document', {});
    const { findings, failures } = runRules(rules, connector, 'new');
    expect(failures).toEqual([]);
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  },
);
