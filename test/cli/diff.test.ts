/** `diff`: what changed, whom it hurts, and what can't be compared. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CONTOSO, cli, clone, commit, edit, emptyFolder, PROPERTIES, repository, SWAGGER, write } from './setup.ts';

/** Two folders of the same layout, the second changed. */
function two(change: (root: string) => void): string {
  const root = emptyFolder();
  for (const side of ['base', 'head']) cpSync(repository(), join(root, side), { recursive: true });
  change(join(root, 'head'));
  return root;
}

const dropTotal = (root: string) =>
  edit(root, SWAGGER, '"total": {\n          "type": "number"', '"sum": {\n          "type": "string"');
const retitle = (root: string) => edit(root, SWAGGER, '"summary": "Get an order"', '"summary": "Fetch an order"');

it('says what breaks, for whom, where and the way out, and exits with 1', async () => {
  const root = two(dropTotal);
  const { out, code } = await cli(root, ['diff', `base/${CONTOSO}`, `head/${CONTOSO}`]);
  expect(code).toBe(1);
  expect(out).toMatch(/✖ breaks {2}`List orders`, `Create an order` and 2 more: no longer returns `\[\]\.total`/);
  expect(out).toContain('apiDefinition.swagger.json:');
  expect(out).toContain('Put `[].total` back, even if it stays empty.');
});

it('exits with 0 when nothing breaks', async () => {
  const root = two(retitle);
  const { out, code } = await cli(root, ['diff', `base/${CONTOSO}`, `head/${CONTOSO}`]);
  expect({ out, code }).toMatchObject({ code: 0, out: expect.stringContaining('1 harmless; a minor update') });
});

it('compares whole repositories, files and commits alike', async () => {
  const root = two(dropTotal);
  const ways = [
    ['base', 'head'],
    ['base/certified-connectors', 'head/certified-connectors'],
    [`base/${SWAGGER}`, `head/${SWAGGER}`],
  ];
  const clones = clone();
  dropTotal(clones);
  commit(clones, 'sum');
  const answers = await Promise.all([
    ...ways.map((way) => cli(root, ['diff', ...way, '--format', 'json'])),
    cli(clones, ['diff', 'dev', 'change', '--format', 'json']),
  ]);
  const told = answers.map(({ out }) =>
    JSON.parse(out).connectors[0].changes.map(({ message }: { message: string }) => message),
  );
  for (const one of told) expect(one).toEqual(told[0]);
  expect(answers.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
});

it('compares with the files as they are now where only one state is given: not committed, new and removed ones', async () => {
  const root = clone();
  const now = async (...where: string[]) => {
    const { out } = await cli(join(root, ...where), ['diff', 'dev', '--format', 'json']);
    type Answer = { connectors: { folder: string; change: string; changes: { message: string }[] }[] };
    return (JSON.parse(out) as Answer).connectors.map(({ folder, change, changes }) => [
      folder,
      change,
      changes.length > 0,
    ]);
  };
  expect(await now()).toEqual([]);
  dropTotal(root);
  expect(await now()).toEqual([[CONTOSO, 'update', true]]);
  expect(await now(CONTOSO)).toEqual([[CONTOSO, 'update', true]]);
  cpSync(join(root, CONTOSO), join(root, 'certified-connectors/Next'), { recursive: true });
  edit(root, 'certified-connectors/Next/apiDefinition.swagger.json', 'Contoso Orders', 'Next Orders');
  expect(await now()).toContainEqual(['certified-connectors/Next', 'new', false]);
  rmSync(join(root, CONTOSO), { recursive: true });
  expect((await now()).map(([folder]) => folder)).toContain('certified-connectors/Next');
});

it('compares a folder with the one somebody stands in', async () => {
  const root = two(dropTotal);
  const { out, code } = await cli(join(root, 'head', CONTOSO), ['diff', join(root, 'base', CONTOSO)]);
  expect({ out, code }).toMatchObject({ code: 1, out: expect.stringContaining('breaks') });
});

it('is the table of the summary comment in Markdown', async () => {
  const { out } = await cli(two(dropTotal), ['diff', 'base', 'head', '--format', 'markdown']);
  expect(out).toContain('## certified-connectors/Contoso Orders');
  expect(out).toContain('| 🔴 breaks |');
  expect(out).toContain('<details><summary>1 change that hurts nobody</summary>');
});

it('follows a renamed folder, and tells of new and removed connectors', async () => {
  const root = two((head) => {
    cpSync(join(head, CONTOSO), join(head, 'certified-connectors/Contoso Sales'), { recursive: true });
    rmSync(join(head, CONTOSO), { recursive: true });
  });
  expect(await cli(root, ['diff', 'base', 'head'])).toMatchObject({
    code: 0,
    out: 'certified-connectors/Contoso Sales  Nothing but formatting; was certified-connectors/Contoso Orders\n',
  });
  rmSync(join(root, 'head/certified-connectors/Contoso Sales'), { recursive: true });
  write(root, 'head/certified-connectors/Other/readme.md', '# Other');
  const { out, code } = await cli(root, ['diff', 'base', 'head']);
  expect(out).toContain('Contoso Orders  is removed: every flow that uses it stops');
  expect(out).toContain('Other  is new: no flow uses it yet');
  expect(code).toBe(1);
});

it('says so when nothing differs', async () => {
  expect(
    await cli(
      two(() => {}),
      ['diff', 'base', 'head'],
    ),
  ).toMatchObject({ code: 0, out: 'No connector differs.\n' });
});

describe('what can not be compared is said, with what to do, and exits with 2', () => {
  const root = two(() => {});
  write(root, 'words.txt', 'words');
  write(root, 'other.json', '{ "a": 1 }');
  write(root, 'broken.json', '{ "paths": ');
  write(root, 'empty/notes.txt', '');
  it.each([
    ['base/gone', 'head', /base\/gone is not there/, /Check its spelling/],
    ['nowhere', 'neither', /no git repository/, /run this in a clone/],
    [`base/${SWAGGER}`, 'head', /is a file, head is a folder/, /two files, or two folders/],
    ['words.txt', `head/${SWAGGER}`, /words\.txt:1 can't be read as JSON/, /Fix the file/],
    ['broken.json', `head/${SWAGGER}`, /broken\.json:1 can't be read as JSON/, /Fix the file/],
    ['other.json', `head/${SWAGGER}`, /no connector's: it has neither paths nor properties/, /Give an apiDefinition/],
    [
      `base/${SWAGGER}`,
      `head/${PROPERTIES}`,
      /is an apiDefinition\.swagger\.json.*an apiProperties\.json/,
      /same kind/,
    ],
    ['empty', 'head', /empty holds no connector/, /Give a connector folder/],
    [`base/${CONTOSO}`, 'head', /is one connector, head holds several/, /two connector folders/],
  ])('%s against %s', async (base, head, problem, advice) => {
    const { code, out, err } = await cli(root, ['diff', base, head]);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(problem);
    expect(err).toMatch(advice);
  });

  it('a connector without a definition', async () => {
    rmSync(join(root, 'head', SWAGGER));
    const { code, err } = await cli(root, ['diff', `base/${CONTOSO}`, `head/${CONTOSO}`]);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('has no apiDefinition.swagger.json') });
  });
});
