/** What a repository's own rule files may say, and how much of them is read. */

import { OutOfTimeError, within } from '../../src/rules/engine/time-limit.ts';
import { workDone } from '../../src/rules/engine/work-done.ts';
import {
  chooseRuleFiles,
  idOf,
  REPOSITORY_RULES,
  repositoryRulesFolder,
} from '../../src/rules/repository-rules/folder.ts';
import { readRepositoryRules } from '../../src/rules/repository-rules/read.ts';

const RULE = `title: A title is a title
severity: error
given: info
assert: { properties: { title: { minLength: 3 } } }
message: It is too short.
why: Nobody knows what it means otherwise.
fix: Choose a longer one.
docs: https://example.com
examples: { good: [{}], bad: [{ title: a }] }
`;

function faultsOf(text: string): string[] {
  const { faults } = readRepositoryRules(
    repositoryRulesFolder([{ path: `${REPOSITORY_RULES}/house/rule.yml`, text }], []),
  );
  return faults.map(({ line, column, reason }) => `${line}:${column} ${reason}`);
}

test('a rule of the usual form is sound', () => {
  expect(faultsOf(RULE)).toEqual([]);
});

test.each([
  ['a reference', 'minLength: 3', '$ref: "#"', /^4:34 '\$ref' is not for rules/],
  ['a reference below', 'minLength: 3', 'allOf: [{ not: { $ref: a } }]', /^4:\d+ '\$ref'/],
  ['a name of its own', 'properties: {', '$id: a, properties: {', /^4:11 '\$id'/],
  ['a format', 'minLength: 3', 'format: email', /'format' is not for rules/],
  ['an unknown keyword', 'minLength: 3', 'minLenght: 3', /'minLenght' is not for rules: it is not a keyword/],
  ['a wrong value', 'minLength: 3', 'minLength: three', /^4:34 .*must be/],
  ['a pattern that is none', 'minLength: 3', 'pattern: "("', /is not a pattern/],
  ['a list that there is not', 'minLength: 3', 'enum: { $list: nothing }', /there is no list 'nothing'/],
  ['an unknown check', 'assert: { properties: { title: { minLength: 3 } } }', 'check: text-trimed', /text-trim/],
  [
    'options that do not fit',
    'assert: { properties: { title: { minLength: 3 } } }',
    'check: text-matches\nwith: { patern: a }',
    /^5:9 with may not have 'patern'/m,
  ],
  [
    'an unknown condition',
    'given: info',
    'given: info\nonly: [interal]',
    /^4:8 there is no condition 'interal'; did you mean 'internal'/,
  ],
  ['both a schema and a check', 'given: info', 'given: info\ncheck: text-matches', /exactly one schema/],
  [
    'a placeholder without a value',
    'It is too short.',
    '"{word} is too short."',
    /^5:1 has nothing to put in for \{word\}/,
  ],
  ['a link that breaks out', 'https://example.com', '"https://a.b/ [x](y)"', /^8:1 /],
  ['endless blanks', 'title: a }', '$pad: { readme.md: 1e12 } }', /^9:31 \$pad/],
  [
    'a swarm of aliases',
    'title: A title is a title',
    `title: &a A title is a title\ncodes: [${'*a, '.repeat(20)}]`,
    /aliases/,
  ],
  ['no YAML', 'severity: error', 'severity: [', /is not YAML/],
])('%s is refused where it stands', (_, from, to, fault) => {
  expect(RULE).toContain(from);
  expect(faultsOf(RULE.replace(from, () => to)).join('\n')).toMatch(fault);
});

test('ordinary YAML files of a moderate size in a group are read, a hundred of them', () => {
  const at = (name: string, size: number | null = 100) => ({ path: `${REPOSITORY_RULES}/${name}`, size });
  const many = Array.from({ length: 101 }, (_, index) => at(`many/rule-${String(index).padStart(3, '0')}.yml`));
  const odd = [
    at('top.yml'),
    at('A/b.yml'),
    at('a/b.yaml'),
    at('a/link.yml', null),
    at('a/big.yml', 20_000),
    at('a/b/c.yml'),
  ];
  const { wanted, faults } = chooseRuleFiles([...many, ...odd, at('readme.md'), at('a/b/d.yml'), at('a/notes.txt')]);
  expect(wanted).toHaveLength(100);
  expect(faults.map(({ file }) => file.slice(REPOSITORY_RULES.length + 1))).toEqual(
    expect.arrayContaining(['a/b', 'A/b.yml', 'a/b.yaml', 'a/big.yml', 'a/link.yml', 'many/rule-100.yml', 'top.yml']),
  );
  expect(faults).toHaveLength(7);
  expect([idOf(`${REPOSITORY_RULES}/a/b.yml`), idOf('rules/a/b.yml')]).toEqual(['a/b', null]);
});

test('line ends make no other rules', () => {
  const folder = (text: string) => repositoryRulesFolder([{ path: `${REPOSITORY_RULES}/a/b.yml`, text }], []).id;
  expect(folder('a: 1\r\nb: 2\r\n')).toBe(folder('a: 1\nb: 2\n'));
});

test('work has its time and no more', () => {
  expect(within(1000, () => 7)).toBe(7);
  expect(() => within(50, () => /^(a+)+$/.test(`${'a'.repeat(60)}!`))).toThrow(OutOfTimeError);
  const own = new RangeError('own');
  expect(() =>
    within(1000, () => {
      throw own;
    }),
  ).toThrow(own);
});

test('of thousands of faults the first are placed and the rest counted, so that nobody keeps the reviewer busy with them', () => {
  const keys = Array.from({ length: 2500 }, (_, index) => `k${index}: `).join('\n');
  const files = Array.from({ length: 20 }, (_, index) => ({
    path: `${REPOSITORY_RULES}/house/rule-${index}.yml`,
    text: keys,
  }));
  const began = workDone();
  const { sources, faults } = readRepositoryRules(repositoryRulesFolder(files, []));
  expect(workDone() - began).toBeLessThan(20_000);
  expect(sources).toEqual([]);
  expect(faults).toHaveLength(20 * 31);
  expect(faults[30]).toMatchObject({ file: files[0]!.path, reason: expect.stringMatching(/^has \d+ more faults$/) });
});

test('the identity of a folder is too long to find another folder with the same one', () => {
  const texts = ['title: a', 'title: b'];
  const ids = texts.map((text) => repositoryRulesFolder([{ path: `${REPOSITORY_RULES}/house/rule.yml`, text }], []).id);
  expect(ids[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(ids[0]).not.toBe(ids[1]);
});
