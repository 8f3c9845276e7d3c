/** Reading git: what names mean, what changed, what stands in a commit. */
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { commitOf, GitError, mergeBaseOf, git as run } from '../../src/disk/git.ts';
import { changesBetween, changesSince } from '../../src/disk/git-changes.ts';
import { readFolders } from '../../src/disk/git-files.ts';
import { readTree } from '../../src/disk/tree.ts';
import { CONTOSO, clone, commit, emptyFolder, git, SWAGGER, write } from '../cli/setup.ts';

it('a name stands for a commit or for nothing; never for an option or an expression that is none', async () => {
  const root = clone();
  expect(await commitOf(root, 'dev')).toBe(git(root, 'rev-parse', 'dev'));
  for (const name of ['', '-h', '--all', 'nowhere', 'dev:readme.md', 'dev\0', 'dev change', '$(date)'])
    expect(await commitOf(root, name)).toBeNull();
});

it('two histories without a common commit have no merge base', async () => {
  const root = clone();
  git(root, 'switch', '--quiet', '--orphan', 'other');
  commit(root, 'other');
  expect(await mergeBaseOf(root, 'dev', 'other')).toBeNull();
});

it('lists what changed, whatever the names', async () => {
  const root = clone();
  const [odd, plain] = ['certified-connectors/A\tb\n"c"/ü.json', 'certified-connectors/A/[x]*.json'];
  write(root, odd, '{}');
  write(root, plain, '{ "some": "text that is long enough to be known again" }\n');
  const before = commit(root, 'odd names');
  git(root, 'mv', plain, 'certified-connectors/A/moved.json');
  git(root, 'rm', '--quiet', odd);
  const after = commit(root, 'moved');
  expect(await changesBetween(root, 'dev', before)).toEqual([
    { path: odd, previousPath: null, status: 'added' },
    { path: plain, previousPath: null, status: 'added' },
  ]);
  expect(await changesBetween(root, before, after)).toEqual([
    { path: odd, previousPath: null, status: 'removed' },
    { path: 'certified-connectors/A/moved.json', previousPath: plain, status: 'renamed' },
  ]);
  expect([...(await readFolders(root, before, ['certified-connectors'])).keys()]).toEqual(
    expect.arrayContaining([odd, plain]),
  );
});

it('the working tree differs by its changed, removed and new files', async () => {
  const root = clone();
  write(root, SWAGGER, '{}');
  write(root, `${CONTOSO}/new.json`, '{}');
  write(root, 'elsewhere/new.json', '{}');
  git(root, 'rm', '--quiet', `${CONTOSO}/apiProperties.json`);
  expect((await changesSince(root, git(root, 'rev-parse', 'dev'), ['certified-connectors'])).sort()).toEqual([
    SWAGGER,
    `${CONTOSO}/apiProperties.json`,
    `${CONTOSO}/new.json`,
  ]);
});

it('settings of the clone change nothing', async () => {
  const root = clone();
  write(root, SWAGGER, '{}');
  const head = commit(root, 'change');
  for (const [name, value] of [
    ['diff.external', '/bin/false'],
    ['diff.relative', 'true'],
    ['core.quotePath', 'true'],
    ['diff.orderFile', '/dev/null'],
    ['core.fsmonitor', '/bin/false'],
    ['color.ui', 'always'],
  ])
    git(root, 'config', name as string, value as string);
  expect(await changesBetween(join(root, CONTOSO), 'dev', head)).toEqual([
    { path: SWAGGER, previousPath: null, status: 'modified' },
  ]);
});

it('reads the same from a commit as from the disk: bytes as they are, useless files unread, links left out', async () => {
  const root = clone();
  write(root, `${CONTOSO}/bytes.json`, Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x0d, 0x0a, 0xff, 0x00, 0x7d]));
  write(root, `${CONTOSO}/notes.bin`, Buffer.alloc(1000, 7));
  write(root, `${CONTOSO}/empty.json`, '');
  symlinkSync('/etc/hostname', join(root, CONTOSO, 'link.json'));
  write(root, `${CONTOSO}/script.csx`, 'class Script {}');
  chmodSync(join(root, CONTOSO, 'script.csx'), 0o755);
  const head = commit(root, 'all sorts');
  const fromGit = await readFolders(root, head, [CONTOSO, 'certified-connectors/Nothing']);
  const fromDisk = new Map(
    [...(await readTree(join(root, CONTOSO)))].map(([name, content]) => [`${CONTOSO}/${name}`, content]),
  );
  const plain = (files: typeof fromGit) =>
    Object.fromEntries([...files].map(([name, { size, bytes }]) => [name, { size, bytes: bytes && [...bytes] }]));
  expect(plain(fromGit)).toEqual(plain(fromDisk));
  expect(fromGit.get(`${CONTOSO}/notes.bin`)).toEqual({ size: 1000, bytes: null });
});

it("says what git said when it can't", async () => {
  await expect(run(emptyFolder(), ['log'])).rejects.toThrow(GitError);
  await expect(run(emptyFolder(), ['log'])).rejects.toThrow(/^git log: .*not a git repository/);
});
