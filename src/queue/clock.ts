/** When the clock alone changes something: pull requests to be looked at again without anything having happened to them. */
import type { RepositoryKey } from './jobs.ts';

export interface Clock {
  /** @param at ISO 8601; null: the clock will change nothing */
  set(key: RepositoryKey & { readonly number: number }, at: string | null): void;
  /** The repository's pull requests whose time has come; each is named once. */
  due(repository: RepositoryKey): number[];
}

/** It forgets with the process: the sweep at the start looks at all of them anyway. */
export function makeClock(now: () => Date): Clock {
  const repositories = new Map<string, Map<number, string>>();
  const nameOf = ({ owner, repo }: RepositoryKey) => `${owner}/${repo}`.toLowerCase();
  return {
    set: (key, at) => {
      const pulls = repositories.get(nameOf(key)) ?? new Map<number, string>();
      repositories.set(nameOf(key), pulls);
      if (at === null) pulls.delete(key.number);
      else pulls.set(key.number, at);
    },
    due: (repository) => {
      const pulls = repositories.get(nameOf(repository));
      const moment = now().getTime();
      const numbers = [...(pulls ?? [])].filter(([, at]) => Date.parse(at) <= moment).map(([number]) => number);
      for (const number of numbers) pulls?.delete(number);
      return numbers;
    },
  };
}
