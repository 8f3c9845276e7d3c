/** Sweeps: from all installations down to the pull requests that are to be looked at. */
import type { Probot } from 'probot';
import { Client } from '../github/client.ts';
import { installations, repositories } from '../github/read/sweep.ts';
import type { Machine } from '../machine/machine.ts';
import type { Clock } from '../queue/clock.ts';
import type { Job, RepositoryKey } from '../queue/jobs.ts';
import { pullsToWatch, wokenBy } from './watch.ts';

export interface SweeperOptions {
  /** Tells whose time has come. */
  readonly clock: Clock;
  /** The stages of a repository, as far as they are known. */
  readonly machineOf: (repository: RepositoryKey) => Machine;
}

export interface Sweeper {
  repository(job: Extract<Job, { type: 'sweep' }>, signal: AbortSignal): Promise<void>;
  installation(id: number, signal: AbortSignal): Promise<void>;
  everything(signal: AbortSignal): Promise<void>;
}

/** @param wake takes the jobs that a sweep finds */
export function makeSweeper(app: Probot, { clock, machineOf }: SweeperOptions, wake: (job: Job) => void): Sweeper {
  /** What the last sweep saw of each repository's pull requests. */
  const swept = new Map<string, ReadonlyMap<number, string>>();
  return {
    repository: async ({ repository, installation, which }, signal) => {
      const client = new Client(await app.auth(installation), signal);
      const pulls = await pullsToWatch(client, repository, machineOf(repository));
      const wanted = wokenBy(which, pulls, swept.get(nameOf(repository)) ?? new Map());
      // One that looks for a commit wakes nothing else, and so has seen nothing else.
      if (typeof which === 'string')
        swept.set(nameOf(repository), new Map(pulls.map(({ number, signature }) => [number, signature])));
      for (const number of new Set([...wanted, ...clock.due(repository)]))
        wake({ type: 'review', key: { ...repository, number }, installation });
    },
    installation: async (id, signal) => {
      for (const repository of await repositories(new Client(await app.auth(id), signal)))
        wake({ type: 'sweep', repository, installation: id, which: 'changed' });
    },
    everything: async (signal) => {
      for (const installation of await installations(new Client(await app.auth(), signal)))
        wake({ type: 'sweep-installation', installation });
    },
  };
}

/** A repository's name in memory: `owner/repo`. */
export function nameOf({ owner, repo }: RepositoryKey): string {
  return `${owner}/${repo}`;
}
