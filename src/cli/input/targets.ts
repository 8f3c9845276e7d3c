/** The connector folders that a place holds, and their files. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { topFolderOf } from '../../config/defaults.ts';
import type { FileContent, FileSet, Kind } from '../../connector/types.ts';
import { readPackage, readTree } from '../../disk/tree.ts';
import type { Place } from './connector-paths.ts';

/** One connector folder to be inspected. */
export interface Target {
  /** Where it is on the disk, or would be if it were still there. */
  readonly directory: string;
  /** As the rules see it: top folder and name. */
  readonly folder: string;
  /** Its path from the root of the given PATH: what tells it from the others, now and before. */
  readonly shown: string;
  readonly kind: Kind;
  /** `directory` is a certification package, not a folder. */
  readonly packaged?: true;
}

/** The state before the change. */
export interface Base {
  /** Connectors that are not there: new ones, or under another name. */
  readonly added: readonly Target[];
  /** Connectors that are only there: the change removes them. */
  readonly removed: readonly Target[];
  /** A connector's files before the change, under the same names as now; none for a new connector. */
  filesOf(target: Target, head: FileSet): Promise<FileSet>;
}

/** The connectors of a place, sorted. Links are not followed. */
export async function targetsIn(place: Place): Promise<Target[]> {
  if (place.level === 'package') return [packageTarget(place)];
  if (place.level === 'connector') return [targetAt(place.root, place.top, place.name, place.kind)];
  if (place.level === 'kind') return targetsOf(place.root, place.top, place.kind);
  const tops = Object.entries(place.folders).sort(([a], [b]) => (a < b ? -1 : 1));
  return (await Promise.all(tops.map(([top, kind]) => targetsOf(place.root, top, kind)))).flat();
}

/** The target for a connector by its name. */
export function targetAt(root: string, top: string | null, name: string, kind: Kind): Target {
  const shown = top === null ? name : `${top}/${name}`;
  return { directory: join(root, shown), folder: `${top ?? topFolderOf(kind)}/${name}`, shown, kind };
}

/** A package by itself, as if it lay alone in a folder of its name. */
function packageTarget({ root, name, kind }: Extract<Place, { level: 'package' }>): Target {
  const folder = `${topFolderOf(kind)}/${name.slice(0, -ZIP.length)}`;
  return { directory: join(root, name), folder, shown: '.', kind, packaged: true };
}

const ZIP = '.zip';

/** Names of the folders right below a folder, sorted; none where it is not there. */
export async function foldersBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function targetsOf(root: string, top: string, kind: Kind): Promise<Target[]> {
  return (await foldersBelow(join(root, top))).map((name) => targetAt(root, top, name, kind));
}

/** The files of a target in some directory, under the names the rules see; none where the directory is not there. */
export async function filesOf(target: Target, directory = target.directory): Promise<FileSet> {
  if (target.packaged) return new Map([[`${target.folder}/${basename(directory)}`, await readPackage(directory)]]);
  const tree = await readTree(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && error.path === directory) return new Map<string, FileContent>();
    throw error;
  });
  return new Map([...tree].map(([name, content]) => [`${target.folder}/${name}`, content]));
}
