/** Which repositories an App serves that others may install as well. */
import type { Variables } from './variables.ts';

interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

/** GitHub's names: `owner/repo`, or `owner/*` for all of an owner. */
const ENTRY = /^[a-z\d][a-z\d-]{0,99}\/(?:\*|[\w.-]{1,100})$/i;

/**
 * REPOSITORIES, by commas or spaces; null: it is not set, and all are served.
 *
 * @param wrong takes a line for each entry that names no repository
 */
export function readRepositories({ REPOSITORIES }: Variables, wrong: string[]): readonly string[] | null {
  if (!REPOSITORIES?.trim()) return null;
  const entries = REPOSITORIES.split(/[\s,]/).filter((entry) => entry !== '');
  for (const entry of entries)
    if (!ENTRY.test(entry)) wrong.push(`REPOSITORIES: '${entry}' is neither OWNER/REPO nor OWNER/*`);
  if (entries.length === 0)
    wrong.push('REPOSITORIES names no repository: OWNER/REPO, OWNER/*, with commas between them');
  return entries.map((entry) => entry.toLowerCase());
}

/** Whether a repository is among them; GitHub's names are the same in capital letters. */
export function isServed(served: readonly string[] | null, { owner, repo }: RepositoryName): boolean {
  if (served === null) return true;
  return [`${owner}/${repo}`, `${owner}/*`].some((name) => served.includes(name.toLowerCase()));
}
