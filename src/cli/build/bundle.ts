/** Bundles the command line, as `npm run build` does: Node takes longer to find and link many modules than to run a check. */
import { rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { PACKAGE_DIR } from '../../product/package-dir.ts';

const SOURCE = join(PACKAGE_DIR, 'src');
const DIRECTORY = join(PACKAGE_DIR, 'dist', 'bin');

/** What is loaded when it is called stays a module of its own. */
const apart: Plugin = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\// }, ({ path, importer, kind }) => {
      if (kind !== 'dynamic-import') return null;
      const file = relative(SOURCE, resolve(dirname(importer), path));
      return { path: `../${file.replaceAll('\\', '/').replace(/\.ts$/, '.js')}`, external: true };
    });
  },
};

const common: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  external: ['@octokit/*', '@vscode/*', 'ajv', 'pngjs'],
  minifyWhitespace: true,
  logLevel: 'warning',
};

rmSync(DIRECTORY, { recursive: true, force: true });
await build({
  ...common,
  entryPoints: [join(SOURCE, 'cli', 'program.ts')],
  outfile: join(DIRECTORY, 'program.cjs'),
  format: 'cjs',
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
});
await build({
  ...common,
  entryPoints: [join(SOURCE, 'cli.ts')],
  outdir: DIRECTORY,
  format: 'esm',
  plugins: [apart],
});
