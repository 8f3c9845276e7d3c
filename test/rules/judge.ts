/** What a rule says of its examples: the tests hold it to that, the mutation tests see whether they would notice another. */
import { Connector } from '../../src/connector/connector.ts';
import { applyEdits } from '../../src/connector/edit.ts';
import type { NodeKind } from '../../src/rules/engine/node-kinds.ts';
import type { Rule, RuleSet, SourceRule } from '../../src/rules/engine/rule.ts';
import { type RuleFailure, type RunResult, runRules } from '../../src/rules/engine/run.ts';
import { applyExample, type Sample, sampleOf } from '../../src/rules/examples/example.ts';
import { runExample } from '../../src/rules/examples/run-example.ts';
import type { Finding } from '../../src/rules/findings/types.ts';
import { SAMPLES } from './sample.ts';
import { type Json, spoilt } from './spoil.ts';

export interface Judgement extends RunResult {
  /** What is found once all that can be mended is mended. */
  readonly left: readonly Finding[];
}

/** One rule over one of its examples. */
export function judgeExample(rules: RuleSet, rule: SourceRule, example: unknown): Judgement {
  const own = compiled(rules, rule);
  const sample = applyExample(filesOf(example), [rule.given].flat()[0] as NodeKind, example);
  const result = runExample(own, sample);
  return { ...result, left: runExample(own, mended(sample, result.findings)).findings };
}

const WRONG: readonly Json[] = [null, 1, '', [null], { a: null }];

/** Examples of limits are long, and the same again and again. */
const MAX_LENGTH = 1500;

/** Settings of an example that have a form of their own. */
const FORMED: ReadonlySet<string> = new Set([
  '$at',
  '$files',
  '$pad',
  '$folder',
  '$kind',
  '$change',
  '$pull',
  '$others',
  '$sample',
  '$with',
]);

/** What goes wrong when one rule meets its own bad examples with a wrong value anywhere in them. */
export function failuresOverSpoilt(rules: RuleSet, rule: SourceRule): RuleFailure[] {
  const own = compiled(rules, rule);
  const given = [rule.given].flat()[0] as NodeKind;
  return WRONG.flatMap((wrong) =>
    rule.examples.bad
      .filter((example) => JSON.stringify(example).length <= MAX_LENGTH)
      .flatMap((example) => [...spoilt(example as Json, wrong, (key) => FORMED.has(key))])
      .flatMap((example) => runExample(own, applyExample(filesOf(example), given, example)).failures),
  );
}

/** All rules over a whole sample connector. */
export function judgeSample(rules: RuleSet, files: ReadonlyMap<string, string>): RunResult {
  return runRules(rules, applyExample(files, 'document', {}).connector, 'new');
}

/** The files of the sample that an example is laid on. */
function filesOf(example: unknown): ReadonlyMap<string, string> {
  return SAMPLES.find(({ name }) => name === sampleOf(example))!.files;
}

function compiled({ rules }: RuleSet, { id }: SourceRule): Rule {
  return rules.find((rule) => rule.id === id)!;
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

/** A finding in one line: where, what, and the lines as the remedy leaves them. */
export function said({ severity, file, pointer, line, column, endLine, endColumn, message, fix }: Finding): string {
  const span = `${line}:${column}–${endLine === line ? '' : `${endLine}:`}${endColumn}`;
  const place = `${file.split('/').slice(2).join('/')}${pointer === null ? `:${span}` : `#${pointer}`}`;
  const remedy = fix ? ` [${JSON.stringify(fix.text?.trim()).slice(0, 300)}]` : '';
  return `${severity} ${place} ${message}${remedy}`;
}
