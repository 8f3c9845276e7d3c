/** Checks connectors on threads. What comes back is words and counts: findings hold on to what they were found in. */
import { Tinypool } from 'tinypool';
import { watchHere } from '../review/inspect/watch.ts';
import type { Stopped } from '../rules/engine/check.ts';
import type { RuleSet } from '../rules/engine/rule.ts';
import type { RepositoryRulesFolder } from '../rules/repository-rules/folder.ts';
import type { Checker } from './checker.ts';
import type { Io, Output } from './io.ts';
import { type Files, type Frame, type Place, verdictOn } from './one-job.ts';
import type { Keeper } from './output/keep.ts';
import type { OutputOptions } from './output/output.ts';

/** What each thread is told once. */
export interface Setting extends Omit<Frame, 'rules'> {
  readonly repositoryRules: RepositoryRulesFolder | null;
  readonly options: OutputOptions;
  readonly env: Io['env'];
  readonly terminal: Pick<Output, 'isTTY' | 'columns'>;
}

export interface Task {
  readonly place: Place;
  readonly files: Files;
}

/** Megabytes that a thread's objects may take: the largest connector that was ever published takes 60. */
const MEMORY = 512;

/** Megabytes for its young objects: V8 would take 48, and on every thread as many. */
const YOUNG = 8;

const THREAD = new URL(import.meta.url.endsWith('.ts') ? './check-thread.ts' : './check-thread.js', import.meta.url);

/** What the threads take from this one. */
export interface Around {
  readonly setting: Setting;
  readonly rules: RuleSet;
  /** For what a thread could not read. */
  readonly keeper: Keeper;
  /** What Node is told where the threads' script is not JavaScript, as in tests. */
  readonly execArgv?: string[];
}

/** So many threads, which have as many connectors under way and as many again ready for them. */
export function openThreads(size: number, { setting, rules, keeper, execArgv = [] }: Around): Checker {
  const pool = new Tinypool({
    ...{ filename: THREAD.href, execArgv, minThreads: size, maxThreads: size, workerData: setting },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY, maxYoungGenerationSizeMb: YOUNG },
  });
  const unread = (place: Place, files: Files, stopped: Stopped) => {
    const watch = { ...watchHere(0), inspect: <T>(_: string, work: (why: Stopped) => T) => work(stopped) };
    return verdictOn(place, files, { ...setting, rules }, keeper, watch);
  };
  return {
    atOnce: 2 * size,
    check: async (place, files) => {
      try {
        return await pool.run({ place, files } satisfies Task);
      } catch (error) {
        if ((error as { readonly code?: unknown } | null)?.code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
        return unread(place, files, 'memory');
      }
    },
    close: () => pool.destroy(),
  };
}
