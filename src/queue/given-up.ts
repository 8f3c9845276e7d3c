/** What was tried in vain, in this process's memory. */
import type { GivenUp } from './types.ts';

/** More are not remembered; the sweep finds what they were about all the same. */
const MOST = 10_000;

export interface GivenUpList<Job> {
  add(name: string, job: Job, error: unknown): void;
  remove(name: string): void;
  list(): GivenUp<Job>[];
}

export function makeGivenUpList<Job>(now: () => Date = () => new Date()): GivenUpList<Job> {
  const entries = new Map<string, GivenUp<Job>>();
  return {
    add: (name, job, error) => {
      const times = (entries.get(name)?.times ?? 0) + 1;
      entries.delete(name);
      entries.set(name, { name, job, reason: reasonOf(error), at: now().toISOString(), times });
      const [oldest] = entries.keys();
      if (entries.size > MOST && oldest !== undefined) entries.delete(oldest);
    },
    remove: (name) => void entries.delete(name),
    list: () => [...entries.values()],
  };
}

/** One line on what went wrong. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
