/** `pull`: a change between two commits, as the App would see it on GitHub. */
import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  CONTOSO,
  cli,
  clone,
  commit,
  dropSummary,
  emptyFolder,
  git,
  json,
  read,
  repository,
  SWAGGER,
  stretchSummary,
  told,
  write,
} from './setup.ts';

const pull = (root: string, base = 'dev', head = 'change') => ['pull', '--repo', root, '--base', base, '--head', head];

it('decides as the App would, and prints the comment it would post', async () => {
  const root = clone();
  dropSummary(root);
  const head = commit(root, 'Contoso Orders');
  const report = await json('/', pull(root));
  expect(report).toMatchObject({
    code: 1,
    decision: { conclusion: 'failure', turn: 'partner', nextSteps: expect.anything() },
  });
  expect(told(report)).toContain('operation/summary-required introduced');
  const { out } = await cli('/', [...pull(root), '--format', 'markdown']);
  expect(out).toBe(`${report.decision?.summary}\n`);
  expect(out).toContain(head);
});

it('has no word to say about a change of no connector', async () => {
  const root = clone();
  write(root, 'docs/readme.md', '# Words\n');
  commit(root, 'words');
  expect(await json('/', pull(root))).toMatchObject({
    code: 0,
    connectors: [],
    decision: { conclusion: 'neutral', summary: null },
  });
  expect((await cli('/', [...pull(root), '--format', 'markdown'])).out).toContain('No comment would be posted');
});

it('gives the verdict of `check --base` for the same change', async () => {
  const root = clone();
  dropSummary(root);
  stretchSummary(root);
  commit(root, 'two mistakes');
  const [pulled, checked] = [await json('/', pull(root)), await json(root, ['check', '--base', 'dev'])];
  expect(pulled.connectors).toEqual(checked.connectors);
});

it('measures from the merge base and reads only what changed', async () => {
  const root = clone();
  git(root, 'switch', '--quiet', 'dev');
  dropSummary(root);
  commit(root, 'a mistake of others');
  git(root, 'switch', '--quiet', 'change');
  write(root, 'certified-connectors/Next/readme.md', '# Next\n');
  commit(root, 'Next');
  const { connectors } = await json('/', pull(root));
  expect(connectors.map(({ folder, change }) => [folder, change])).toEqual([['certified-connectors/Next', 'new']]);
});

it('follows a renamed folder: it is an update, under its new name', async () => {
  const root = clone();
  renameSync(join(root, CONTOSO), join(root, 'certified-connectors/Contoso Sales'));
  commit(root, 'renamed');
  const { connectors } = await json('/', pull(root));
  expect(connectors.map(({ folder, change }) => [folder, change])).toEqual([
    ['certified-connectors/Contoso Sales', 'update'],
  ]);
});

it('takes the configuration from the base, never from the change', async () => {
  const root = clone();
  dropSummary(root);
  write(root, '.github/connector-reviewer.yml', 'rules: { operation/summary-required: "off" }\n');
  commit(root, 'a rule less');
  expect(told(await json('/', pull(root)))).toContain('operation/summary-required introduced');
});

it('works in bare, shallow-enough and partial clones', async () => {
  const root = clone();
  dropSummary(root);
  commit(root, 'a mistake');
  const expected = await json('/', pull(root));
  git(root, 'config', 'uploadpack.allowFilter', 'true');
  const copies = emptyFolder();
  git(copies, 'clone', '--quiet', '--bare', `file://${root}`, 'bare');
  git(copies, 'clone', '--quiet', '--bare', '--filter=blob:none', `file://${root}`, 'partial');
  for (const name of ['bare', 'partial']) {
    const report = await json('/', pull(join(copies, name)));
    expect(report.connectors).toEqual(expected.connectors);
  }
});

it('fetches what a partial clone lacks in one go', async () => {
  const root = clone();
  for (let index = 0; index < 5; index++) write(root, `${CONTOSO}/extra-${index}.json`, `{ "number": ${index} }\n`);
  commit(root, 'many files');
  git(root, 'config', 'uploadpack.allowFilter', 'true');
  const copies = emptyFolder();
  git(copies, 'clone', '--quiet', '--bare', '--filter=blob:none', `file://${root}`, 'partial');
  const partial = join(copies, 'partial');
  await json('/', pull(partial));
  const packs = git(partial, 'count-objects', '-v').match(/^packs: (\d+)$/m)?.[1];
  // The clone itself, the contents at the head and those at the merge base.
  expect(Number(packs)).toBeLessThanOrEqual(4);
});

it('takes title and description as they are given, else from the last commit', async () => {
  const root = clone();
  dropSummary(root);
  commit(root, 'Contoso Orders\n\nMore words.');
  write(root, 'body.md', 'A description.\n');
  const given = [...pull(root), '--title', 'A title', '--body-file', join(root, 'body.md')];
  expect((await cli('/', given)).code).toBe(1);
  expect((await cli('/', [...pull(root), '--body-file', 'nowhere.md'])).err).toContain("--body-file can't be read");
});

it.each([
  ['no clone', '/', 'dev', 'change', 'is not a clone of a git repository'],
  ['an unknown base', null, 'deev', 'change', '--base deev is not a commit'],
  ['an unknown head', null, 'dev', 'chnage', '--head chnage is not a commit'],
  ['an option as the head', null, 'dev', '--output=x', 'is not a commit'],
  ['an empty base', null, '', 'change', 'is not a commit'],
])('is 2 for %s', async (_, repo, base, head, words) => {
  const { code, out, err } = await cli('/', ['pull', `--repo=${repo ?? clone()}`, `--base=${base}`, `--head=${head}`]);
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringContaining(words) });
});

it('is 2 for two histories that have nothing in common', async () => {
  const root = clone();
  git(root, 'switch', '--quiet', '--orphan', 'other');
  cpSync(repository(), root, { recursive: true });
  commit(root, 'other');
  expect((await cli('/', pull(root, 'dev', 'other'))).err).toContain('have no commit in common');
});

it('is the same at every run, whatever the time', async () => {
  const root = clone();
  rmSync(join(root, SWAGGER));
  commit(root, 'without a definition');
  const [one, two] = [await cli('/', pull(root)), await cli('/', pull(root))];
  expect(one).toEqual(two);
  expect(read(root, `${CONTOSO}/readme.md`)).not.toBe('');
});
