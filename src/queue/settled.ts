/** What is settled: for which state of each pull request it was last decided, and until when. */
import type { Settled } from '../pull-request/seen-state.ts';

export interface SettledPulls {
  set(repository: number, pull: number, settled: Settled): Promise<void>;
  /** By number. */
  of(repository: number): Promise<ReadonlyMap<number, Settled>>;
  remove(repository: number, pulls: readonly number[]): Promise<void>;
}

/** In this process's memory: what it forgets, most check runs still say. */
export function makeSettledPulls(): SettledPulls {
  const repositories = new Map<number, Map<number, Settled>>();
  return {
    set: async (repository, pull, settled) => {
      const pulls = repositories.get(repository) ?? new Map<number, Settled>();
      repositories.set(repository, pulls.set(pull, settled));
    },
    of: async (repository) => repositories.get(repository) ?? new Map(),
    remove: async (repository, pulls) => {
      for (const pull of pulls) repositories.get(repository)?.delete(pull);
    },
  };
}
