/** Titles of a repository's connectors, and what a check makes of them. */

import { DEFAULT_FOLDERS } from '../../src/config/defaults.ts';
import { titleIn } from '../../src/connector/normalised-title.ts';
import { readTitles } from '../../src/disk/connector-titles.ts';
import { CONTOSO, cli, clone, commit, read, repository, SWAGGER, write } from '../cli/setup.ts';

const OTHER = 'certified-connectors/Fabrikam/apiDefinition.swagger.json';

it.each([
  ['the title', '{"swagger":"2.0","info":{"title":"Contoso","version":"1"}', 'Contoso'],
  ['a title after nested objects', '{"info":{"contact":{"title":"no"},"x":["title"],"title":"Con\\"toso"', 'Con"toso'],
  ['nothing where info has none', '{"info":{"version":"title"},"title":"no"', null],
  ['that the beginning is too short', '{"swagger":"2.0","info":{"title":"Conto', undefined],
  ['that paths come first', '{"paths":{"/a":{"get":{"info":{"title":"no"}', undefined],
])('the beginning of a definition tells %s', (_, beginning, title) => {
  expect(titleIn(beginning)).toBe(title);
});

it('reads titles wherever info stands, and none of what is not a definition', () => {
  const root = repository();
  write(
    root,
    OTHER,
    JSON.stringify({ paths: { '/a': { description: 'x'.repeat(5000) } }, info: { title: 'Fabrikam' } }),
  );
  write(root, 'certified-connectors/Broken/apiDefinition.swagger.json', '{"info":');
  write(root, 'independent-publisher-connectors/Lone/readme.md', '# Lone');
  expect(readTitles(root, DEFAULT_FOLDERS)).toEqual([
    { folder: CONTOSO, kind: 'certified', title: 'Contoso Orders' },
    { folder: 'certified-connectors/Fabrikam', kind: 'certified', title: 'Fabrikam' },
  ]);
});

it('a check of one folder finds its twin in the repository around it', async () => {
  const root = repository();
  write(root, OTHER, read(root, SWAGGER));
  const { code, out } = await cli(root, ['check', CONTOSO]);
  expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('swagger/title-unique') });
  expect((await cli(root, ['check', '.'])).out).toContain('swagger/title-unique');
});

it('a connector is not a twin of itself', async () => {
  const root = repository();
  expect((await cli(root, ['check', CONTOSO])).out).not.toContain('swagger/title-unique');
});

it('a change in a clone is compared with the connectors of its base branch', async () => {
  const root = clone();
  write(root, OTHER, read(root, SWAGGER));
  commit(root, 'Fabrikam');
  const { out } = await cli(root, ['pull', '--repo', '.', '--base', 'dev', '--head', 'change', '--format', 'json']);
  const found = JSON.parse(out) as { connectors: { findings: { rule: string; message: string }[] }[] };
  const twins = found.connectors
    .flatMap(({ findings }) => findings)
    .filter(({ rule }) => rule === 'swagger/title-unique');
  expect(twins.map(({ message }) => message)).toEqual([expect.stringContaining(CONTOSO)]);
});
