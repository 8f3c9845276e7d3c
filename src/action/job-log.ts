/** What the work logs, as lines of a job: what came of each pull request in plain words, what went wrong as annotations. */
import { type Logger, pino } from 'pino';
import { workflowCommand } from '../format/workflow.ts';

/** One pull request that was looked at. */
export interface Reviewed {
  /** `owner/repo#7` */
  readonly job: string;
  readonly conclusion: string;
  readonly stage: string;
  readonly turn: string;
  /** How many writes it took. */
  readonly writes: number;
}

export interface JobLog {
  readonly log: Logger;
  /** What came of each so far; the last word counts. */
  reviewed(): readonly Reviewed[];
}

/** A line of the log, as far as it is looked at. */
interface Line {
  readonly level: number;
  readonly msg: string;
  readonly job?: string;
  readonly err?: { readonly message?: string };
  readonly actions?: readonly unknown[];
  readonly conclusion?: string;
  readonly stage?: string;
  readonly turn?: string;
}

const [WARN, ERROR] = [40, 50];

/** @param write takes lines of the job's output */
export function makeJobLog(write: (text: string) => void): JobLog {
  const found = new Map<string, Reviewed>();
  const take = (text: string) => {
    const line = JSON.parse(text) as Line;
    const { job = '', msg, err, level } = line;
    if (msg === 'reviewed') {
      const { conclusion = '', stage = '', turn = '', actions = [] } = line;
      found.set(job, { job, conclusion, stage, turn, writes: actions.length });
      write(`${job}: ${conclusion}, stage ${stage}, turn ${turn}; ${actions.length} writes\n`);
    } else if (level >= WARN) {
      const words = [job, msg, err?.message].filter(Boolean).join(': ');
      write(workflowCommand(level >= ERROR ? 'error' : 'warning', words));
    }
  };
  return { log: pino({ level: 'info', base: null }, { write: take }), reviewed: () => [...found.values()] };
}

/** A table for the job's summary. */
export function summaryOf(reviewed: readonly Reviewed[], server: string): string {
  if (reviewed.length === 0) return 'No pull request was to be looked at.\n';
  const rows = reviewed.map(({ job, conclusion, stage, turn }) => {
    const address = `${server}/${job.replace('#', '/pull/')}`;
    return `| [${job}](${address}) | ${conclusion} | ${stage} | ${turn} |`;
  });
  return ['| Pull request | Check | Stage | Turn |', '|---|---|---|---|', ...rows, ''].join('\n');
}
