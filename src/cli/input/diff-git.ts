/** A commit of a clone and another, or the files as they are now: what a pull request from the one to the other would change. */
import { join } from 'node:path';
import { type ConnectorPair, pairConnectors } from '../../changes/follow.ts';
import { connectorsIn, folderOf } from '../../connector/connector.ts';
import type { FileContent, FileSet } from '../../connector/types.ts';
import { askGit, commitOf, mergeBaseOf } from '../../disk/git.ts';
import { changesBetween, changesSince } from '../../disk/git-changes.ts';
import { readFolders } from '../../disk/git-files.ts';
import { readTree } from '../../disk/tree.ts';
import { UsageError } from '../errors.ts';
import type { Folders } from './connector-paths.ts';

/**
 * The connectors that differ between the commits' merge base and the head, paired.
 * @throws UsageError for what is not a commit
 */
export async function pairsInGit(base: string, head: string, cwd: string, folders: Folders): Promise<ConnectorPair[]> {
  const repo = await cloneAround(cwd, `Neither ${base} nor ${head} is`);
  const [from, to] = await Promise.all([mustBeCommit(base, repo), mustBeCommit(head, repo)]);
  const start = (await mergeBaseOf(repo, from, to)) ?? from;
  const files = await changesBetween(repo, start, to);
  const paths = files.flatMap(({ path, previousPath }) => [path, ...(previousPath === null ? [] : [previousPath])]);
  const changed = [...new Set(paths.flatMap((path) => folderOf(path, folders)?.folder ?? []))].sort();
  const [before, after] = await Promise.all([readFolders(repo, start, changed), readFolders(repo, to, changed)]);
  return pairConnectors(connectorsIn(before, folders), connectorsIn(after, folders));
}

/**
 * The connectors that differ between the commit where the work on this branch began and the files as they are now, paired.
 * @throws UsageError for what is not a commit
 */
export async function pairsSince(base: string, cwd: string, folders: Folders): Promise<ConnectorPair[]> {
  const repo = await cloneAround(cwd, `${base} is not`);
  const from = await mustBeCommit(base, repo);
  const start = (await mergeBaseOf(repo, from, 'HEAD')) ?? from;
  const paths = await changesSince(repo, start, Object.keys(folders));
  const changed = [...new Set(paths.flatMap((path) => folderOf(path, folders)?.folder ?? []))].sort();
  const [before, after] = await Promise.all([readFolders(repo, start, changed), filesNow(repo, changed)]);
  return pairConnectors(connectorsIn(before, folders), connectorsIn(after, folders));
}

async function filesNow(repo: string, changed: readonly string[]): Promise<FileSet> {
  const trees = await Promise.all(
    changed.map(async (folder) => {
      const tree = await readTree(join(repo, folder)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return new Map<string, FileContent>();
        throw error;
      });
      return [...tree].map(([name, content]) => [`${folder}/${name}`, content] as const);
    }),
  );
  return new Map(trees.flat());
}

async function cloneAround(cwd: string, none: string): Promise<string> {
  const repo = await askGit(cwd, ['rev-parse', '--show-toplevel']);
  if (repo !== null) return repo;
  throw new UsageError(
    `${none} a file or folder, and there is no git repository around ${cwd} to look for it`,
    'Check the spelling, or run this in a clone.',
  );
}

async function mustBeCommit(ref: string, repo: string): Promise<string> {
  const commit = await commitOf(repo, ref);
  if (commit !== null) return commit;
  throw new UsageError(
    `${ref} is not a file, folder or commit of ${repo}`,
    'Check its spelling, or fetch it first: git fetch origin',
  );
}
