/** Who worked on connector folders before: the authors of the commits that touched them. */
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { ContentCache } from '../cache.ts';
import type { Client } from '../client.ts';
import type { Page } from './answers.ts';
import { historyQuery } from './queries.ts';

/** The authors of a folder's commits, as far as GitHub tells them. */
interface FolderHistory {
  readonly logins: readonly string[];
  /** There is no commit beyond these, and none without an account. */
  readonly isWhole: boolean;
}

/** Histories by commit and folder. Nothing in it can ever be out of date. */
export type HistoryCache = ContentCache<FolderHistory>;

type CommitAnswer = { readonly author: { readonly user: { readonly login: string } | null } | null };

interface HistoryAnswer {
  readonly repository: { readonly object: Readonly<Record<string, Page<CommitAnswer>>> | null };
}

/** Folders that are asked about in one request: hardly any pull request touches more. */
const MAX_FOLDERS = 20;

/**
 * Accounts that committed to the folders up to a commit; null where that is not known of this one: the history is too long
 * to read, or has commits that GitHub finds no account for, and the author is not among the others. Costs a request for a
 * commit that was not asked about before. Throws Octokit's error.
 */
export async function readContributors(
  client: Client,
  key: PullKey,
  place: { readonly sha: string; readonly folders: readonly string[]; readonly author: string },
  cache: HistoryCache,
): Promise<readonly string[] | null> {
  const { sha, folders, author } = place;
  const asked = folders.slice(0, MAX_FOLDERS);
  if (asked.length === 0) return null;
  const histories = await historiesOf(client, key, sha, asked, cache);
  const logins = [...new Set(histories.flatMap((history) => history.logins))];
  const isWhole = asked.length === folders.length && histories.every((history) => history.isWhole);
  return isWhole || logins.some((login) => login.toLowerCase() === author.toLowerCase()) ? logins : null;
}

async function historiesOf(
  client: Client,
  { owner, repo }: PullKey,
  sha: string,
  folders: readonly string[],
  cache: HistoryCache,
): Promise<FolderHistory[]> {
  const name = (folder: string) => `${owner}/${repo}@${sha}:${folder}`;
  const missing = folders.filter((folder) => !cache.get(name(folder)));
  const found = new Map<string, FolderHistory>();
  if (missing.length > 0) {
    const paths = Object.fromEntries(missing.map((folder, index) => [`p${index}`, folder]));
    const answer = await client.query<HistoryAnswer>(historyQuery(missing.length), { owner, repo, sha, ...paths });
    for (const [index, folder] of missing.entries()) {
      const history = historyIn(answer.repository.object?.[`h${index}`] ?? null);
      found.set(folder, history);
      cache.set(name(folder), history, 200 + history.logins.length * 40);
    }
  }
  return folders.map((folder) => found.get(folder) ?? (cache.get(name(folder)) as FolderHistory));
}

function historyIn(page: Page<CommitAnswer> | null): FolderHistory {
  const logins = (page?.nodes ?? []).map((commit) => commit?.author?.user?.login ?? null);
  const known = logins.filter((login) => login !== null);
  return {
    logins: [...new Set(known)],
    isWhole: page?.pageInfo.hasNextPage === false && known.length === logins.length,
  };
}
