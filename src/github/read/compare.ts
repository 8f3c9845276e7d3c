/** Connector folders before and after a pull request. */
import type { RepositoryConfig } from '../../config/types.ts';
import { folderOf } from '../../connector/connector.ts';
import type { FileSet } from '../../connector/types.ts';
import type { ChangedFile } from '../../pull-request/snapshot.ts';
import { type Reading, readFolders } from './folders.ts';

export interface Sides {
  readonly head: FileSet;
  readonly base: FileSet;
  readonly mergeBaseSha: string;
}

/**
 * Reads the changed folders at the head and where the change began. Where that was need not be asked when all of them
 * are new: a folder that the base branch does not have was not there before either. Throws what reading throws.
 *
 * @param baseSha the base branch's tip
 */
export async function readSides(
  reading: Reading,
  baseSha: string,
  files: readonly ChangedFile[],
  folders: RepositoryConfig['folders'],
): Promise<Sides> {
  const changed = changedFolders(files, folders);
  if (changed.size === 0) return { head: new Map(), base: new Map(), mergeBaseSha: baseSha };
  const names = [...changed.keys()].sort();
  const mayBeNew = [...changed.values()].every(({ onlyAdded }) => onlyAdded);
  const from = mayBeNew ? baseSha : await readMergeBase(reading, baseSha);
  const places = [reading.headSha, from].flatMap((sha) => names.map((folder) => ({ sha, folder })));
  const sets = await readFolders(reading, places);
  const head = together(sets.slice(0, names.length));
  const base = together(sets.slice(names.length));
  if (!mayBeNew || base.size === 0) return { head, base, mergeBaseSha: from };
  const mergeBaseSha = await readMergeBase(reading, baseSha);
  if (mergeBaseSha === baseSha) return { head, base, mergeBaseSha };
  const before = await readFolders(
    reading,
    names.map((folder) => ({ sha: mergeBaseSha, folder })),
  );
  return { head, base: together(before), mergeBaseSha };
}

/** Connector folders among the changed files, under their old names too, and whether files were only added there. */
function changedFolders(
  files: readonly ChangedFile[],
  folders: RepositoryConfig['folders'],
): Map<string, { readonly onlyAdded: boolean }> {
  const changed = new Map<string, { readonly onlyAdded: boolean }>();
  for (const { path, previousPath, status } of files) {
    for (const place of [path, previousPath]) {
      const folder = place === null ? null : folderOf(place, folders)?.folder;
      if (!folder) continue;
      const onlyAdded = status === 'added' && (changed.get(folder)?.onlyAdded ?? true);
      changed.set(folder, { onlyAdded });
    }
  }
  return changed;
}

/** The second page of one: GitHub lists files with the first page only, and of them nothing is wanted here. */
async function readMergeBase({ client, key, headSha }: Reading, baseSha: string): Promise<string> {
  const { owner, repo } = key;
  const { data } = await client.read((request) =>
    client.github.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
      ...{ owner, repo, basehead: `${baseSha}...${headSha}`, per_page: 1, page: 2, request },
    }),
  );
  return data.merge_base_commit.sha;
}

function together(sets: readonly FileSet[]): FileSet {
  return new Map(sets.flatMap((files) => [...files]));
}
