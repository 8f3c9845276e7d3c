/** `-o FILE`: the verdict goes into a file in place of the standard output. */
import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { ExitCode, Io } from '../io.ts';

/**
 * Runs a command with its output in a file. A file that is there is replaced when the whole verdict is written, and stays
 * as it is where the command fails.
 * @param name as it was given; left out: the output stays where it is
 * @throws UsageError when the file can't be written
 */
export async function writingTo(
  name: string | undefined,
  io: Io,
  command: (io: Io) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (name === undefined) return command(io);
  const path = followed(resolve(io.cwd, name));
  if (isDevice(path)) return writingInto(path, io, command);
  const unfinished = `${path}.${process.pid}.part`;
  try {
    const code = await writingInto(unfinished, io, command);
    renameSync(unfinished, path);
    return code;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

async function writingInto(path: string, io: Io, command: (io: Io) => Promise<ExitCode>): Promise<ExitCode> {
  const file = opened(path);
  try {
    return await command({ ...io, out: { write: (text) => writeFileSync(file, text) } });
  } finally {
    closeSync(file);
  }
}

/** Where a link leads; the path itself where nothing is there yet. */
function followed(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Such as /dev/stdout, which can't be replaced. A folder is none: writing there fails, and that is said. */
function isDevice(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw unwritable(`${path} is a folder`);
  return found !== undefined && !found.isFile();
}

function opened(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (error) {
    throw unwritable((error as Error).message);
  }
}

function unwritable(why: string): UsageError {
  return new UsageError(`--output can't be written: ${why}`, 'Check the path.');
}
