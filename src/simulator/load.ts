/** Files from a disk or a clone, in the form that `createRepository` and `commit` take. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** git refuses nothing here but memory: a connectors repository's whole tree listing is some megabytes. */
const MAX_OUTPUT = 512 * 1024 * 1024;

/** Every regular file below a folder, by its path from there with forward slashes. `.git` and links are left out. */
export async function loadFolder(dir: string): Promise<Record<string, Uint8Array>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files: Record<string, Uint8Array> = {};
  for (const entry of entries) {
    const full = join(entry.parentPath, entry.name);
    const path = relative(dir, full).split(sep).join('/');
    if (!entry.isFile() || path === '.git' || path.startsWith('.git/')) continue;
    files[path] = await readFile(full);
  }
  return files;
}

/**
 * Every file of a clone at a ref, read from its objects: nothing is checked out and no hook runs. `paths` narrows it to
 * some folders. Submodules and symbolic links are left out. Throws when git does, e.g. on an unknown ref.
 */
export async function loadClone(
  dir: string,
  ref: string,
  paths: readonly string[] = [],
): Promise<Record<string, Uint8Array>> {
  const list = await git(dir, ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', ref, ...paths]);
  const entries = list
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map(parseEntry)
    .filter((entry) => entry.mode.startsWith('100'));
  const blobs = await readBlobs(
    dir,
    entries.map((entry) => entry.oid),
  );
  return Object.fromEntries(entries.map((entry, index) => [entry.path, blobs[index] ?? new Uint8Array()]));
}

function parseEntry(line: string): { mode: string; oid: string; path: string } {
  const tab = line.indexOf('\t');
  const [mode = '', , oid = ''] = line.slice(0, tab).split(' ');
  return { mode, oid, path: line.slice(tab + 1) };
}

async function git(dir: string, args: readonly string[]): Promise<Buffer> {
  const { stdout } = await run('git', ['-C', dir, ...args], { encoding: 'buffer', maxBuffer: MAX_OUTPUT });
  return stdout;
}

/** All blobs by one `git cat-file --batch`: each answer is `<oid> blob <size>\n<bytes>\n`. */
async function readBlobs(dir: string, oids: readonly string[]): Promise<Uint8Array[]> {
  if (oids.length === 0) return [];
  const output = await new Promise<Buffer>((resolve, reject) => {
    const options = { encoding: 'buffer' as const, maxBuffer: MAX_OUTPUT };
    const child = execFile('git', ['-C', dir, 'cat-file', '--batch'], options, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
    child.stdin?.end(`${oids.join('\n')}\n`);
  });
  const blobs: Uint8Array[] = [];
  for (let at = 0; blobs.length < oids.length; ) {
    const newline = output.indexOf(10, at);
    const size = Number(output.toString('latin1', at, newline).split(' ')[2]);
    blobs.push(output.subarray(newline + 1, newline + 1 + size));
    at = newline + 1 + size + 1;
  }
  return blobs;
}
