/** Commits that reviews were given at and whose connector files are those of the head: a word given there stands. */
import type { RepositoryConfig } from '../../config/types.ts';
import { folderOf } from '../../connector/connector.ts';
import type { Review } from '../../pull-request/posts.ts';
import type { Sides } from './compare.ts';
import type { Reading } from './folders.ts';
import { treesQuery } from './queries.ts';

/** The last commits that are compared: older words are hardly ever the last. */
const COMMITS = 10;
/** Folders and commits together that one request asks for. */
const PLACES = 200;

/**
 * Costs nothing while every approval and request for changes is at the head, else one request. A commit that GitHub no
 * longer has is as good as another. Throws Octokit's error.
 */
export async function readSameFiles(
  { client, key, headSha }: Reading,
  { head, base }: Pick<Sides, 'head' | 'base'>,
  reviews: readonly Review[],
  folders: RepositoryConfig['folders'],
): Promise<ReadonlySet<string>> {
  const words = reviews.filter(({ state }) => state === 'approved' || state === 'changes_requested');
  const others = [...new Set(words.flatMap(({ commit }) => commit ?? []))].filter((commit) => commit !== headSha);
  const names = foldersOf([...head.keys(), ...base.keys()], folders);
  if (others.length === 0 || names.length === 0) return new Set();
  const commits = [headSha, ...others.slice(-COMMITS)].slice(0, Math.max(2, Math.floor(PLACES / names.length)));
  const places = commits.flatMap((commit) => names.map((name) => `${commit}:${name}`));
  const variables = Object.fromEntries(places.map((place, index) => [`e${index}`, place]));
  const { owner, repo } = key;
  const answer = await client.query<{ repository: Readonly<Record<string, { readonly oid: string } | null>> }>(
    treesQuery(places.length),
    { owner, repo, ...variables },
  );
  const treesOf = (commit: string) =>
    names.map((_, index) => answer.repository[`t${commits.indexOf(commit) * names.length + index}`]?.oid ?? null);
  const wanted = treesOf(headSha).join();
  return new Set(commits.slice(1).filter((commit) => treesOf(commit).join() === wanted));
}

function foldersOf(paths: readonly string[], folders: RepositoryConfig['folders']): string[] {
  return [...new Set(paths.flatMap((path) => folderOf(path, folders)?.folder ?? []))].sort();
}
