/** A repository's own rule files at a commit of a clone. */
import {
  chooseRuleFiles,
  REPOSITORY_RULES,
  type RepositoryRulesFolder,
  repositoryRulesFolder,
} from '../rules/repository-rules/folder.ts';
import { blobsBelow, readBlobs } from './git-files.ts';

/** null where the commit has none. @throws GitError */
export async function repositoryRulesAtCommit(
  directory: string,
  commit: string,
): Promise<RepositoryRulesFolder | null> {
  const blobs = await blobsBelow(directory, commit, [REPOSITORY_RULES]);
  if (blobs.length === 0) return null;
  const { wanted, faults } = chooseRuleFiles(blobs);
  const contents = await readBlobs(directory, wanted);
  const files = wanted.map(({ path, id }) => ({ path, text: Buffer.from(contents.get(id) ?? []).toString('utf8') }));
  return repositoryRulesFolder(files, faults);
}
