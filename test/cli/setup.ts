/** A folder of its own for each test, the sample connector in it, git, and the command line run in this process. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { APART } from '../../src/cli/apart.ts';
import { run } from '../../src/cli/program.ts';
import { RULES_DIR } from '../../src/rules/files/paths.ts';

const SAMPLE_DIR = join(RULES_DIR, 'samples', 'certified-connectors', 'Contoso Orders');

export const CONTOSO = 'certified-connectors/Contoso Orders';
export const SWAGGER = `${CONTOSO}/apiDefinition.swagger.json`;
export const PROPERTIES = `${CONTOSO}/apiProperties.json`;

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that goes away after the tests. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'reviewer-'));
  folders.push(folder);
  return folder;
}

/** A folder laid out like a connectors repository, with the sample connector. */
export function repository(connector = CONTOSO): string {
  const root = emptyFolder();
  cpSync(SAMPLE_DIR, join(root, connector), { recursive: true });
  return root;
}

export function write(root: string, path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

export function read(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Replaces a text that must be there. */
export function edit(root: string, path: string, from: string, to: string): void {
  const text = read(root, path);
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  write(
    root,
    path,
    text.replace(from, () => to),
  );
}

/** Takes away the summary of the operation that lists orders: one error of `operation/summary-required`. */
export function dropSummary(root: string, swagger = SWAGGER): void {
  edit(root, swagger, '        "summary": "List orders",\n', '');
}

/** Makes the summary of the operation that creates an order too long: one error of `operation/summary-length`. */
export function stretchSummary(root: string, swagger = SWAGGER): void {
  edit(root, swagger, '"summary": "Create an order"', `"summary": "Create an order ${'again and '.repeat(9)}"`);
}

/** A comma too many: a warning of `package/json-valid` with a certain fix. */
export function addComma(root: string, swagger = SWAGGER): void {
  edit(root, swagger, '"name": "X-Api-Key"', '"name": "X-Api-Key",');
}

const IDENTITY = { GIT_AUTHOR_NAME: 'Pat', GIT_AUTHOR_EMAIL: 'pat@example.com' };
const ENVIRONMENT = {
  ...IDENTITY,
  GIT_COMMITTER_NAME: 'Pat',
  GIT_COMMITTER_EMAIL: 'pat@example.com',
  GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z',
  GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};

export function git(root: string, ...args: string[]): string {
  return execFileSync('git', ['-C', root, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...ENVIRONMENT },
  }).trim();
}

/** Commits everything there is. Returns the commit. */
export function commit(root: string, message: string): string {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(root, 'rev-parse', 'HEAD');
}

/** The repository with its first commit on `dev`, now on a branch `change`. */
export function clone(): string {
  const root = repository();
  git(root, 'init', '--quiet', '--initial-branch', 'dev');
  commit(root, 'Contoso Orders');
  git(root, 'switch', '--quiet', '--create', 'change');
  return root;
}

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in a folder, without a terminal. */
export async function cli(cwd: string, args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  let [out, err] = ['', ''];
  const io = {
    cwd,
    env,
    out: {
      write: (text: string) => {
        out += text;
      },
    },
    err: {
      write: (text: string) => {
        err += text;
      },
    },
  };
  const code = await run(args, io, APART);
  return { code, out, err };
}

export interface JsonFinding {
  readonly rule: string;
  readonly severity: string;
  readonly file: string;
  readonly pointer: string | null;
  readonly line: number;
  readonly status: string;
}

export interface JsonReport {
  readonly connectors: readonly {
    readonly folder: string;
    readonly kind: string;
    readonly change: string | null;
    readonly findings: readonly JsonFinding[];
  }[];
  readonly totals: Readonly<Record<string, number>>;
  readonly blocking: number;
  readonly decision?: { readonly conclusion: string; readonly stage: string; readonly summary: string | null };
}

/** Runs a command for its JSON form; it must have one. */
export async function json(cwd: string, args: readonly string[]): Promise<JsonReport & { readonly code: number }> {
  const { code, out, err } = await cli(cwd, [...args, '--format', 'json']);
  if (out === '') throw new Error(err);
  return { ...(JSON.parse(out) as JsonReport), code };
}

/** `rule status` of all findings, in their order. */
export function told({ connectors }: JsonReport): string[] {
  return connectors.flatMap(({ findings }) => findings.map(({ rule, status }) => `${rule} ${status}`));
}
