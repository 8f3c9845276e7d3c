/** What stops a command: the caller's mistakes, each with what to do, and ours. */
import { plain } from '../format/plain.ts';
import type { Output } from './io.ts';

/** Wrong use, or input that can't be read. */
export class UsageError extends Error {
  /** What to do about it: a sentence. */
  readonly advice: string;

  constructor(message: string, advice: string) {
    super(message);
    this.name = 'UsageError';
    this.advice = advice;
  }
}

/** Says what stopped a command; an error of this program is printed with its stack. */
export function tellError(error: unknown, err: Output): void {
  const { problem, advice } = explainError(error);
  err.write(`connector-reviewer: ${plain(problem)}\n`);
  if (advice) err.write(`  ${plain(advice)}\n`);
  if (advice === OURS) err.write(`${error instanceof Error ? error.stack : String(error)}\n`);
}

const OURS = 'This is a mistake of this program, not of your files. Please report it with the lines below.';

function explainError(error: unknown): { problem: string; advice: string } {
  if (!(error instanceof Error)) return { problem: String(error), advice: OURS };
  // Known by name: commands outside the bundle have classes of their own, and some modules are of no use to most runs.
  if (error.name === 'UsageError') return { problem: error.message, advice: (error as UsageError).advice };
  if (error.name === 'GitError') return { problem: error.message, advice: 'Check the clone and the names given.' };
  if (error.name === 'FileError') return { problem: error.message, advice: 'Correct this line of the file.' };
  const { code, path } = error as NodeJS.ErrnoException;
  if (code && path) return { problem: `${path} can't be read: ${error.message}`, advice: adviceFor(code) };
  return { problem: error.message, advice: OURS };
}

function adviceFor(code: string): string {
  if (code === 'ENOENT') return 'Check its spelling.';
  if (code === 'EACCES' || code === 'EPERM') return 'Give this user the right to read it.';
  return 'Check the file and the disk it is on.';
}
