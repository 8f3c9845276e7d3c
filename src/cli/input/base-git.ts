/** A commit as the state before the change: only folders that differ from it are read out of git. */
import { realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { FileContent, FileSet } from '../../connector/types.ts';
import { commitOf, mergeBaseOf, workTreeOf } from '../../disk/git.ts';
import { changesSince } from '../../disk/git-changes.ts';
import { readFolders } from '../../disk/git-files.ts';
import { UsageError } from '../errors.ts';
import type { Place } from './connector-paths.ts';
import { type Base, type Target, targetAt } from './targets.ts';

/** @throws UsageError when there is no repository around the place, or it has no such commit */
export async function gitBase(ref: string, place: Place, targets: readonly Target[]): Promise<Base> {
  const { workTree, prefix } = await repositoryAround(ref, place);
  const commit = await startOf(ref, workTree);
  const changed = new Set(await changesSince(workTree, commit, foldersOf(place, prefix)));
  const shownOf = (path: string) => shownFolder(path.slice(prefix.length), place);
  const folders = new Set([...changed].map(shownOf).filter((folder) => folder !== null));
  const before = await readFolders(
    workTree,
    commit,
    [...folders].map((folder) => prefix + folder),
  );
  const there = new Set(targets.map(({ shown }) => shown));
  const then = new Set([...before.keys()].map(shownOf));
  const gone = [...then].filter((folder) => folder !== null && !there.has(folder));
  return {
    added: targets.filter(({ shown }) => folders.has(shown) && !then.has(shown)),
    removed: gone.sort().map((shown) => targetOf(shown as string, place)),
    filesOf: async (target, head) =>
      folders.has(target.shown) ? filesBefore(target, head, before, changed, prefix) : head,
  };
}

async function repositoryAround(ref: string, place: Place): Promise<{ workTree: string; prefix: string }> {
  const workTree = await workTreeOf(place.root);
  if (workTree === null)
    throw new UsageError(
      `--base ${ref} is not a folder, and there is no git repository around ${place.root} to look for it`,
      'Give the folder that holds the state before the change, or run this in a clone.',
    );
  const inside = relative(await realpath(workTree), await realpath(place.root))
    .split(sep)
    .join('/');
  return { workTree, prefix: inside === '' ? '' : `${inside}/` };
}

/** The commit where the work on this branch began: what the other branch did since is not this change's. */
async function startOf(ref: string, workTree: string): Promise<string> {
  const commit = await commitOf(workTree, ref);
  if (commit === null)
    throw new UsageError(
      `--base ${ref} is neither a folder nor a commit of ${workTree}`,
      'Check its spelling, or fetch the branch first: git fetch origin',
    );
  return (await mergeBaseOf(workTree, commit, 'HEAD')) ?? commit;
}

function foldersOf(place: Place, prefix: string): string[] {
  if (place.level === 'root') return Object.keys(place.folders).map((top) => prefix + top);
  if (place.level === 'kind') return [prefix + place.top];
  return [prefix + targetAt(place.root, place.top, place.name, place.kind).shown];
}

/** The connector folder a path (from the place's root) is in; null for files right in a top folder. */
function shownFolder(path: string, place: Place): string | null {
  if (place.level === 'connector' && place.top === null) return place.name;
  const [top, name, rest] = path.split('/', 3);
  return rest === undefined ? null : `${top}/${name}`;
}

function targetOf(shown: string, place: Place): Target {
  const [top = '', name = ''] = shown.split('/');
  const kind = place.level === 'root' ? (place.folders[top] as Target['kind']) : place.kind;
  return targetAt(place.root, top, name, kind);
}

/** Unchanged files are taken from the disk: checked out, their line ends may differ from those in git. */
function filesBefore(
  target: Target,
  head: FileSet,
  before: FileSet,
  changed: ReadonlySet<string>,
  prefix: string,
): FileSet {
  const now = `${target.folder}/`;
  const then = `${prefix}${target.shown}/`;
  const files = new Map<string, FileContent>();
  for (const [path, content] of head) if (!changed.has(then + path.slice(now.length))) files.set(path, content);
  for (const [path, content] of before) {
    if (path.startsWith(then) && changed.has(path)) files.set(now + path.slice(then.length), content);
  }
  return files;
}
