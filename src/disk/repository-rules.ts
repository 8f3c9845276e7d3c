/** A repository's own rule files in a working copy. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  chooseRuleFiles,
  REPOSITORY_RULES,
  type RepositoryRulesFolder,
  type RulesFolderEntry,
  repositoryRulesFolder,
} from '../rules/repository-rules/folder.ts';

/** null where the working copy has no such folder. Links are not followed. Throws what reading throws. */
export function repositoryRulesOnDisk(root: string): RepositoryRulesFolder | null {
  if (!lstatSync(join(root, REPOSITORY_RULES), { throwIfNoEntry: false })?.isDirectory()) return null;
  const { wanted, faults } = chooseRuleFiles([...entriesBelow(root, REPOSITORY_RULES, 2)]);
  const files = wanted.map(({ path }) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  return repositoryRulesFolder(files, faults);
}

/** @param levels of folders that are looked into */
function* entriesBelow(root: string, folder: string, levels: number): Iterable<RulesFolderEntry> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && levels > 1) yield* entriesBelow(root, path, levels - 1);
    else if (entry.isDirectory()) yield { path: `${path}/`, size: null };
    else yield { path, size: entry.isFile() ? lstatSync(join(root, path)).size : null };
  }
}
