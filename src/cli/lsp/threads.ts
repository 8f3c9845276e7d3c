/** The threads of the language server, with a limit of time and memory: no file of a partner's holds the server up. */
import { Tinypool } from 'tinypool';
import type { Edits, Inspected, RuleTask, Task } from './task.ts';

export interface Threads {
  inspect(task: Task): Promise<Inspected>;
  mend(task: Task): Promise<Edits>;
  explain(task: RuleTask): Promise<string | null>;
}

/** Megabytes that a thread's objects may take, as on the command line. */
const MEMORY = 512;

/** Milliseconds after which nobody waits for a mended connector any more. Each look at it has its own limit. */
const LONGEST_MENDING = 60_000;

const THREAD = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url);

/**
 * Opens them: the second one is started when the first is busy, so that one connector does not hold up another.
 * @param execArgv what Node is told where the thread's script is not JavaScript, as in tests
 */
export function openThreads(execArgv: string[] = []): Threads & { close(): Promise<void> } {
  const pool = new Tinypool({
    ...{ filename: THREAD.href, execArgv, minThreads: 1, maxThreads: 2, idleTimeout: 60_000 },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  });
  return {
    inspect: async (task) => {
      try {
        return await pool.run(task);
      } catch (error) {
        if ((error as { readonly code?: unknown } | null)?.code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
        return pool.run({ ...task, stopped: 'memory' } satisfies Task);
      }
    },
    mend: (task) => pool.run(task, { name: 'mendTask', signal: AbortSignal.timeout(LONGEST_MENDING) }),
    explain: (task) => pool.run(task, { name: 'explainTask' }),
    close: () => pool.destroy(),
  };
}
