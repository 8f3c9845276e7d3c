/** Which files differ between two commits, or between a commit and the working tree. */
import type { ChangedFile } from '../pull-request/snapshot.ts';
import { git } from './git.ts';

/** `-z` writes paths as they are, each ended by a zero byte: https://git-scm.com/docs/git-diff#_raw_output_format */
const NAMES = ['--name-status', '-z', '--no-ext-diff', '--ignore-submodules=all'];

const STATUS: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  M: 'modified',
  D: 'removed',
  R: 'renamed',
  C: 'copied',
};

/** The files a change from one commit to another touches, as GitHub lists them: renames are found. */
export async function changesBetween(directory: string, from: string, to: string): Promise<ChangedFile[]> {
  return parse(await git(directory, ['diff', ...NAMES, '-M', from, to]));
}

/**
 * Paths that are not now as they were at a commit, new ones included, below some folders of the working tree.
 * @param workTree its top folder; all paths are from there
 */
export async function changesSince(workTree: string, commit: string, folders: readonly string[]): Promise<string[]> {
  const [changed, untracked] = await Promise.all([
    git(workTree, ['diff', ...NAMES, '--no-renames', commit, '--', ...folders]),
    git(workTree, ['ls-files', '--others', '-z', '--', ...folders]),
  ]);
  return [...parse(changed).map(({ path }) => path), ...fields(untracked)];
}

function parse(output: Buffer): ChangedFile[] {
  const rest = fields(output);
  const files: ChangedFile[] = [];
  for (let at = 0; at < rest.length; ) {
    const letter = (rest[at++] as string).charAt(0);
    const previousPath = letter === 'R' || letter === 'C' ? (rest[at++] as string) : null;
    files.push({ path: rest[at++] as string, previousPath, status: STATUS[letter] ?? 'changed' });
  }
  return files;
}

function fields(output: Buffer): string[] {
  return output.toString('utf8').split('\0').slice(0, -1);
}
