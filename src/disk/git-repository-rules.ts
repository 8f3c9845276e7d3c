/** A repository's own rule files at a commit of a clone. */
import { chooseOwn, OWN_RULES, ownFolder, type RepositoryRulesFolder } from '../rules/repository-rules/folder.ts';
import { blobsBelow, readBlobs } from './git-files.ts';

/** null where the commit has none. @throws GitError */
export async function ownRulesAtCommit(directory: string, commit: string): Promise<RepositoryRulesFolder | null> {
  const blobs = await blobsBelow(directory, commit, [OWN_RULES]);
  if (blobs.length === 0) return null;
  const { wanted, faults } = chooseOwn(blobs);
  const contents = await readBlobs(directory, wanted);
  const files = wanted.map(({ path, id }) => ({ path, text: Buffer.from(contents.get(id) ?? []).toString('utf8') }));
  return ownFolder(files, faults);
}
