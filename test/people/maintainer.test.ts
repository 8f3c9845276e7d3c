/** A maintainer who sets the App up for a repository: the configuration and a rule of their own, held to their form before they are merged. */

import { titleRule } from '../repository-rule.ts';
import { SAMPLES } from '../rules/sample.ts';
import { type FreshFolder, freshFolder, hasPackage } from './fresh-folder.ts';

const CONFIG = '.github/connector-reviewer.yml';
const RULE = '.github/connector-reviewer/rules/house/title.yml';

const EIGHT_FAULTS = `baseBranches: dev
folders:
  certified-connectors: cerified
inlineComments: 31
labels:
  nwe: New
reviewers: none
rules:
  operation/summary-lenght: error
  operation/summary-length: fatal
`;

let folder: FreshFolder;
beforeEach(async () => {
  folder = await freshFolder();
});
afterEach(() => folder.close());

const run = (...args: string[]) => folder.run('connector-reviewer', args);

const script = hasPackage ? test : test.skip;

script('is told eight faults at once, each with line and column, and what was meant', async () => {
  await folder.write({ [CONFIG]: EIGHT_FAULTS, [RULE]: titleRule('Parcels', 'Orders').replace('message:', 'mesage:') });
  const { code, stdout } = await run('rules', '--check');
  expect(code).toBe(1);
  const told = stdout.split('\n').filter((line) => line.startsWith('.github'));
  expect(told.map((line) => /^(\S+?):(\d+):(\d+): /.exec(line)?.slice(1).join(' '))).toEqual([
    `${CONFIG} 1 1`,
    `${CONFIG} 3 3`,
    `${CONFIG} 4 1`,
    `${CONFIG} 6 3`,
    `${CONFIG} 7 1`,
    `${CONFIG} 9 3`,
    `${CONFIG} 10 3`,
    `${RULE} 1 1`,
    `${RULE} 6 1`,
  ]);
  expect(stdout).toContain("there is no rule 'operation/summary-lenght'. Did you mean operation/summary-length");
});

script('has a rule of their own that holds, beside a configuration that counts', async () => {
  const { name, files } = SAMPLES.find((sample) => sample.name === 'Contoso Orders')!;
  const connector = [...files].map(([file, text]) => [`connectors/${name}/${file}`, text]);
  await folder.write({
    ...Object.fromEntries(connector),
    [CONFIG]: 'folders:\n  connectors: certified\n',
    [RULE]: titleRule('Orders', 'Parcels'),
  });
  expect(await run('rules', '--check')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^✔ 1 rule, 2 examples/),
  });
  const { code, stdout } = await run('check');
  expect(code).toBe(1);
  expect(stdout).toMatch(/error {2}The title `Contoso Orders` speaks of orders\. {2}house\/title/);
  expect((await run('explain', 'house/title')).stdout).toContain('Another team has that word');
});
