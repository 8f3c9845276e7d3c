/** What the given folders are compared with: another folder of the same layout, or a commit of the repository around them. */
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { plainLine } from '../../format/plain.ts';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';
import { folderBase } from './base-folder.ts';
import type { Place } from './connector-paths.ts';
import type { Base, Target } from './targets.ts';

/**
 * Understands `--base`: a folder if there is one of this name, else a git ref.
 * @param places all places of the command line; a folder is compared with one of them, or with their common root
 * @param targets the connectors of `place`
 * @throws UsageError for what is neither
 */
export async function baseFor(
  base: string,
  io: Io,
  place: Place,
  places: readonly Place[],
  targets: readonly Target[],
): Promise<Base> {
  if (base === '') throw new UsageError('--base is empty', 'Give a folder or a git ref, or leave it out.');
  const full = resolve(io.cwd, base);
  const found = await stat(full).catch(() => null);
  if (found?.isDirectory()) return folderBase(base, full, place, places, targets);
  if (await isEmptyState(full, place, places)) {
    io.err.write(`connector-reviewer: --base ${plainLine(base)} is not there: every connector counts as new\n`);
    return folderBase(base, full, place, places, targets);
  }
  const { gitBase } = await import('./base-git.ts');
  return gitBase(base, place, targets);
}

/**
 * Whether what is not there stands for a repository without connectors: beside a repository root outside of git, as
 * changes that only add something are kept (head/ without base/).
 */
async function isEmptyState(full: string, place: Place, places: readonly Place[]): Promise<boolean> {
  if (place.level !== 'root' || places.length > 1 || dirname(full) !== dirname(place.root)) return false;
  const { workTreeOf } = await import('../../disk/git.ts');
  return (await workTreeOf(place.root)) === null;
}
