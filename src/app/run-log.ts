/** The log of one run: every line has the id of what it began with, the job, the attempt, and the head once it was read. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { type Job, titleOf } from '../queue/jobs.ts';

export interface RunLog {
  /** Of the delivery it began with; a sweep by the clock has one of its own. */
  readonly id: string;
  /** As it is now: it knows the head as soon as `at` was called. */
  lines(): Logger;
  /** What the run is about from here on. */
  at(head: string): void;
}

export function openRunLog(log: Logger, job: Job, attempt: number): RunLog {
  const id = job.origin ?? randomUUID();
  let lines = log.child({ id, job: titleOf(job), attempt });
  let known: string | null = null;
  return {
    id,
    lines: () => lines,
    at: (head) => {
      if (head === known) return;
      known = head;
      lines = log.child({ id, job: titleOf(job), attempt, head });
    },
  };
}
