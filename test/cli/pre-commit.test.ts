/** The hook for pre-commit, played as pre-commit runs it: its entry with the names of the files that match. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { addComma, CONTOSO, cli, clone, commit, dropSummary, edit, git, PROPERTIES, SWAGGER, write } from './setup.ts';

interface Hook {
  readonly entry: string;
  readonly files: string;
  readonly exclude: string;
}

const [hook] = load(readFileSync(new URL('../../.pre-commit-hooks.yaml', import.meta.url), 'utf8')) as [Hook];

/** Runs it for what is staged. */
async function hooked(root: string) {
  git(root, 'add', '--all');
  const staged = git(root, 'diff', '--cached', '--name-only', '-z', '--diff-filter=ACMRTUXB', 'HEAD')
    .split('\0')
    .filter(Boolean);
  const names = staged.filter((name) => new RegExp(hook.files).test(name) && !new RegExp(hook.exclude).test(name));
  const [program, ...args] = hook.entry.split(' ');
  expect(program).toBe('connector-reviewer');
  return names.length === 0 ? null : cli(root, [...args, ...names]);
}

it('an error that a commit brings stops it, and is told once however many files changed', async () => {
  const root = clone();
  dropSummary(root);
  edit(root, PROPERTIES, '"iconBrandColor": "', '"iconBrandColor": "x');
  const ran = await hooked(root);
  expect(ran).toMatchObject({ code: 1, out: expect.stringContaining('operation/summary-required') });
  expect(ran?.out).toContain('in 1 connector');
});

it('an error that was there before does not', async () => {
  const root = clone();
  dropSummary(root);
  commit(root, 'an old error');
  write(root, `${CONTOSO}/readme.md`, '# Contoso Orders\n\nA new readme.\n');
  expect((await hooked(root))?.code).toBe(0);
});

it('of several connectors only those that changed are checked', async () => {
  const root = clone();
  cpSync(join(root, CONTOSO), join(root, 'certified-connectors/Next'), { recursive: true });
  edit(
    root,
    'certified-connectors/Next/apiDefinition.swagger.json',
    '"title": "Contoso Orders"',
    '"title": "Next Orders"',
  );
  const ran = await hooked(root);
  expect(ran?.out).toContain('in 1 connector');
});

it('a commit without connectors runs nothing', async () => {
  const root = clone();
  write(root, 'README.md', 'Connectors');
  expect(await hooked(root)).toBeNull();
});

it('a file stands for its connector, wherever it lies in it', async () => {
  const root = clone();
  addComma(root);
  const { out } = await cli(root, ['check', SWAGGER]);
  expect(out).toContain('package/json-valid');
});
