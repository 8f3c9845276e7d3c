/**
 * Where the people of these scripts stand: an empty folder, with nothing but the package as npm hands it out. It is installed
 * once, by `.ci/run`, which names the place in NEEDS_PACKAGE; by hand:
 *
 *     npm pack --pack-destination /tmp/people && (cd /tmp/people && npm install ./*.tgz)
 *     NEEDS_PACKAGE=/tmp/people npm test -- people
 */
import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** The scripts are left out without the package. */
export const hasPackage = process.env.NEEDS_PACKAGE !== undefined;

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface HowToRun {
  /** Variables besides PATH and HOME: nothing else of this process is passed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** Below the folder; left out: the folder. */
  readonly at?: string;
}

export interface FreshFolder {
  readonly path: string;
  /** Writes files by their paths below the folder. */
  write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
  /** Runs a program to its end. `connector-reviewer` is the package's. */
  run(command: string, args: readonly string[], how?: HowToRun): Promise<Ran>;
  /** Starts a program that stays. It is ended with the folder, if it still runs. */
  start(command: string, args: readonly string[], how?: HowToRun): ChildProcess;
  /** Ends what was started, and removes everything. */
  close(): Promise<void>;
}

/** @param withPackage whether the package is installed in it; `false` for who has only a clone or an editor */
export async function freshFolder(withPackage = true): Promise<FreshFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'connector-reviewer-')));
  const installed = join(process.env.NEEDS_PACKAGE ?? '', 'node_modules');
  if (withPackage) await symlink(installed, join(path, 'node_modules'), 'junction');
  const bin = withPackage ? `${join(installed, '.bin')}${delimiter}` : '';
  const stdio = ['ignore', 'pipe', 'pipe'] satisfies StdioOptions;
  const started: ChildProcess[] = [];
  const start: FreshFolder['start'] = (command, args, { env = {}, at = '.' } = {}) => {
    const variables = { PATH: `${bin}${process.env.PATH}`, HOME: path, ...env };
    const child = spawn(command, args, { cwd: join(path, at), env: variables, stdio, detached: true });
    started.push(child);
    return child;
  };
  return {
    path,
    start,
    write: async (files) => {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(path, name)), { recursive: true });
        await writeFile(join(path, name), content);
      }
    },
    run: async (...how) => {
      const child = start(...how);
      const [stdout, stderr, [code]] = await Promise.all([
        textOf(child.stdout),
        textOf(child.stderr),
        once(child, 'close') as Promise<[number | null]>,
      ]);
      return { code, stdout, stderr };
    },
    close: async () => {
      const running = started.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
      await Promise.all(running.map((child) => end(child)));
      await rm(path, { recursive: true, force: true });
    },
  };
}

/** With what it started itself. */
async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  process.kill(-(child.pid as number), 'SIGKILL');
  await ended;
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}
