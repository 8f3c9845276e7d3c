/** Paths in a verdict lead somewhere from where its reader stands. */
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve, win32 } from 'node:path';
import { printedFile, printedPath } from '../../src/cli/input/printed-paths.ts';
import { CONTOSO, cli, dropSummary, emptyFolder, git, repository } from './setup.ts';

function spoilt(connector = CONTOSO): string {
  const root = repository(connector);
  dropSummary(root, `${connector}/apiDefinition.swagger.json`);
  return root;
}

async function files(cwd: string, ...args: string[]): Promise<string[]> {
  const { out } = await cli(cwd, ['check', ...args, '--format', 'json']);
  const { connectors } = JSON.parse(out) as { connectors: { findings: { file: string }[] }[] };
  return connectors.flatMap(({ findings }) => findings.map(({ file }) => file));
}

it.each([
  ['the root', '.', ['.']],
  ['the root, of one connector', '.', [CONTOSO]],
  ['the root, by full path', '.', ['FULL']],
  ['the kind folder', 'certified-connectors', ['Contoso Orders']],
  ['the kind folder, by its dot', 'certified-connectors', ['.']],
  ['the connector', CONTOSO, []],
  ['a folder beside it', 'elsewhere', [`../${CONTOSO}`]],
  ['the folder above', '..', ['REPO']],
])('from %s they are found', async (_, stands, args) => {
  const root = spoilt();
  mkdirSync(join(root, 'elsewhere'));
  const repo = root.slice(root.lastIndexOf('/') + 1);
  const cwd = resolve(root, stands);
  const found = await files(cwd, ...args.map((arg) => arg.replace('FULL', root).replace('REPO', repo)));
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((file) => !existsSync(resolve(cwd, file)))).toEqual([]);
});

it('with --kind they are found too, and so are connectors that lie deeper', async () => {
  const root = spoilt('ours/team a/Contoso');
  const expected = 'ours/team a/Contoso/apiDefinition.swagger.json';
  expect(await files(root, 'ours', '--kind', 'custom')).toContain(expected);
  expect(await files(root, '.', '--kind', 'custom')).toContain(expected);
  expect(await files(join(root, 'ours'), 'team a', '--kind', 'custom')).toContain(expected.slice('ours/'.length));
});

it('--kind follows no link around in a circle', async () => {
  const root = spoilt('ours/a/Contoso');
  symlinkSync(join(root, 'ours'), join(root, 'ours/a/again'));
  expect(new Set(await files(root, 'ours', '--kind', 'custom'))).toContain('ours/a/Contoso/apiDefinition.swagger.json');
});

it('the forms that GitHub reads have them from the top of the clone, wherever one stands', async () => {
  const root = emptyFolder();
  git(root, 'init', '--quiet');
  const inner = spoilt();
  mkdirSync(join(root, 'many'));
  symlinkSync(inner, join(root, 'link'));
  const { cpSync } = await import('node:fs');
  cpSync(inner, join(root, 'many/repo'), { recursive: true });
  const uris = async (cwd: string, ...args: string[]) => {
    const { out } = await cli(cwd, ['check', ...args, '--format', 'sarif']);
    type Sarif = {
      runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
    };
    const [run] = (JSON.parse(out) as Sarif).runs;
    return run?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri);
  };
  const fromTop = await uris(root, 'many/repo');
  expect(fromTop).toContain('many/repo/certified-connectors/Contoso%20Orders/apiDefinition.swagger.json');
  expect(await uris(join(root, 'many/repo'), '.')).toEqual(fromTop);
  expect(await uris(join(root, 'many/repo', CONTOSO))).toEqual(fromTop);
  const { out } = await cli(join(root, 'many/repo'), ['check', '.', '--format', 'github']);
  expect(out).toContain('file=many/repo/certified-connectors/Contoso Orders/apiDefinition.swagger.json');
});

it('on Windows they are written with slashes, and of another drive in full', () => {
  const path = (directory: string, stands: string) => printedPath({ directory }, stands, win32);
  expect(path('C:\\work\\repo\\certified-connectors\\A', 'C:\\work\\repo')).toBe('certified-connectors/A');
  expect(path('C:\\work\\repo\\A', 'c:\\Work\\other')).toBe('../repo/A');
  expect(path('D:\\repo\\A', 'C:\\work')).toBe('D:/repo/A');
  expect(path('\\\\server\\share\\A', 'C:\\work')).toBe('//server/share/A');
  expect(path('C:\\work', 'C:\\work')).toBe('');
  expect(printedPath({ directory: 'C:\\w\\a.zip', packaged: true }, 'C:\\w', win32)).toBe('');
  expect(printedFile('', '/readme.md')).toBe('readme.md');
  expect(printedFile('a/b', '/readme.md')).toBe('a/b/readme.md');
});
