/** Work to be done once for each thing, however often it is asked for. */
export interface Queue<Job> {
  /**
   * Asks for a job. One that waits under the same name is joined; during a run of that name one more will follow it.
   * Returns at once.
   */
  wake(job: Job): void;
  /** Resolves when nothing is under way and nothing waits, not even to be tried again. */
  idle(): Promise<void>;
  /** Takes no more jobs, drops those that wait, and resolves when those under way have ended; aborts them after `grace` ms. */
  drain(grace: number): Promise<void>;
}

/** The clock's side of it: Node's own, or a test's. */
export interface Timers {
  set(callback: () => void, milliseconds: number): unknown;
  clear(handle: unknown): void;
}

export interface QueueOptions<Job> {
  /** What a job is the same as another by. */
  readonly nameOf: (job: Job) => string;
  readonly run: (job: Job, signal: AbortSignal) => Promise<void>;
  /** Jobs under way at once. */
  readonly concurrency: number;
  /** Milliseconds one run may take before its signal is aborted. */
  readonly timeout: number;
  /** Milliseconds until a failed job is tried again; null when that would be of no use. `attempt` counts from 1. */
  readonly retryAfter: (error: unknown, attempt: number) => number | null;
  /** A job was given up: somebody has to hear of it. */
  readonly onGiveUp: (job: Job, error: unknown) => void;
  readonly timers?: Timers;
}
