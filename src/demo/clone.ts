/** The demo with a real pull request: two refs of any clone of a connectors repository. */

import { DEFAULT_FOLDERS } from '../config/defaults.ts';
import { folderOf } from '../connector/connector.ts';
import { loadClone } from '../simulator/index.ts';
import type { Screen } from './screen.ts';
import type { Theatre } from './theatre.ts';

export interface CloneOptions {
  /** A clone's folder. */
  readonly repo: string;
  readonly base: string;
  readonly head: string;
}

const OWNER = 'power-connectors';
const REPO = `${OWNER}/connectors`;

/** Opens the change between two refs as a pull request and shows the review. @returns its address */
export async function playClone(
  { simulator, settle }: Theatre,
  screen: Screen,
  { repo, base, head }: CloneOptions,
): Promise<string> {
  const tops = Object.keys(DEFAULT_FOLDERS);
  const [before, after] = await Promise.all([loadClone(repo, base, tops), loadClone(repo, head, tops)]);
  const changes = differences(before, after);
  const folders = new Set(Object.keys(changes).flatMap((path) => folderOf(path, DEFAULT_FOLDERS)?.folder ?? []));
  if (Object.keys(changes).length === 0)
    throw new Error(`Nothing differs between ${base} and ${head} below ${tops.join(', ')}.`);
  const { world } = simulator;
  world.createUser(OWNER);
  for (const login of ['mia', 'lee']) world.createUser(login);
  const files = Object.fromEntries(
    Object.entries(before).filter(([path]) => folders.has(folderOf(path, DEFAULT_FOLDERS)?.folder ?? '')),
  );
  world.createRepository({
    owner: OWNER,
    name: 'connectors',
    defaultBranch: 'dev',
    files: { 'README.md': '# Connectors\n', ...files },
  });
  world.setRole(REPO, 'mia', 'maintain');
  world.install(REPO);
  screen.step(`lee opens a pull request: ${head} against ${base}, ${Object.keys(changes).length} files`);
  const fork = world.fork(REPO, 'lee');
  world.commit(fork, 'change', { author: 'lee', message: `Change of ${head}`, changes });
  const number = world.openPull({
    repo: REPO,
    base: 'dev',
    headRepo: fork,
    headBranch: 'change',
    title: [...folders].join(', '),
    author: 'lee',
  });
  await settle();
  screen.show(world.pull(REPO, number));
  return world.pull(REPO, number).url;
}

function differences(
  before: Record<string, Uint8Array>,
  after: Record<string, Uint8Array>,
): Record<string, Uint8Array | null> {
  const changes: Record<string, Uint8Array | null> = {};
  for (const [path, bytes] of Object.entries(after)) {
    const old = before[path];
    if (!old || Buffer.compare(old, bytes) !== 0) changes[path] = bytes;
  }
  for (const path of Object.keys(before)) if (!(path in after)) changes[path] = null;
  return changes;
}
