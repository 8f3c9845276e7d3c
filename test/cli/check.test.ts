/** `check` on folders as they are. */
import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import {
  addComma,
  CONTOSO,
  cli,
  dropSummary,
  json,
  PROPERTIES,
  read,
  repository,
  SWAGGER,
  stretchSummary,
  told,
  write,
} from './setup.ts';

it('says what to do with connectors that lie right at the root', async () => {
  const root = repository();
  renameSync(join(root, CONTOSO), join(root, 'Contoso Orders'));
  for (const top of ['certified-connectors', 'independent-publisher-connectors', 'custom-connectors'])
    rmSync(join(root, top), { recursive: true, force: true });
  const { code, err } = await cli(root, ['check']);
  expect({ code, err }).toEqual({
    code: 2,
    err: expect.stringContaining('Connectors lie directly in it: Contoso Orders. Move each'),
  });
  expect((await cli(root, ['check', '.', '--kind', 'certified'])).code).toBe(0);
});

describe('exit codes', () => {
  it('is 0 for a connector without a fault', async () => {
    expect((await cli(repository(), ['check'])).code).toBe(0);
  });

  it('is 0 where there are only warnings', async () => {
    const root = repository();
    addComma(root);
    const { code, out } = await cli(root, ['check']);
    expect({ code, warned: out.includes('package/json-valid') }).toEqual({ code: 0, warned: true });
  });

  it('is 1 where there are more warnings than --max-warnings allows, and says so', async () => {
    const root = repository();
    addComma(root);
    const { code, err } = await cli(root, ['check', '--max-warnings', '0']);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('1 warning; --max-warnings allows 0') });
    expect(await cli(root, ['check', '--max-warnings', '1'])).toMatchObject({ code: 0, err: '' });
    expect((await cli(root, ['check', '--max-warnings', 'few'])).code).toBe(2);
  });

  it('is the same where the verdict goes into a file', async () => {
    const root = repository();
    dropSummary(root);
    const { out } = await cli(root, ['check', '--format', 'json']);
    expect(await cli(root, ['check', '--format', 'json', '-o', 'verdict.json'])).toEqual({ code: 1, out: '', err: '' });
    expect(read(root, 'verdict.json')).toBe(out);
    const refused = await cli(root, ['check', '-o', 'nowhere/verdict.json']);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining("--output can't be written") });
    expect((await cli(root, ['check', '-o', 'certified-connectors'])).err).toContain('is a folder');
  });

  it('a file with an earlier verdict stays as it is where there is none', async () => {
    const root = repository();
    write(root, 'verdict.json', 'earlier');
    expect((await cli(root, ['check', 'nowhere', '--format', 'json', '-o', 'verdict.json'])).code).toBe(2);
    expect(read(root, 'verdict.json')).toBe('earlier');
    expect(readdirSync(root).filter((name) => name.endsWith('.part'))).toEqual([]);
    symlinkSync('verdict.json', join(root, 'link.json'));
    await cli(root, ['check', '--format', 'json', '-o', 'link.json']);
    expect(JSON.parse(read(root, 'verdict.json'))).toMatchObject({ version: 1 });
  });

  it('is 1 where there is an error', async () => {
    const root = repository();
    dropSummary(root);
    expect((await cli(root, ['check'])).code).toBe(1);
  });

  it.each([
    ['an empty path', ['check', ''], 'a path is empty'],
    ['a path that is not there', ['check', 'nowhere'], 'nowhere is not there'],
    ['a file outside of connectors', ['check', 'notes.txt'], 'is a file'],
    ['a folder within a connector', ['check', `${CONTOSO}/images`], "It lies within a connector's folder"],
    ['a folder that holds no connectors', ['check', 'other'], 'Give a repository root'],
    ['a folder without any file', ['check', 'custom-connectors'], 'holds no connector'],
    ['--kind for a whole repository', ['check', '--kind', 'custom'], 'Leave --kind out'],
    ['an unknown kind', ['check', '--kind', 'strange'], 'Allowed choices are certified'],
    ['an unknown form', ['check', '--format', 'xml'], 'Allowed choices are pretty'],
    ['an unknown option', ['check', '--fast'], "unknown option '--fast'"],
    ['an unknown command', ['chekc'], 'Did you mean check?'],
    ['no command', [], 'Usage: connector-reviewer'],
  ])('is 2 for %s, and says what to do', async (_, args, words) => {
    const root = repository();
    for (const folder of [`${CONTOSO}/images`, 'other', 'custom-connectors']) mkdirSync(join(root, folder));
    write(root, 'notes.txt', '');
    const { code, out, err } = await cli(root, args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });

  it('is 0 for --help and --version', async () => {
    expect(await cli('/', ['--help'])).toMatchObject({ code: 0, err: '' });
    expect(await cli('/', ['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});

describe('where a path may stand', () => {
  const expected = [{ folder: CONTOSO, kind: 'certified', change: null, findings: expect.anything() }];

  it.each([
    ['a repository root', '.'],
    ['a kind folder', 'certified-connectors'],
    ['a connector folder', CONTOSO],
    ['a connector folder, with a slash at its end', `${CONTOSO}/`],
    ['a path with detours', `certified-connectors/../${CONTOSO}`],
  ])('%s gives the same paths', async (_, path) => {
    expect((await json(repository(), ['check', path])).connectors).toEqual(expected);
  });

  it('the folder one is in, seen from the root of the repository', async () => {
    const { connectors } = await json(join(repository(), CONTOSO), ['check']);
    expect(connectors).toEqual(expected.map((connector) => ({ ...connector, folder: '.' })));
  });

  it('every folder once, however often it is given', async () => {
    const { connectors } = await json(repository(), ['check', '.', CONTOSO, 'certified-connectors']);
    expect(connectors).toEqual(expected);
  });

  it('a connector that stands alone needs --kind', async () => {
    const root = repository('work/Contoso');
    expect((await cli(root, ['check', 'work/Contoso'])).err).toContain('--kind certified|');
    dropSummary(root, 'work/Contoso/apiDefinition.swagger.json');
    const { code, connectors } = await json(root, ['check', 'work/Contoso', '--kind', 'independent-publisher']);
    expect({ code, folder: connectors[0]?.folder, kind: connectors[0]?.kind }).toEqual({
      code: 1,
      folder: 'work/Contoso',
      kind: 'independent-publisher',
    });
    const finding = connectors[0]?.findings.find(({ rule }) => rule === 'operation/summary-required');
    expect(finding?.file).toBe('work/Contoso/apiDefinition.swagger.json');
  });

  it('a folder of connectors under another name, with --kind', async () => {
    const { connectors } = await json(repository('ours/Contoso'), ['check', 'ours', '--kind', 'custom']);
    expect(connectors.map(({ folder, kind }) => ({ folder, kind }))).toEqual([
      { folder: 'ours/Contoso', kind: 'custom' },
    ]);
  });

  it("--kind counts more than the connector's place", async () => {
    const { connectors } = await json(repository(), ['check', CONTOSO, '--kind', 'custom']);
    expect(connectors[0]?.kind).toBe('custom');
  });

  it('follows no links', async () => {
    const root = repository();
    symlinkSync(join(root, CONTOSO), join(root, 'certified-connectors', 'Linked'));
    symlinkSync('/etc/hostname', join(root, CONTOSO, 'linked.json'));
    expect((await json(root, ['check'])).connectors).toHaveLength(1);
  });
});

describe("a repository's own configuration", () => {
  it('names its folders and sets its severities', async () => {
    const root = repository('partners/Contoso');
    dropSummary(root, 'partners/Contoso/apiDefinition.swagger.json');
    const settings = 'folders: { partners: certified }\nrules: { operation/summary-required: warning }\n';
    write(root, '.github/connector-reviewer.yml', settings);
    const { code, connectors } = await json(root, ['check']);
    const finding = connectors[0]?.findings.find(({ rule }) => rule === 'operation/summary-required');
    expect({ code, folder: connectors[0]?.folder, severity: finding?.severity }).toEqual({
      code: 0,
      folder: 'partners/Contoso',
      severity: 'warning',
    });
  });

  it('is said to be wrong with its line, and then does not count', async () => {
    const root = repository();
    write(root, '.github/connector-reviewer.yml', 'inlineComments: 5\nfoldres: {}\n');
    const { code, err } = await cli(root, ['check']);
    expect(code).toBe(0);
    expect(err).toMatch(/connector-reviewer\.yml:\d+:\d+: .*foldres/);
  });
});

it('says the same at every run, to the byte', async () => {
  const root = repository();
  dropSummary(root);
  stretchSummary(root);
  for (const format of ['pretty', 'json', 'markdown', 'sarif']) {
    const [one, two] = [await cli(root, ['check', '--format', format]), await cli(root, ['check', '--format', format])];
    expect(one).toEqual(two);
    expect(one.out).not.toBe('');
  }
});

it('one unreadable file loses no finding of another', async () => {
  const root = repository();
  dropSummary(root);
  write(root, PROPERTIES, '{ "properties": ');
  const rules = told(await json(root, ['check']));
  expect(rules).toEqual(
    expect.arrayContaining(['operation/summary-required introduced', 'package/json-valid introduced']),
  );
});

it.each([
  ['100,000 nested brackets', '['.repeat(100_000)],
  ['a key that is the prototype', '{ "__proto__": { "paths": 1 }, "paths": { "__proto__": { "get": {} } } }'],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x7b])],
  ['nothing', ''],
])('lives through a definition of %s', async (_, bytes) => {
  const root = repository();
  write(root, SWAGGER, bytes);
  const { code, err } = await cli(root, ['check']);
  expect({ code: code < 2, err }).toEqual({ code: true, err: '' });
});

it('names of folders and files can do nothing to a terminal', async () => {
  const root = repository('certified-connectors/\u001b[2JContoso\u202e');
  dropSummary(root, 'certified-connectors/\u001b[2JContoso\u202e/apiDefinition.swagger.json');
  const { code, out } = await cli(root, ['check']);
  expect(code).toBe(1);
  expect(out.includes('\u001b') || out.includes('\u202e')).toBe(false);
});

it('changes no file', async () => {
  const root = repository();
  addComma(root);
  const before = read(root, SWAGGER);
  await cli(root, ['check']);
  expect(read(root, SWAGGER)).toBe(before);
});
