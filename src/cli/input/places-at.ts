/** The places that a PATH of `check` stands for: one, or all connectors that lie deeper in a folder of any other layout. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Kind } from '../../connector/types.ts';
import { type Folders, locate, looksLikeConnector, type Place } from './connector-paths.ts';

/** Folders below the given one. Links are not followed. */
const MAX_DEPTH = 6;

/** Folders that hold other people's files by the thousand. */
const NEVER: ReadonlySet<string> = new Set(['node_modules', '.git']);

/**
 * With a kind, a folder without connectors right in it is searched. A file stands for the connector it is part of, which
 * is how a hook that runs before a commit names what is changed; a package stands for itself.
 * @param cwd what a relative PATH is relative to
 * @throws UsageError as `locate` does
 */
export async function placesAt(path: string, cwd: string, folders: Folders, kind: Kind | null): Promise<Place[]> {
  const place = await locate(await folderAround(path, cwd, folders), cwd, folders, kind);
  if (kind === null || place.level !== 'connector' || place.top !== null) return [place];
  const full = resolve(cwd, path);
  if (looksLikeConnector(await readdir(full))) return [place];
  const found = await connectorsBelow(full, MAX_DEPTH);
  return found.length === 0
    ? [place]
    : found.map((at) => ({ level: 'connector', root: dirname(at), top: null, name: basename(at), kind }));
}

/** The connector's folder for a file in one; any other path as it is. */
async function folderAround(path: string, cwd: string, folders: Folders): Promise<string> {
  const full = resolve(cwd, path);
  const found = path === '' || /\.zip$/i.test(path) ? null : await stat(full).catch(() => null);
  if (!found?.isFile()) return path;
  for (let at = dirname(full); dirname(at) !== at; at = dirname(at)) {
    if (Object.hasOwn(folders, basename(dirname(at)))) return at;
  }
  return path;
}

/** Full paths of all connector folders below a folder, sorted; within a connector no other is looked for. */
async function connectorsBelow(full: string, depth: number): Promise<string[]> {
  if (depth === 0) return [];
  const entries = await readdir(full, { withFileTypes: true });
  const below = entries
    .filter((entry) => entry.isDirectory() && !NEVER.has(entry.name))
    .map(({ name }) => join(full, name));
  const found = await Promise.all(
    below.map(async (folder) => {
      const names = await readdir(folder).catch(() => []);
      return looksLikeConnector(names) ? [folder] : connectorsBelow(folder, depth - 1).catch(() => []);
    }),
  );
  return found.flat().sort();
}
