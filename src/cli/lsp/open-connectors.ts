/** Which connectors have open files, and what was found in them. */
import { relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Target } from '../input/targets.ts';
import type { FoundInFile, Inspected } from './task.ts';

interface Open {
  readonly target: Target;
  /** Addresses of its open files. */
  readonly uris: Set<string>;
  /** By address: what was last shown. */
  shown: ReadonlyMap<string, FoundInFile>;
  /** The number of the inspection that this came from. */
  shownFrom: number;
  /** Its last inspection took long, or there was none yet. */
  isSlow: boolean;
}

/** The path of a file's address; null where it is not on this machine's disk, such as one that was never saved. */
export function pathOf(uri: string): string | null {
  if (!uri.startsWith('file:')) return null;
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}

/** Whether a path is a folder or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  const between = relative(folder, path);
  return between === '' || (!between.startsWith(`..${sep}`) && between !== '..' && !/^[a-z]:/i.test(between));
}

export class OpenConnectors {
  readonly #byFolder = new Map<string, Open>();
  readonly #folderOf = new Map<string, string>();

  /** @returns the connector's folder */
  open(uri: string, target: Target): string {
    const { directory } = target;
    const one = this.#byFolder.get(directory) ?? {
      target,
      uris: new Set(),
      shown: new Map(),
      shownFrom: 0,
      isSlow: true,
    };
    this.#byFolder.set(directory, one);
    one.uris.add(uri);
    this.#folderOf.set(uri, directory);
    return directory;
  }

  /** Addresses at which nothing is to be shown any more: with its last open file a connector goes. */
  close(uri: string): readonly string[] {
    const folder = this.#folderOf.get(uri);
    const one = this.get(folder);
    this.#folderOf.delete(uri);
    one?.uris.delete(uri);
    if (!one || !folder || one.uris.size > 0) return [];
    this.#byFolder.delete(folder);
    return [...one.shown.keys()];
  }

  get(folder: string | undefined): Open | undefined {
    return folder === undefined ? undefined : this.#byFolder.get(folder);
  }

  folderOf(uri: string): string | undefined {
    return this.#folderOf.get(uri);
  }

  get folders(): readonly string[] {
    return [...this.#byFolder.keys()];
  }

  /** Those that a change on the disk is about: something in them, or they themselves, or what they lie in. */
  touchedBy(path: string): readonly string[] {
    return this.folders.filter((folder) => isWithin(path, folder) || isWithin(folder, path));
  }

  found(uri: string): FoundInFile | undefined {
    return this.get(this.#folderOf.get(uri))?.shown.get(uri);
  }

  /**
   * Takes what an inspection found, if none that began later has been taken.
   * @returns what is to be shown by address, nothing found where something was before included
   */
  take(folder: string, number: number, { files, isSlow }: Inspected): ReadonlyMap<string, FoundInFile> {
    const one = this.get(folder);
    if (!one || number <= one.shownFrom) return new Map();
    const named = new Map([...one.uris].map((uri) => [pathOf(uri), uri]));
    const shown = new Map([...files].map(([path, found]) => [named.get(path) ?? pathToFileURL(path).href, found]));
    const cleared = [...one.shown.keys(), ...one.uris].filter((uri) => !shown.has(uri));
    Object.assign(one, { shown, shownFrom: number, isSlow });
    return new Map([...cleared.map((uri) => [uri, NOTHING] as const), ...shown]);
  }
}

const NOTHING: FoundInFile = { found: [], leftOut: 0 };
