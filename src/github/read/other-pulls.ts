/** Which connector folders the other open pull requests touch, as far as that is known. */
import type { RepositoryConfig } from '../../config/types.ts';
import { folderOf } from '../../connector/connector.ts';
import type { ChangedFile, PullKey } from '../../pull-request/snapshot.ts';
import type { OtherPull } from '../../rules/engine/pull.ts';
import type { ContentCache } from '../cache.ts';
import type { Client } from '../client.ts';
import { inHalves } from './halves.ts';
import type { RawPull } from './pull.ts';
import { otherFilesQuery } from './queries.ts';

/** Paths that pull requests change, by number and head. Nothing in it can ever be out of date. */
export type ChangedPaths = ContentCache<readonly string[]>;

/** Files of each that are looked at: nearly all touch one folder. */
const FILES = 20;
/** Pull requests whose files are asked for in one run; the rest is left to the next. */
const MAX_ASKED = 30;

interface FilesAnswer {
  readonly repository: Readonly<
    Record<
      string,
      {
        readonly headRefOid: string;
        readonly files: { readonly nodes: readonly ({ readonly path: string } | null)[] } | null;
      } | null
    >
  >;
}

/**
 * The open pull requests that something happened to last, without those whose files can't be had: what is not known of
 * them is not said. Costs a request only for heads that were never seen.
 */
export async function readOtherPulls(
  client: Client,
  key: PullKey,
  { others, headRefOid }: Pick<RawPull, 'others' | 'headRefOid'>,
  own: { readonly files: readonly ChangedFile[]; readonly folders: RepositoryConfig['folders'] },
  cache: ChangedPaths,
): Promise<OtherPull[]> {
  remember(
    cache,
    nameOf(key, key.number, headRefOid),
    own.files.map(({ path }) => path),
  );
  const rest = others.filter(({ number }) => number !== key.number);
  const missing = rest.filter(({ number, headRefOid: head }) => !cache.get(nameOf(key, number, head)));
  await askFor(
    client,
    key,
    missing.slice(0, MAX_ASKED).map(({ number }) => number),
    cache,
  );
  return rest.flatMap(({ number, title, author, headRefOid: head }): OtherPull[] => {
    const paths = cache.get(nameOf(key, number, head));
    return paths ? [{ number, title, author: author?.login ?? null, folders: foldersAmong(paths, own.folders) }] : [];
  });
}

/** One that GitHub can't answer for, even alone, is passed over. */
async function askFor(client: Client, key: PullKey, numbers: readonly number[], cache: ChangedPaths): Promise<void> {
  if (numbers.length === 0) return;
  const { owner, repo } = key;
  const ask = async (part: readonly number[]) => {
    const variables = Object.fromEntries(part.map((number, index) => [`n${index}`, number]));
    const answer = await client.query<FilesAnswer>(otherFilesQuery(part.length), { owner, repo, ...variables });
    for (const [index, number] of part.entries()) {
      const pull = answer.repository[`p${index}`];
      const paths = pull?.files?.nodes.flatMap((file) => file?.path ?? []);
      if (pull && paths) remember(cache, nameOf(key, number, pull.headRefOid), paths);
    }
  };
  await inHalves(numbers, ask).catch(client.throwIfAborted);
}

function nameOf({ owner, repo }: PullKey, number: number, head: string): string {
  return `${owner}/${repo}#${number}@${head}`;
}

function remember(cache: ChangedPaths, name: string, paths: readonly string[]): void {
  const few = paths.slice(0, FILES);
  cache.set(name, few, 200 + few.join('').length);
}

function foldersAmong(paths: readonly string[], folders: RepositoryConfig['folders']): string[] {
  return [...new Set(paths.flatMap((path) => folderOf(path, folders)?.folder ?? []))].sort();
}
