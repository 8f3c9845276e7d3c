/** Runs a command of the command line for a tool: same arguments, same verdict. */
import { tellError } from '../errors.ts';
import type { Io } from '../io.ts';

/** Runs a command; `src/cli/program.ts` has it. */
export type RunCommand = (args: readonly string[], io: Io) => Promise<number>;

/** A command that could not be run that way; the message says why, and what to do. */
export class CommandError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandError';
  }
}

/** What is printed. @throws CommandError with what is said where it can't be run */
export async function outputOf(run: RunCommand, root: string, args: readonly string[]): Promise<string> {
  const [out, err]: [string[], string[]] = [[], []];
  const io = {
    ...{ cwd: root, env: { NO_COLOR: '1' } },
    out: { write: (text: string) => out.push(text), columns: 100 },
    err: { write: (text: string) => err.push(text) },
  };
  const code = await run(args, io);
  if (code === 2) throw new CommandError(err.join('').trim() || 'The command could not be run.');
  return out.join('');
}

/** What went wrong, and what to do, in words for who called. */
export function wordsOf(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  const words: string[] = [];
  tellError(error, { write: (text) => words.push(text) });
  return words.join('').trim();
}
