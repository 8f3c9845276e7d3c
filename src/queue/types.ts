/** Work to be done once for each thing, however often it is asked for. */
export interface Queue<Job> {
  /**
   * Asks for a job. One that waits under the same name is joined; during a run of that name one more will follow it; one
   * that pauses after a failure starts at once and afresh, unless the job may wait. Rejects when the job could not be kept.
   */
  wake(job: Job): Promise<void>;
  /** Asks for a job again and again, however many processes share the queue. */
  every(milliseconds: number, job: Job): Promise<void>;
  /** What was given up and has not succeeded since. To wake it is to try it again. */
  givenUp(): Promise<readonly GivenUp<Job>[]>;
  /** How long the line is. Rejects when the queue does not answer. */
  line(): Promise<Line>;
  /** Resolves when nothing is under way and nothing waits, not even to be tried again. */
  idle(): Promise<void>;
  /** Takes no more jobs, lets those under way end, and aborts them after `grace` ms. Resolves a little later at the latest. */
  drain(grace: number): Promise<void>;
}

/** The jobs that nobody has taken yet. */
export interface Line {
  /** Jobs that could be taken at once. */
  readonly waiting: number;
  /** Jobs that pause before they are tried again. */
  readonly pausing: number;
  /** Milliseconds that the first of those waiting has waited; 0 where none does. */
  readonly oldest: number;
}

/** `people`: somebody waits for it. `sweep`: it may wait until nobody does. */
export type Urgency = 'people' | 'sweep';

/** What a run can ask about its hold on its name. */
export interface Lease {
  /** How often the job was tried, this time included. */
  readonly attempt: number;
  /** false: another process has taken the job over, or this one is to stop. Nothing may be written any more. */
  stillMine(): Promise<boolean>;
  /** Whether the job was asked for again since this run began: what it read may be out of date. */
  wokenAgain(): Promise<boolean>;
}

/** A job that was tried in vain. */
export interface GivenUp<Job> {
  readonly name: string;
  readonly job: Job;
  /** What the last try failed with. */
  readonly reason: string;
  /** When it was given up last, ISO 8601. */
  readonly at: string;
  /** How often in a row. */
  readonly times: number;
}

/** How a failed job goes on. */
export interface Retry {
  /** Milliseconds. */
  readonly pause: number;
  /** Whether the try counts as one of those that a job has: waiting for a limit does not. */
  readonly counts: boolean;
}

export interface QueueOptions<Job> {
  /** What a job is the same as another by. */
  readonly nameOf: (job: Job) => string;
  readonly urgencyOf: (job: Job) => Urgency;
  readonly run: (job: Job, signal: AbortSignal, lease: Lease) => Promise<void>;
  /** Jobs under way at once in this process. */
  readonly concurrency: number;
  /** Milliseconds one run may take before its signal is aborted. */
  readonly timeout: number;
  /** When a failed job is tried again; null when that would be of no use. `attempt` counts from 1. */
  readonly retryAfter: (error: unknown, attempt: number, job: Job) => Retry | null;
  /** A job was given up: somebody has to hear of it. */
  readonly onGiveUp: (job: Job, error: unknown) => void;
}

/** Milliseconds that runs have to end once they were told to stop. */
export const LAST_GRACE = 500;
