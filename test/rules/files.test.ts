/** Rule files of a folder of their own, compiled and run: what they say holds, or they are refused with the line. */

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RuleSet } from '../../src/rules/engine/rule.ts';
import { runRules } from '../../src/rules/engine/run.ts';
import { applyExample } from '../../src/rules/examples/example.ts';
import { compileRules } from '../../src/rules/files/compile.ts';
import { RULES_DIR } from '../../src/rules/files/paths.ts';
import { SAMPLE } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'rules-'));

cpSync(join(RULES_DIR, 'lists.yml'), join(folder, 'lists.yml'));
mkdirSync(join(folder, 'parameter'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The rules, when there is but one: it is about parameters. */
function withRule(lines: string): RuleSet {
  writeFileSync(
    join(folder, 'parameter', 'only.yml'),
    `title: A rule of its own for a test\nseverity: error\n${lines}
message: "Parameter {name} says {match}."
why: Because a test would like to know.
fix: Write another word.
docs: https://example.com
examples: { good: [{}], bad: [{ description: old }] }
`,
  );
  const script = join(folder, `compiled-${Math.random()}.cjs`);
  writeFileSync(script, compileRules(folder));
  return createRequire(join(RULES_DIR, '..', 'package.json'))(script) as RuleSet;
}

function messages(rules: RuleSet, parameter: object): string[] {
  const { connector } = applyExample(SAMPLE, 'parameter', { name: 'state', ...parameter });
  return runRules(rules, connector, 'new').findings.map(({ message }) => message);
}

it('a message that a value is missing for says what its rule says, in whole words', () => {
  const rules = withRule('given: parameter\ncheck: text-matches\nwith: { at: /description, pattern: ^(?!old) }');
  expect(messages(rules, { description: 'old' })).toEqual(['A rule of its own for a test. Write another word.']);
});

const CHECK = 'check: text-lacks\nwith: { at: /description, pattern: old }';

describe('a rule with a named check and a `when`', () => {
  const wanted = withRule(`given: parameter\nwhen: { properties: { type: { const: string } } }\n${CHECK}`);

  it('speaks of nodes for which it holds', () => {
    expect(messages(wanted, { type: 'string', description: 'old' })).toEqual(['Parameter state says old.']);
  });

  it('says nothing of others', () => {
    expect(messages(wanted, { type: 'integer', description: 'old' })).toEqual([]);
  });

  it('asks for the keys that it requires', () => {
    const required = withRule(`given: parameter\nwhen: { required: [x-old] }\n${CHECK}`);
    expect(messages(required, { description: 'old' })).toEqual([]);
    expect(messages(required, { description: 'old', 'x-old': true })).toEqual(['Parameter state says old.']);
  });

  it('asks for the values that it requires', () => {
    const required = withRule(
      `given: parameter\nwhen: { required: [type], properties: { type: { enum: [integer, number] } } }\n${CHECK}`,
    );
    expect(messages(required, { type: 'string', description: 'old' })).toEqual([]);
    expect(messages(required, { type: 'number', description: 'old' })).toEqual(['Parameter state says old.']);
  });
});

describe('a rule file is refused', () => {
  it('where its `when` is not JSON Schema', () => {
    expect(() => withRule(`given: parameter\nwhen: { type: word }\n${CHECK}`)).toThrow(
      /only\.yml:4:1: is not a JSON Schema/,
    );
  });

  it('where it holds to a JSON Schema what is not JSON', () => {
    expect(() => withRule('given: readme\nassert: { type: object }')).toThrow(
      /only\.yml:4:1: is a JSON Schema, to which no 'readme' can be held/,
    );
    expect(() => withRule(`given: pull\nwhen: { type: object }\ncheck: pull-conflicts`)).toThrow(
      /only\.yml:4:1: is a JSON Schema, to which no 'pull' can be held/,
    );
  });
});
