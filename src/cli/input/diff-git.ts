/** Two commits of a clone: what a pull request from the one to the other would change. */
import { type ConnectorPair, pairConnectors } from '../../changes/follow.ts';
import { connectorsIn, folderOf } from '../../connector/connector.ts';
import { askGit, commitOf, mergeBaseOf } from '../../disk/git.ts';
import { changesBetween } from '../../disk/git-changes.ts';
import { readFolders } from '../../disk/git-files.ts';
import { UsageError } from '../errors.ts';
import type { Folders } from './connector-paths.ts';

/**
 * The connectors that differ between the commits' merge base and the head, paired.
 * @throws UsageError for what is not a commit
 */
export async function pairsInGit(base: string, head: string, cwd: string, folders: Folders): Promise<ConnectorPair[]> {
  const repo = await askGit(cwd, ['rev-parse', '--show-toplevel']);
  if (repo === null)
    throw new UsageError(
      `Neither ${base} nor ${head} is a file or folder, and there is no git repository around ${cwd} to look for them`,
      'Check the spelling, or run this in a clone.',
    );
  const [from, to] = await Promise.all([mustBeCommit(base, repo), mustBeCommit(head, repo)]);
  const start = (await mergeBaseOf(repo, from, to)) ?? from;
  const files = await changesBetween(repo, start, to);
  const paths = files.flatMap(({ path, previousPath }) => [path, ...(previousPath === null ? [] : [previousPath])]);
  const changed = [...new Set(paths.flatMap((path) => folderOf(path, folders)?.folder ?? []))].sort();
  const [before, after] = await Promise.all([readFolders(repo, start, changed), readFolders(repo, to, changed)]);
  return pairConnectors(connectorsIn(before, folders), connectorsIn(after, folders));
}

async function mustBeCommit(ref: string, repo: string): Promise<string> {
  const commit = await commitOf(repo, ref);
  if (commit !== null) return commit;
  throw new UsageError(
    `${ref} is not a file, folder or commit of ${repo}`,
    'Check its spelling, or fetch it first: git fetch origin',
  );
}
