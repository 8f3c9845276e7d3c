/** Sweeps: from all installations down to the pull requests to look at. */
import { Client } from '../github/client.ts';
import { type Installation, installations, repositories, unfinishedPulls } from '../github/read/sweep.ts';
import type { Machine } from '../machine/machine.ts';
import { type Job, type RepositoryKey, type SweepJob, urgencyOf } from '../queue/jobs.ts';
import type { SettledPulls } from '../queue/settled.ts';
import type { GivenUp } from '../queue/types.ts';
import type { GitHubAccess } from './github-access.ts';
import { lacking } from './granted.ts';
import { wokenBy } from './watch.ts';

export interface SweeperOptions {
  readonly appId: number | null;
  /** Of what decides. */
  readonly version: string;
  readonly settled: SettledPulls;
  readonly givenUp: () => Promise<readonly GivenUp<Job>[]>;
  /** The stages of a repository, as far as they are known. */
  readonly machineOf: (repository: RepositoryKey) => Machine;
  readonly now: () => Date;
  /** Hears what does not work in an installation that granted too little, once until that changes. */
  readonly onLacking: (installation: number, lacks: readonly string[]) => void;
}

export interface Sweeper {
  repository(job: SweepJob, wake: Wake, signal: AbortSignal): Promise<void>;
  installation(id: number, which: 'unsettled' | 'due', wake: Wake, signal: AbortSignal): Promise<void>;
  everything(wake: Wake, signal: AbortSignal): Promise<void>;
}

/** Takes the jobs that a sweep finds. */
type Wake = (job: Job) => Promise<void>;

export function makeSweeper(access: GitHubAccess, options: SweeperOptions): Sweeper {
  const { appId, version, settled, machineOf, now } = options;
  /** What the last sweep saw of each repository's pull requests. */
  const listed = new Map<number, ReadonlySet<number>>();
  /** What was said last of what each installation lacks. */
  const told = new Map<number, string>();
  const clientOf = async (installation: number, signal: AbortSignal) =>
    new Client((await access.installation(installation)).github, signal, access.client);

  /** A repository's pull requests that were given up. */
  async function givenUpIn(repository: number): Promise<Map<number, GivenUp<Job>>> {
    const all = await options.givenUp();
    return new Map(
      all.flatMap((entry) =>
        entry.job.type === 'review' && entry.job.repository === repository ? [[entry.job.key.number, entry]] : [],
      ),
    );
  }

  async function sweep(job: SweepJob, wake: Wake, signal: AbortSignal): Promise<void> {
    const { repository, installation, which } = job;
    const { owner, repo, id } = repository;
    const client = await clientOf(installation, signal);
    const stages = machineOf(repository).stages.filter(({ turn }) => turn !== 'nobody');
    const looking = { appId, version, labels: stages.map(({ label }) => label) };
    const pulls = await unfinishedPulls(client, repository, looking);
    const known = {
      ...{ settled: await settled.of(id), listed: listed.get(id) ?? new Set<number>() },
      givenUp: await givenUpIn(id),
    };
    // One that looks for a commit wakes nothing else, and so has seen nothing else.
    if (typeof which === 'string')
      await see(
        id,
        pulls.map(({ number }) => number),
        known.settled,
      );
    for (const number of wokenBy(which, pulls, known, now().getTime())) {
      const key = { owner, repo, number };
      await wake({ type: 'review', key, repository: id, installation, urgency: urgencyOf(job) });
    }
  }

  /** Remembers what is there, and forgets what is not. */
  async function see(id: number, numbers: readonly number[], decided: ReadonlyMap<number, unknown>): Promise<void> {
    const there = new Set(numbers);
    listed.set(id, there);
    await settled.remove(
      id,
      [...decided.keys()].filter((number) => !there.has(number)),
    );
  }

  function tellLacking(installation: Installation): void {
    const lacks = lacking(installation);
    const text = lacks.join('\n');
    if (text !== (told.get(installation.id) ?? '')) options.onLacking(installation.id, lacks);
    told.set(installation.id, text);
  }

  return {
    repository: sweep,
    installation: async (installation, which, wake, signal) => {
      for (const repository of await repositories(await clientOf(installation, signal)))
        await wake({ type: 'sweep', repository, installation, which });
    },
    everything: async (wake, signal) => {
      for (const installation of await installations(await access.app(signal))) {
        tellLacking(installation);
        await wake({ type: 'sweep-installation', installation: installation.id, which: 'due' });
      }
    },
  };
}

/** A repository's name in memory: `owner/repo`. */
export function nameOf({ owner, repo }: RepositoryKey): string {
  return `${owner}/${repo}`;
}
