/** Sweeps: from all installations down to the pull requests that are to be looked at. */
import { Client } from '../github/client.ts';
import { installations, repositories } from '../github/read/sweep.ts';
import type { Machine } from '../machine/machine.ts';
import type { Clock } from '../queue/clock.ts';
import { type Job, type RepositoryKey, type SweepJob, urgencyOf } from '../queue/jobs.ts';
import type { GitHubAccess } from './github-access.ts';
import { pullsToWatch, wokenBy } from './watch.ts';

export interface SweeperOptions {
  /** Tells whose time has come. */
  readonly clock: Clock;
  /** The stages of a repository, as far as they are known. */
  readonly machineOf: (repository: RepositoryKey) => Machine;
}

export interface Sweeper {
  repository(job: SweepJob, signal: AbortSignal): Promise<void>;
  installation(id: number, which: 'unsettled' | 'due', signal: AbortSignal): Promise<void>;
  everything(signal: AbortSignal): Promise<void>;
}

/** @param wake takes the jobs that a sweep finds */
export function makeSweeper(
  access: GitHubAccess,
  { clock, machineOf }: SweeperOptions,
  wake: (job: Job) => Promise<void>,
): Sweeper {
  const clientOf = async (installation: number, signal: AbortSignal) =>
    new Client((await access.installation(installation)).github, signal, access.client);
  /** What the last sweep saw of each repository's pull requests. */
  const swept = new Map<string, ReadonlyMap<number, string>>();
  return {
    repository: async (job, signal) => {
      const { repository, installation, which } = job;
      const { owner, repo, id } = repository;
      const client = await clientOf(installation, signal);
      const pulls = await pullsToWatch(client, repository, machineOf(repository));
      const wanted = wokenBy(which, pulls, swept.get(nameOf(repository)) ?? new Map());
      // One that looks for a commit wakes nothing else, and so has seen nothing else.
      if (typeof which === 'string')
        swept.set(nameOf(repository), new Map(pulls.map(({ number, signature }) => [number, signature])));
      for (const number of new Set([...wanted, ...clock.due(repository)]))
        await wake({
          ...{ type: 'review', key: { owner, repo, number }, repository: id, installation },
          urgency: urgencyOf(job),
        });
    },
    installation: async (installation, which, signal) => {
      for (const repository of await repositories(await clientOf(installation, signal)))
        await wake({ type: 'sweep', repository, installation, which });
    },
    everything: async (signal) => {
      for (const installation of await installations(await access.app(signal)))
        await wake({ type: 'sweep-installation', installation, which: 'due' });
    },
  };
}

/** A repository's name in memory: `owner/repo`. */
export function nameOf({ owner, repo }: RepositoryKey): string {
  return `${owner}/${repo}`;
}
