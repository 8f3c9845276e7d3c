/** Connector folders at commits, many in one request. */

import { openPackages } from '../../connector/package/open.ts';
import { isWorthReading } from '../../connector/read.ts';
import type { FileContent, FileSet } from '../../connector/types.ts';
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { ContentCache } from '../cache.ts';
import type { Client } from '../client.ts';
import { HeadMovedError } from '../errors.ts';
import type { EntryAnswer, FoldersAnswer, TreeAnswer } from './answers.ts';
import { bytesOf, readBlob } from './blob.ts';
import { inHalves } from './halves.ts';
import { foldersQuery } from './queries.ts';

export interface Place {
  readonly sha: string;
  /** From the repository root. */
  readonly folder: string;
}

/** Folders' contents by commit and path. Nothing in it can ever be out of date. */
export type FolderCache = ContentCache<FileSet>;

/** Folders in one request: at the corpus's median of 40 kB a folder about 1 MB, far from GitHub's 10 s. */
const FOLDERS_A_REQUEST = 30;

const SYMBOLIC_LINK = 0o120000;

/** What reading folders needs to know of the run. */
export interface Reading {
  readonly client: Client;
  readonly key: PullKey;
  readonly headSha: string;
  readonly cache: FolderCache;
  /** Contents read by REST in this run, by object id: an icon is mostly the same at head and base. */
  readonly blobs: Map<string, Uint8Array>;
}

/**
 * Reads folders, one set of files for each place and in the same order; a folder that is not there is empty.
 * Throws HeadMovedError when the pull request's head is no longer `headSha`, else what Octokit throws.
 */
export async function readFolders(reading: Reading, places: readonly Place[]): Promise<FileSet[]> {
  const { cache, key } = reading;
  const name = ({ sha, folder }: Place) => `${key.owner}/${key.repo}@${sha}:${folder}`;
  const missing = places.filter((place) => !cache.get(name(place)));
  const read = new Map<string, FileSet>();
  for (let at = 0; at < missing.length; at += FOLDERS_A_REQUEST) {
    for (const [place, files] of await readChunk(reading, missing.slice(at, at + FOLDERS_A_REQUEST))) {
      read.set(name(place), files);
      cache.set(name(place), files, sizeOf(files));
    }
  }
  return places.map((place) => read.get(name(place)) ?? cache.get(name(place)) ?? new Map());
}

/** One request; halved when GitHub can't answer it in its time. */
async function readChunk(reading: Reading, places: readonly Place[]): Promise<[Place, FileSet][]> {
  const sets: [Place, FileSet][] = [];
  await inHalves(places, async (part) => {
    const trees = await askForTrees(reading, part);
    const read: [Place, FileSet][] = [];
    for (const [index, place] of part.entries())
      read.push([place, await openPackages(await filesIn(reading, place, trees[index] ?? null))]);
    sets.push(...read);
  });
  return sets;
}

async function askForTrees(
  { client, key, headSha }: Reading,
  places: readonly Place[],
): Promise<(TreeAnswer | null)[]> {
  const { owner, repo, number } = key;
  const expressions = Object.fromEntries(places.map(({ sha, folder }, index) => [`e${index}`, `${sha}:${folder}`]));
  const answer = await client.query<FoldersAnswer>(foldersQuery(places.length), {
    ...{ owner, repo, number, ...expressions },
  });
  if (answer.repository.pullRequest.headRefOid !== headSha) throw new HeadMovedError();
  return places.map((_, index) => answer.repository[`f${index}`] ?? null);
}

/** All files below a folder. Folders deeper than the query reaches are asked for by themselves. */
async function filesIn(reading: Reading, { sha, folder }: Place, tree: TreeAnswer | null): Promise<FileSet> {
  const files = new Map<string, FileContent>();
  for (const entry of tree?.entries ?? []) {
    const path = `${folder}/${entry.name}`;
    if (entry.type === 'tree') {
      const below = { sha, folder: path };
      const subtree = entry.object?.entries ? entry.object : (await askForTrees(reading, [below]))[0];
      for (const [name, content] of await filesIn(reading, below, subtree ?? null)) files.set(name, content);
    } else if (entry.type === 'blob' && entry.mode !== SYMBOLIC_LINK) {
      files.set(path, await contentOf(reading, path, entry));
    }
  }
  return files;
}

async function contentOf({ client, key, blobs }: Reading, path: string, entry: EntryAnswer): Promise<FileContent> {
  const size = entry.object?.byteSize ?? 0;
  if (!isWorthReading(path, size)) return { size, bytes: null };
  const bytes = bytesOf(entry) ?? blobs.get(entry.oid) ?? (await readBlob(client, key, entry.oid));
  blobs.set(entry.oid, bytes);
  return { size: bytes.length, bytes };
}

function sizeOf(files: FileSet): number {
  let size = 1000;
  for (const { bytes, archive } of files.values())
    size += 200 + (bytes?.length ?? 0) + (archive ? sizeOf(archive.files) : 0);
  return size;
}
