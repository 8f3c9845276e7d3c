/** Checks connectors on all cores. What comes back is words and counts: findings hold on to what they were found in. */
import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import { watchHere } from '../review/inspect/watch.ts';
import type { Stopped } from '../rules/engine/check.ts';
import type { RuleSet } from '../rules/engine/rule.ts';
import type { Io, Output } from './io.ts';
import { type Done, type Files, type Frame, inspectJob, keepJob, type Place } from './one-job.ts';
import type { Keeper } from './output/keep.ts';
import type { OutputOptions } from './output/output.ts';

/** What each thread is told once. */
export interface Setting extends Omit<Frame, 'rules'> {
  readonly options: OutputOptions;
  readonly env: Io['env'];
  readonly terminal: Pick<Output, 'isTTY' | 'columns'>;
}

export interface Task {
  readonly place: Place;
  readonly files: Files;
}

export interface CheckThreads {
  /** How many connectors can be under way at once. */
  readonly size: number;
  check(place: Place, files: Files): Promise<Done>;
  close(): Promise<void>;
}

/** Megabytes that a thread's objects may take: the largest connector that was ever published takes 60. */
const MEMORY = 512;

const THREAD = new URL(import.meta.url.endsWith('.ts') ? './check-thread.ts' : './check-thread.js', import.meta.url);

/**
 * @param keeper for what a thread could not read
 * @param execArgv what Node is told where the threads' script is not JavaScript, as in tests
 */
export function openThreads(setting: Setting, rules: RuleSet, keeper: Keeper, execArgv: string[] = []): CheckThreads {
  const size = availableParallelism();
  const pool = new Tinypool({
    ...{ filename: THREAD.href, execArgv, minThreads: size, maxThreads: size, workerData: setting },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  });
  const unread = (place: Place, files: Files, stopped: Stopped): Done => {
    const watch = { ...watchHere(0), inspect: <T>(_: string, work: (why: Stopped) => T) => work(stopped) };
    return keepJob(place, files, inspectJob(place, files, { ...setting, rules }, watch), keeper);
  };
  return {
    size,
    check: async (place, files) => {
      try {
        return (await pool.run({ place, files } satisfies Task)) as Done;
      } catch (error) {
        if ((error as { readonly code?: unknown } | null)?.code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
        return unread(place, files, 'memory');
      }
    },
    close: () => pool.destroy(),
  };
}
