/** Plans on worker threads: nothing that a partner wrote can hold up the thread that answers everybody. */
import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Tinypool } from 'tinypool';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import { TIME_FOR_ONE } from '../../review/inspect/watch.ts';
import type { Planned, Planner } from '../../review/planned.ts';
import { workDone } from '../../rules/engine/work-done.ts';
import { makeShares } from './shares.ts';
import { type LeftOut, OutOfMemoryError, supervise } from './supervise.ts';

/** What a thread is asked for. It says whose turn begins by the port. */
export interface Task {
  readonly snapshot: Snapshot;
  /** ISO 8601. */
  readonly now: string;
  readonly leftOut: LeftOut;
  readonly port: MessagePort;
}

export interface PoolOptions {
  /** Milliseconds of work for each connector. */
  readonly time?: number;
  /** Megabytes that a thread's objects may take. */
  readonly memory?: number;
  readonly threads?: number;
  /** What Node is told for the threads; left out: what it was told for this process. */
  readonly execArgv?: string[];
}

export interface PlannerPool {
  readonly planner: Planner;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** The largest connector that was ever published takes 60 MB. */
const MEMORY = 512;

const THREAD = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url);

/** A pool of threads; each loads the rules that come with this package, and keeps them. */
export function makePlannerPool(options: PoolOptions = {}): PlannerPool {
  const {
    time = TIME_FOR_ONE,
    memory = MEMORY,
    threads = availableParallelism(),
    execArgv = process.execArgv,
  } = options;
  const pool = new Tinypool({
    filename: THREAD.href,
    execArgv,
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  const shares = makeShares(workDone);
  const planner: Planner = (snapshot, now) =>
    supervise({ time, shares }, async ({ leftOut, begin, signal }) => {
      const { port1, port2 } = new MessageChannel();
      port1.on('message', begin);
      try {
        const task: Task = { snapshot, now, leftOut, port: port2 };
        return (await pool.run(task, { signal, transferList: [port2] })) as Planned;
      } catch (error) {
        throw isOutOfMemory(error) ? new OutOfMemoryError() : error;
      } finally {
        port1.close();
      }
    });
  return { planner, close: () => pool.destroy() };
}

function isOutOfMemory(error: unknown): boolean {
  return (error as { readonly code?: unknown } | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
