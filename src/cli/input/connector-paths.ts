/** Where a PATH stands: a repository root, a kind folder, or a connector folder, and of which kind. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { COLOR_OF_INDEPENDENT, WELL_KNOWN } from '../../connector/connector.ts';
import { packageAmong } from '../../connector/package/package.ts';
import type { Kind } from '../../connector/types.ts';
import { readPackage } from '../../disk/tree.ts';
import { UsageError } from '../errors.ts';

export type Folders = Readonly<Record<string, Kind>>;

/** One PATH of the command line, understood. */
export type Place =
  | { readonly level: 'root'; readonly root: string; readonly folders: Folders }
  /** All connectors of one top folder. */
  | { readonly level: 'kind'; readonly root: string; readonly top: string; readonly kind: Kind }
  /** A certification package by itself. */
  | { readonly level: 'package'; readonly root: string; readonly top: null; readonly name: string; readonly kind: Kind }
  /** One connector; `top` is null where it does not stand in a top folder. */
  | {
      readonly level: 'connector';
      readonly root: string;
      readonly top: string | null;
      readonly name: string;
      readonly kind: Kind;
    };

export const KINDS: readonly Kind[] = ['certified', 'independent-publisher', 'custom'];

async function kindOfPackage(path: string): Promise<Kind> {
  const file = await readPackage(path);
  const color = packageAmong([{ path, name: 'package.zip', content: file }])?.connector?.color;
  return color?.toLowerCase() === COLOR_OF_INDEPENDENT ? 'independent-publisher' : 'certified';
}

/**
 * Understands a PATH.
 * @param cwd what a relative PATH is relative to
 * @param folders the repository's top folders
 * @param kind what `--kind` says, which counts more than the place
 * @throws UsageError for what is neither a folder nor a place of connectors
 */
export async function locate(path: string, cwd: string, folders: Folders, kind: Kind | null): Promise<Place> {
  if (path === '') throw new UsageError('a path is empty', 'Give the path of a connector folder or of a repository.');
  const full = resolve(cwd, path);
  const [name, parent] = [basename(full), basename(dirname(full))];
  const grandparent = basename(dirname(dirname(full)));
  if (/\.zip$/i.test(name) && (await stat(full).catch(() => null))?.isFile()) {
    const around = Object.hasOwn(folders, grandparent) ? folders[grandparent] : undefined;
    return {
      level: 'package',
      root: dirname(full),
      top: null,
      name,
      kind: kind ?? around ?? (await kindOfPackage(full)),
    };
  }
  await mustBeFolder(path, full);
  const own = Object.hasOwn(folders, name) ? folders[name] : undefined;
  if (own) return { level: 'kind', root: dirname(full), top: name, kind: kind ?? own };
  const parents = Object.hasOwn(folders, parent) ? folders[parent] : undefined;
  if (parents) return { level: 'connector', root: dirname(dirname(full)), top: parent, name, kind: kind ?? parents };
  const entries = await readdir(full);
  if (entries.some((entry) => Object.hasOwn(folders, entry))) return rootPlace(path, full, folders, kind);
  if (kind && (looksLikeConnector(entries) || (await connectorsIn(full, entries)).length === 0))
    return { level: 'connector', root: dirname(full), top: null, name, kind };
  if (kind) return { level: 'kind', root: dirname(full), top: name, kind };
  throw new UsageError(
    `${path} does not tell which kind of connector it holds`,
    await adviceFor(full, entries, folders),
  );
}

function rootPlace(path: string, root: string, folders: Folders, kind: Kind | null): Place {
  if (kind === null) return { level: 'root', root, folders };
  throw new UsageError(
    `--kind ${kind} does not go with ${path}, which has folders for each kind`,
    'Leave --kind out, or give the connector folder itself.',
  );
}

async function mustBeFolder(path: string, full: string): Promise<void> {
  const found = await stat(full).catch(() => null);
  if (!found) throw new UsageError(`${path} is not there`, 'Give the path of a connector folder or of a repository.');
  if (!found.isDirectory()) throw new UsageError(`${path} is a file`, `Give the folder it is in: ${dirname(full)}`);
}

async function adviceFor(full: string, entries: readonly string[], folders: Folders): Promise<string> {
  for (let at = dirname(full); dirname(at) !== at; at = dirname(at)) {
    if (Object.hasOwn(folders, basename(dirname(at)))) return `It lies within a connector's folder. Give that: ${at}`;
  }
  if (looksLikeConnector(entries)) return `Say it with --kind ${KINDS.join('|')}.`;
  const tops = Object.keys(folders).join(', ');
  const inside = await connectorsIn(full, entries);
  if (inside.length > 0) {
    const named = inside.slice(0, MOST_NAMED).join(', ') + (inside.length > MOST_NAMED ? ' …' : '');
    return `Connectors lie directly in it: ${named}. Move each into the folder of its kind (${tops}), or check them where they are with --kind ${KINDS.join('|')}.`;
  }
  return `Give a repository root (with ${tops}), one of these folders, or a connector folder, the latter with --kind ${KINDS.join('|')} where its place does not tell.`;
}

/** Of connectors in a message. */
const MOST_NAMED = 3;

const NAMES: ReadonlySet<string> = new Set(Object.values(WELL_KNOWN).map((name) => name.toLowerCase()));

/** Whether a folder with these entries holds one of a connector's files. */
export function looksLikeConnector(entries: readonly string[]): boolean {
  return entries.some((entry) => NAMES.has(entry.toLowerCase()));
}

/** The names of the folders directly inside that look like connectors. */
async function connectorsIn(full: string, entries: readonly string[]): Promise<string[]> {
  const looks = await Promise.all(
    entries.map(async (entry) => looksLikeConnector(await readdir(join(full, entry)).catch(() => []))),
  );
  return entries.filter((_, index) => looks[index]);
}
