/** `-o FILE`: the verdict goes into a file in place of the standard output. */
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { ExitCode, Io } from '../io.ts';

/**
 * Runs a command with its output in a file.
 * @param name as it was given; left out: the output stays where it is
 * @throws UsageError when the file can't be written
 */
export async function writingTo(
  name: string | undefined,
  io: Io,
  command: (io: Io) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (name === undefined) return command(io);
  const file = opened(name, io.cwd);
  try {
    return await command({ ...io, out: { write: (text) => writeFileSync(file, text) } });
  } finally {
    closeSync(file);
  }
}

function opened(name: string, cwd: string): number {
  try {
    return openSync(resolve(cwd, name), 'w');
  } catch (error) {
    throw new UsageError(`--output can't be written: ${(error as Error).message}`, 'Check the path.');
  }
}
