/** A folder on the disk as the state before the change. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Place } from './connector-paths.ts';
import { type Base, filesOf, foldersBelow, type Target, targetAt, targetsIn } from './targets.ts';

/**
 * @param name as it was given
 * @throws UsageError when several places are given, or a whole repository, and the folder is not a repository
 */
export async function folderBase(
  name: string,
  full: string,
  place: Place,
  places: readonly Place[],
  targets: readonly Target[],
): Promise<Base> {
  const directoryOf = await layout(name, full, place, places);
  const before = await targetsBefore(full, place, directoryOf);
  return {
    added: before ? without(targets, before) : [],
    removed: before ? without(before, targets) : [],
    filesOf: (target) => filesOf(target, directoryOf(target)),
  };
}

/** Where a target's state before the change is. */
async function layout(
  name: string,
  full: string,
  place: Place,
  places: readonly Place[],
): Promise<(target: Target) => string> {
  if (place.level === 'root' && places.length === 1) return ({ shown }) => join(full, shown);
  const tops = new Set(places.flatMap((one) => (one.level === 'root' ? Object.keys(one.folders) : (one.top ?? []))));
  const isRoot = (await readdir(full)).some((entry) => tops.has(entry));
  if (isRoot) return ({ shown }) => join(full, shown);
  if (places.length > 1)
    throw new UsageError(
      `--base ${name} can't be laid beside ${places.length} paths`,
      `Give a base with ${[...tops].join(' or ')} in it, a git ref, or one path at a time.`,
    );
  return place.level === 'kind' ? ({ shown }) => join(full, shown.slice(shown.indexOf('/') + 1)) : () => full;
}

/** Those that are not among the others under the same name. */
function without(targets: readonly Target[], others: readonly Target[]): Target[] {
  const names = new Set(others.map(({ shown }) => shown));
  return targets.filter(({ shown }) => !names.has(shown));
}

/** The connectors that a place would hold if it were the base; null for a single connector, which is looked at alone. */
async function targetsBefore(
  full: string,
  place: Place,
  directoryOf: (target: Target) => string,
): Promise<readonly Target[] | null> {
  if (place.level === 'connector') return null;
  if (place.level === 'root') {
    const before = await targetsIn({ ...place, root: full });
    return before.map(({ shown, kind }) => targetFrom(place.root, shown, kind));
  }
  const probe = directoryOf(targetAt(place.root, place.top, 'x', place.kind));
  const names = await foldersBelow(join(probe, '..'));
  return names.map((name) => targetAt(place.root, place.top, name, place.kind));
}

function targetFrom(root: string, shown: string, kind: Target['kind']): Target {
  const slash = shown.indexOf('/');
  return targetAt(root, shown.slice(0, slash), shown.slice(slash + 1), kind);
}
