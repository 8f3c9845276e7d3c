/** What npm hands out, in an empty folder. Nothing is downloaded: the packages it depends on are those of this clone. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PACKAGE_DIR } from '../../src/product/package-dir.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

const MANIFEST = JSON.parse(readFileSync(join(PACKAGE_DIR, 'package.json'), 'utf8')) as Manifest;
/** What the npm that runs these tests tells its children would lead the npm called here to this clone. */
const ENVIRONMENT = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));

const folder = mkdtempSync(join(tmpdir(), 'installed-'));
const installed = join(folder, 'node_modules', MANIFEST.name);

function npm(cwd: string, ...args: string[]): string {
  const program = process.env.npm_execpath;
  if (!program) throw new Error('Run the tests by npm test: it says where npm is.');
  return execFileSync(process.execPath, [program, ...args], { cwd, env: ENVIRONMENT, encoding: 'utf8' });
}

const run = (...args: string[]) => npm(folder, 'exec', '--no', '--offline', '--', 'connector-reviewer', ...args);

beforeAll(() => {
  // The build is that of `npm ci`: another one beside running tests would take the compiled rules from under them.
  const [packed] = JSON.parse(
    npm(PACKAGE_DIR, 'pack', '--ignore-scripts', '--json', '--pack-destination', folder),
  ) as readonly [{ readonly filename: string }];
  mkdirSync(installed, { recursive: true });
  // As npm does: every file has the time at which it was unpacked.
  const into = join('node_modules', MANIFEST.name);
  execFileSync('tar', ['-xzmf', packed.filename, '-C', into, '--strip-components=1'], { cwd: folder });
  for (const name of Object.keys(MANIFEST.dependencies)) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(PACKAGE_DIR, 'node_modules', name), link, 'junction');
  }
  npm(folder, 'rebuild', '--offline', '--ignore-scripts', MANIFEST.name);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('says its version', () => {
  expect(run('--version').trim()).toBe(MANIFEST.version);
});

it('checks a connector of another repository', () => {
  const connector = join(folder, 'certified-connectors', 'Contoso Orders');
  cpSync(join(PACKAGE_DIR, 'rules', 'samples', 'certified-connectors', 'Contoso Orders'), connector, {
    recursive: true,
  });
  expect(run('check', connector)).toContain('No findings in 1 connector');
});

it('takes the rules as they were published, although npm has unpacked their files after them', () => {
  const compiled = join(installed, 'dist', 'compiled-rules.cjs');
  const before = statSync(compiled).mtimeMs;
  utimesSync(join(installed, 'rules', 'lists.yml'), before / 1000 + 60, before / 1000 + 60);
  run('explain', 'operation/summary-length');
  expect(statSync(compiled).mtimeMs).toBe(before);
});

it('brings neither its sources nor its tests', () => {
  for (const left of ['src', 'test', 'bench', '.github'])
    expect(statSync(join(installed, left), { throwIfNoEntry: false })).toBeUndefined();
});
