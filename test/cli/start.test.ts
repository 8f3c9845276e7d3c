/** What a check costs before it reads anything: the modules that are loaded for it. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { PACKAGE_DIR } from '../../src/product/package-dir.ts';

/** Follows static imports only; in a process of its own, as esbuild can't run in a sandbox. */
const FOLLOW = `
import { build } from 'esbuild';
const { metafile } = await build({
  entryPoints: ['src/cli/commands/check.ts'],
  ...{ bundle: true, write: false, metafile: true, platform: 'node', format: 'esm', packages: 'external' },
  plugins: [{
    name: 'later',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^[.]/ }, ({ path, kind }) => (kind === 'dynamic-import' ? { path, external: true } : null)),
  }],
});
const imports = Object.values(metafile.inputs).flatMap(({ imports }) => imports.filter(({ kind }) => kind !== 'dynamic-import'));
console.log(JSON.stringify([...new Set([...Object.keys(metafile.inputs), ...imports.map(({ path }) => path)])]));
`;

test('a check without configuration and rules of the repository loads nothing that reads or compiles such', () => {
  const args = ['--input-type=module', '--eval', FOLLOW];
  const loaded = JSON.parse(execFileSync(process.execPath, args, { cwd: PACKAGE_DIR, encoding: 'utf8' })) as string[];
  expect(loaded).toEqual(expect.arrayContaining([join('src', 'rules', 'repository-rules', 'merge.ts'), 'node:fs']));
  expect(
    loaded.filter((name) =>
      /^(?:ajv|js-yaml)|src.rules.(?:files.(?:yaml|compile|rule-files|schema)|repository-rules.(?:read|try))/.test(
        name,
      ),
    ),
  ).toEqual([]);
});
