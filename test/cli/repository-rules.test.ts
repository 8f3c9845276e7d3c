/** Rules that a repository keeps for itself, on the command line. */
import { titleRule } from '../repository-rule.ts';
import { cli, clone, commit, git, json, repository, told, write } from './setup.ts';

const PATH = '.github/connector-reviewer/rules/house/no-orders.yml';
const RULE = titleRule('Orders', 'Parcels');
const BROKEN = RULE.replace('severity: error', 'severity: loud');

it('checks connectors by the rules of the working copy around them', async () => {
  const root = repository();
  write(root, PATH, RULE);
  const report = await json(root, ['check']);
  expect({ code: report.code, told: told(report) }).toEqual({ code: 1, told: ['house/no-orders introduced'] });
  expect(told(await json(`${root}/certified-connectors`, ['check', 'Contoso Orders']))).toEqual(told(report));
});

it('leaves a bad file out and names its line and column', async () => {
  const root = repository();
  write(root, PATH, BROKEN);
  const { code, err } = await cli(root, ['check']);
  expect(code).toBe(0);
  expect(err).toMatch(/rules\/house\/no-orders\.yml:2:1: .*severity must be/);
});

it('takes the rules of a pull request from its base, whatever it does to them', async () => {
  const root = clone();
  git(root, 'switch', '--quiet', 'dev');
  write(root, PATH, RULE);
  commit(root, 'A rule');
  git(root, 'switch', '--quiet', '--create', 'more');
  git(root, 'mv', 'certified-connectors/Contoso Orders', 'certified-connectors/Contoso Orders 2');
  git(root, 'rm', '--quiet', PATH);
  commit(root, 'Move');
  const report = await json(root, ['pull', '--repo', '.', '--base', 'dev', '--head', 'more']);
  expect(told(report)).toContain('house/no-orders existing');
});

it('lists and explains them, and gives code scanning their page', async () => {
  const root = repository();
  write(root, PATH, RULE);
  expect((await cli(root, ['rules'])).out).toMatch(/^house\/no-orders +error +A title does not speak of orders/m);
  const { out } = await cli(root, ['explain', 'house/no-orders']);
  expect(out).toMatch(/Why +Another team.*Docs +https:\/\/example\.com\/house-rules/s);
  expect((await cli(root, ['check', '--format', 'sarif'])).out).toContain(
    '"helpUri": "https://example.com/house-rules"',
  );
});

it('checks rule files before anybody relies on them', async () => {
  const root = repository();
  write(root, PATH, RULE);
  const sound = await cli(root, ['rules', '--check']);
  expect(sound).toEqual({ code: 0, out: '✔ 1 rule, 2 examples: all as they must be\n', err: '' });
  write(root, PATH, RULE.replace('Contoso Parcels', 'Contoso Orders'));
  write(root, PATH.replace('no-orders', 'worse'), BROKEN);
  write(root, '.github/connector-reviewer.yml', 'reviewers: many\n');
  const { code, out } = await cli(root, ['rules', '--check']);
  expect(code).toBe(1);
  expect(out.split('\n')).toEqual([
    expect.stringMatching(/^\.github\/connector-reviewer\.yml:1:1: .*integer/),
    expect.stringMatching(/^\.github.*no-orders\.yml:11:10: this good example is found/),
    expect.stringMatching(/^\.github.*worse\.yml:2:1: .*severity/),
    '✖ 3 faults in 3 files',
    '',
  ]);
});

it('tells everything that is wrong with a configuration at once', async () => {
  const root = repository();
  write(root, PATH, RULE);
  const config = [
    'reviewers: many',
    'lables: {}',
    'labels:',
    '  new: 1',
    '  kinds: { custom: 2 }',
    'folders:',
    '  a: certfied',
    'stages:',
    '  timers: { warn: soon }',
    'rules:',
    '  operation/sumary-length: warning',
    '  Operation/summary-length: off',
    '  house/no-orders: loud',
    '  house/no-order: error',
  ];
  write(root, '.github/connector-reviewer.yml', `${config.join('\n')}\n`);
  const { code, out } = await cli(root, ['rules', '--check']);
  expect(code).toBe(1);
  const told = out.split('\n').map((line) => line.replace('.github/connector-reviewer.yml:', ''));
  expect(told).toEqual([
    expect.stringMatching(/^1:1: reviewers must be integer/),
    expect.stringMatching(/^2:1: the file may not have 'lables'/),
    expect.stringMatching(/^4:3: labels: new must be string/),
    expect.stringMatching(/^5:12: labels: kinds: custom must be string/),
    expect.stringMatching(/^7:3: folders: a must be one of: certified/),
    expect.stringMatching(/^9:13: stages: timers: warn must be/),
    expect.stringMatching(/^11:3: there is no rule .*Did you mean operation\/summary-length/),
    expect.stringMatching(/^12:3: rules: Operation\/summary-length must match/),
    expect.stringMatching(/^12:3: there is no rule .*Did you mean operation\/summary-length/),
    expect.stringMatching(/^13:3: rules: house\/no-orders must be one of: error/),
    expect.stringMatching(/^14:3: there is no rule .*Did you mean house\/no-orders/),
    '✖ 11 faults in 1 file',
    '',
  ]);
});

it('tells every stage of a configuration that there is not', async () => {
  const root = repository();
  const stages = 'stages:\n  change: { nowhere: { label: x }, neither: { label: y } }\n  remove: [gone]\n';
  write(root, '.github/connector-reviewer.yml', stages);
  const { out } = await cli(root, ['rules', '--check']);
  expect(out.match(/\d+:\d+: there is no stage '\w+'/g)).toEqual([
    "2:13: there is no stage 'nowhere'",
    "2:36: there is no stage 'neither'",
    "3:12: there is no stage 'gone'",
  ]);
});

it('says that a configuration called .yaml is not read', async () => {
  const root = repository();
  write(root, '.github/connector-reviewer.yaml', 'reviewers: 2\n');
  const { code, out } = await cli(root, ['rules', '--check']);
  expect({ code, out }).toEqual({ code: 1, out: expect.stringMatching(/connector-reviewer\.yaml:1:1: is not read/) });
  expect((await cli(root, ['check'])).err).toContain('.github/connector-reviewer.yaml is not read');
});

it('checks a folder of rules and stages as this package has them', async () => {
  const root = repository();
  write(root, 'rules/lists.yml', 'words: [Orders]\n');
  write(root, 'rules/stages.yml', 'start: [nowhere]\n');
  write(root, 'rules/house/no-orders.yml', RULE.replace('not: {', 'nicht: {'));
  write(root, 'rules/house/no-parcels.yaml', RULE);
  const { code, out } = await cli(root, ['rules', '--check', 'rules', '--format', 'json']);
  expect(code).toBe(1);
  expect((JSON.parse(out) as { faults: unknown }).faults).toMatchObject([
    {
      file: 'rules/house/no-orders.yml',
      line: 4,
      column: 1,
      reason: expect.stringMatching(/not a JSON Schema.*nicht/),
    },
    { file: 'rules/house/no-parcels.yaml', line: 1, reason: expect.stringContaining('is not read') },
    { file: 'rules/stages.yml', line: 1, reason: expect.stringContaining('timers') },
  ]);
});

it('says so where there is nothing to check', async () => {
  const { code, err } = await cli(repository(), ['rules', '--check']);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('no rules to check') });
});
