/** Reads the files of some folders out of a commit: nothing is checked out, no hook or filter runs. */
import { openPackages } from '../connector/package/open.ts';
import { isWorthReading } from '../connector/read.ts';
import type { FileContent } from '../connector/types.ts';
import { askGit, GitError, git } from './git.ts';

export interface Blob {
  readonly path: string;
  readonly id: string;
  readonly size: number;
}

/**
 * All regular files below some folders at a commit, by their path from the repository root, packages opened. Folders that are not there
 * have no files; links and submodules are left out.
 * @throws GitError when git can't read them
 */
export async function readFolders(
  directory: string,
  commit: string,
  folders: readonly string[],
): Promise<Map<string, FileContent>> {
  if (folders.length === 0) return new Map();
  await fetchMissing(directory, commit, folders);
  const blobs = await blobsBelow(directory, commit, folders);
  const contents = await readBlobs(
    directory,
    blobs.filter(({ path, size }) => isWorthReading(path, size)),
  );
  return openPackages(new Map(blobs.map(({ path, id, size }) => [path, { size, bytes: contents.get(id) ?? null }])));
}

/** The regular files below some folders at a commit. Sizes come along, so that large and useless files are never read. */
export async function blobsBelow(directory: string, commit: string, folders: readonly string[]): Promise<Blob[]> {
  const list = await git(directory, ['ls-tree', '-r', '-l', '-z', '--full-tree', commit, '--', ...folders]);
  return list.toString('utf8').split('\0').flatMap(parseEntry);
}

/** `<mode> <type> <id> <size padded>\t<path>`: https://git-scm.com/docs/git-ls-tree#_output_format */
function parseEntry(line: string): Blob[] {
  const match = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t(.+)$/s.exec(line);
  return match ? [{ id: match[1] as string, size: Number(match[2]), path: match[3] as string }] : [];
}

/** All blobs by one process. Each answer is `<id> blob <size>\n<bytes>\n`: https://git-scm.com/docs/git-cat-file#_batch_output */
export async function readBlobs(directory: string, blobs: readonly Blob[]): Promise<Map<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  if (blobs.length === 0) return contents;
  const output = await git(directory, ['cat-file', '--batch'], blobs.map(({ id }) => `${id}\n`).join(''));
  let at = 0;
  for (const { id, size } of blobs) {
    const start = output.indexOf('\n', at) + 1;
    if (start === 0 || !output.toString('latin1', at, start).startsWith(`${id} blob ${size}\n`))
      throw new GitError('cat-file', `${id} can't be read; if the clone is partial, its remote has to be in reach`);
    contents.set(id, output.subarray(start, start + size));
    at = start + size + 1;
  }
  return contents;
}

/**
 * A partial clone lacks contents and would fetch them one by one; this asks for all of them at once. Where that fails
 * git tries again by itself as it reads.
 */
async function fetchMissing(directory: string, commit: string, folders: readonly string[]): Promise<void> {
  const remote = await promisorOf(directory);
  if (remote === null) return;
  const trees = await Promise.all(
    folders.map((folder) => askGit(directory, ['rev-parse', '--verify', '--quiet', `${commit}:${folder}`])),
  );
  const there = trees.filter((tree) => tree !== null);
  if (there.length === 0) return;
  const list = await askGit(directory, ['rev-list', '--objects', '--no-walk', '--missing=print', ...there]);
  const missing = (list ?? '').split('\n').filter((line) => line.startsWith('?'));
  if (missing.length === 0) return;
  const options = ['--quiet', '--no-tags', '--no-write-fetch-head', '--recurse-submodules=no', '--filter=blob:none'];
  const ids = missing.map((line) => line.slice(1));
  await git(directory, ['fetch', ...options, '--stdin', remote], `${ids.join('\n')}\n`).catch(() => {});
}

/** The remote that has promised what a partial clone lacks: https://git-scm.com/docs/partial-clone */
export async function promisorOf(directory: string): Promise<string | null> {
  const lines = await askGit(directory, ['config', '--get-regexp', '^remote\\..+\\.promisor$']);
  return /^remote\.([^-].*)\.promisor true$/m.exec(lines ?? '')?.[1] ?? null;
}
