/** `check --base`: what is new, what was there before. */
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  addComma,
  CONTOSO,
  cli,
  clone,
  commit,
  dropSummary,
  edit,
  emptyFolder,
  git,
  type JsonReport,
  json,
  repository,
  SWAGGER,
  stretchSummary,
  told,
  write,
} from './setup.ts';

/** A copy of a repository as it is now. */
function copyOf(root: string): string {
  const copy = emptyFolder();
  cpSync(root, copy, { recursive: true });
  return copy;
}

describe('a folder as the base', () => {
  it('only what the change introduced blocks', async () => {
    const root = repository();
    dropSummary(root);
    const base = copyOf(root);
    edit(root, SWAGGER, '"title": "Contoso Orders"', '"title": "Contoso Sales"');
    const report = await json(root, ['check', '--base', base]);
    expect(report).toMatchObject({ code: 0, blocking: 0, connectors: [{ change: 'update' }] });
    expect(told(report)).toContain('operation/summary-required existing');
    stretchSummary(root);
    const worse = await json(root, ['check', '--base', base]);
    expect(worse.code).toBe(1);
    expect(told(worse)).toContain('operation/summary-length introduced');
  });

  it.each([
    ['a root beside a root', '.', '.'],
    ['a kind folder beside a kind folder', 'certified-connectors', 'certified-connectors'],
    ['a connector beside a connector', CONTOSO, CONTOSO],
    ['a root for a connector', CONTOSO, '.'],
    ['a root for a kind folder', 'certified-connectors', '.'],
  ])('may be %s', async (_, path, below) => {
    const root = repository();
    dropSummary(root);
    const base = copyOf(root);
    const report = await json(root, ['check', path, '--base', join(base, below)]);
    expect(report).toMatchObject({ code: 0, connectors: [{ folder: CONTOSO, change: null }] });
  });

  it('compares connectors that stand alone, whatever their folders are called', async () => {
    const root = repository('mine');
    dropSummary(root, 'mine/apiDefinition.swagger.json');
    cpSync(join(root, 'mine'), join(root, 'old'), { recursive: true });
    const report = await json(root, ['check', 'mine', '--kind', 'certified', '--base', 'old']);
    expect(report).toMatchObject({ code: 0, connectors: [{ folder: 'mine', change: null }] });
  });

  it('knows new and removed connectors', async () => {
    const root = repository();
    const base = emptyFolder();
    write(base, 'certified-connectors/Gone/readme.md', '# Gone\n');
    const { connectors } = await json(root, ['check', '--base', base]);
    expect(connectors.map(({ folder, change }) => [folder, change])).toEqual([
      [CONTOSO, 'new'],
      ['certified-connectors/Gone', 'removed'],
    ]);
  });

  it('follows a connector into a renamed folder, and to another kind', async () => {
    const root = repository('independent-publisher-connectors/Old');
    dropSummary(root, 'independent-publisher-connectors/Old/apiDefinition.swagger.json');
    const base = copyOf(root);
    mkdirSync(join(root, 'certified-connectors'));
    renameSync(join(root, 'independent-publisher-connectors/Old'), join(root, CONTOSO));
    const report = await json(root, ['check', '--base', base]);
    expect(report).toMatchObject({ code: 0, connectors: [{ folder: CONTOSO, kind: 'certified', change: 'update' }] });
    expect(told(report)).toContain('operation/summary-required existing');
  });

  it('must fit all paths that are given', async () => {
    const root = repository();
    cpSync(join(root, CONTOSO), join(root, 'custom-connectors/Own'), { recursive: true });
    const paths = [CONTOSO, 'custom-connectors'];
    const { code, err } = await cli(root, ['check', ...paths, '--base', join(root, CONTOSO)]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('one path at a time') });
    const report = await json(root, ['check', ...paths, '--base', root]);
    expect(report.connectors.map(({ change }) => change)).toEqual([null, null]);
  });
});

describe('a base that is not there', () => {
  it('stands for one without connectors beside a root outside of git, and is said to', async () => {
    const root = repository();
    const { code, out, err } = await cli(root, ['check', '--base', `${root}-before`, '--format', 'json']);
    expect({ code, change: (JSON.parse(out) as JsonReport).connectors[0]?.change }).toEqual({ code: 0, change: 'new' });
    expect(err).toContain('is not there: every connector counts as new');
  });

  it.each([
    ['for a connector', () => repository(), CONTOSO, 'certified-connectors/Gone'],
    ['elsewhere', () => repository(), '.', 'gone'],
    ['in a clone', () => clone(), '.', '../gone'],
  ])('is refused %s', async (_, make, path, base) => {
    expect(await cli(make(), ['check', path, '--base', base])).toMatchObject({ code: 2, out: '' });
  });
});

describe('a git ref as the base', () => {
  it('tells what the working tree changed, committed or not', async () => {
    const root = clone();
    dropSummary(root);
    commit(root, 'one');
    stretchSummary(root);
    write(root, 'certified-connectors/Next/readme.md', '# Next\n');
    const report = await json(root, ['check', '--base', 'dev']);
    expect(report.connectors.map(({ folder, change }) => [folder, change])).toEqual([
      [CONTOSO, 'update'],
      ['certified-connectors/Next', 'new'],
    ]);
    expect(told(report)).toEqual(
      expect.arrayContaining(['operation/summary-length introduced', 'operation/summary-required introduced']),
    );
  });

  it('gives the same verdict from within the connector, and below another folder', async () => {
    const root = emptyFolder();
    cpSync(repository(), join(root, 'deep/repo'), { recursive: true });
    git(root, 'init', '--quiet', '--initial-branch', 'dev');
    dropSummary(join(root, 'deep/repo'));
    commit(root, 'one');
    addComma(join(root, 'deep/repo'));
    const fromRoot = await json(join(root, 'deep/repo'), ['check', '--base', 'HEAD']);
    const fromWithin = await json(join(root, 'deep/repo', CONTOSO), ['check', '--base', 'HEAD']);
    expect(told(fromWithin)).toEqual(told(fromRoot));
    expect(fromWithin.connectors[0]?.findings[0]?.file).toBe('apiDefinition.swagger.json');
    expect(told(fromRoot)).toEqual(
      expect.arrayContaining(['operation/summary-required existing', 'package/json-valid introduced']),
    );
  });

  it('counts from where the branch began, not from what the base has become', async () => {
    const root = clone();
    git(root, 'switch', '--quiet', 'dev');
    write(root, 'certified-connectors/Theirs/readme.md', '# Theirs\n');
    dropSummary(root);
    commit(root, 'work of others');
    git(root, 'switch', '--quiet', 'change');
    const report = await json(root, ['check', '--base', 'dev']);
    expect(report.connectors).toEqual([
      { folder: CONTOSO, kind: 'certified', change: null, findings: expect.anything() },
    ]);
  });

  it('knows a removed connector', async () => {
    const root = clone();
    write(root, 'certified-connectors/Next/readme.md', '# Next\n');
    rmSync(join(root, CONTOSO), { recursive: true });
    const { connectors } = await json(root, ['check', '--base', 'dev']);
    expect(connectors.map(({ folder, change }) => [folder, change])).toEqual([
      [CONTOSO, 'removed'],
      ['certified-connectors/Next', 'new'],
    ]);
  });

  it('follows connectors into renamed folders as diff does, and no further than they are alike', async () => {
    const root = clone();
    dropSummary(root);
    write(root, 'certified-connectors/Other/readme.md', '# Other\n');
    commit(root, 'one');
    renameSync(join(root, CONTOSO), join(root, 'certified-connectors/Renamed'));
    renameSync(join(root, 'certified-connectors/Other'), join(root, 'certified-connectors/Another'));
    const report = await json(root, ['check', '--base', 'HEAD']);
    expect(report.connectors.map(({ folder, change }) => [folder, change])).toEqual([
      ['certified-connectors/Another', 'new'],
      ['certified-connectors/Other', 'removed'],
      ['certified-connectors/Renamed', 'update'],
    ]);
    expect(told(report)).toContain('operation/summary-required existing');
    commit(root, 'two');
    const { out } = await cli(root, ['diff', 'HEAD~1', 'HEAD', '--format', 'json']);
    expect(out).toContain('"movedFrom": "certified-connectors/Contoso Orders"');
  });

  it('takes names of folders for names, not for patterns', async () => {
    const root = clone();
    write(root, 'certified-connectors/[a-z]*/readme.md', '# Stars\n');
    commit(root, 'stars');
    write(root, 'certified-connectors/[a-z]*/readme.md', '# More stars\n');
    const report = await json(root, ['check', 'certified-connectors/[a-z]*', '--base', 'HEAD']);
    expect(report.connectors.map(({ folder, change }) => [folder, change])).toEqual([
      ['certified-connectors/[a-z]*', 'update'],
    ]);
  });

  it.each(['no-such-branch', '--output=/tmp/x', '-h', '', 'dev:readme.md', 'HEAD^{tree}'])(
    'refuses %j with exit 2',
    async (ref) => {
      const { code, err } = await cli(clone(), ['check', `--base=${ref}`]);
      expect(code).toBe(2);
      expect(err).toMatch(/neither a folder nor a commit|--base is empty/);
    },
  );

  it('says so where there is no repository', async () => {
    const { code, err } = await cli(repository(), ['check', '--base', 'dev']);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('no git repository around') });
  });
});
