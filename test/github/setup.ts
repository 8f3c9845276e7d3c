/** Observing a pull request in the simulator, as the App's installation. */
import type { Octokit } from '@octokit/rest';
import { ContentCache } from '../../src/github/cache.ts';
import { makeObserve } from '../../src/github/read/observe.ts';
import type { Snapshot } from '../../src/pull-request/snapshot.ts';
import type { World } from '../../src/simulator/index.ts';
import { installed, REPO, start } from '../simulator/setup.ts';

export const STAGE = 'ready for preview';
export const folder = 'certified-connectors/Contoso';

export type Changes = Readonly<Record<string, string | Uint8Array | null>>;

export async function ground() {
  const { simulator, world, installation } = await start();
  const github = await installed(simulator, installation);
  let asked = simulator.requests.length;
  return {
    ...{ simulator, world, github },
    /** What was asked of GitHub since the last time. */
    calls: () => {
      const sent = simulator.requests.slice(asked).map(({ operation, path }) => operation ?? path);
      asked = simulator.requests.length;
      return sent;
    },
    observe: (number: number) => observe(github, number),
  };
}

export function observe(github: Octokit, number: number): Promise<Snapshot> {
  const read = makeObserve(async () => github, {
    identity: { login: 'reviewer', appId: 7 },
    protectedLabels: () => [STAGE],
    cache: new ContentCache(1_000_000),
    ruleFiles: new ContentCache(1_000_000),
    histories: new ContentCache(1_000_000),
    paths: new ContentCache(1_000_000),
    pauses: [1, 1],
  });
  return read({ owner: 'contoso', repo: 'connectors', number }, AbortSignal.timeout(30_000));
}

/** Commits to the base branch. */
export function publish(world: World, changes: Changes): string {
  return world.commit(REPO, 'main', { changes, message: 'Publish', author: 'contoso' });
}

/** Commits to a fork's branch and opens a pull request from it. */
export function open(world: World, changes: Changes, author = 'pat'): number {
  push(world, changes, author);
  return world.openPull({
    ...{ repo: REPO, headRepo: `${author}/connectors`, headBranch: 'work', title: 'Contoso', body: 'Please', author },
  });
}

export function push(world: World, changes: Changes, author = 'pat'): string {
  return world.commit(`${author}/connectors`, 'work', { changes, message: 'Work', author });
}

export function textOf(files: Snapshot['head'], path: string): string | undefined {
  const bytes = files.get(path)?.bytes;
  return bytes ? Buffer.from(bytes).toString('utf8') : undefined;
}
