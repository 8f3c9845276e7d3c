/** `check --watch`: the verdict again whenever a file is saved. Only connectors that changed are read again. */
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { watch as watchFiles } from 'chokidar';
import { tellError, UsageError } from '../errors.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import { Remembered } from '../remembered.ts';
import { type CheckOptions, check, type Threads } from './check.ts';

/** Milliseconds: whoever saves several files, or a file in several steps, wants one verdict. */
const SETTLED = 50;

/** Empties the screen and goes to its top: ECMA-48, ED and CUP. */
const CLEAR = '\u001b[2J\u001b[H';

/** Folders that hold other people's files by the thousand. */
const NEVER = /[\\/](?:node_modules|\.git)(?:[\\/]|$)/;

/**
 * Checks, and checks again after each change, until it is told to end; a person ends the program instead.
 * @throws UsageError for what can't be checked at the start, and for options that do not go together
 */
export async function watch(
  paths: readonly string[],
  options: CheckOptions,
  io: Io,
  threads: Threads,
  end: AbortSignal = new AbortController().signal,
): Promise<ExitCode> {
  mustGoTogether(options);
  const given = paths.length > 0 ? paths : ['.'];
  const remembered = new Remembered();
  const files = watchFiles(
    given.map((path) => resolve(io.cwd, path)),
    { ignoreInitial: true, followSymlinks: false, ignored: (path) => NEVER.test(path) },
  );
  try {
    await once(files, 'ready', { signal: end });
    const saves = savesIn(files);
    for (let isFirst = true; !end.aborted; isFirst = false) {
      await verdict(isFirst, () => check(given, options, io, threads, remembered), io);
      for (const path of await saves.next(end)) remembered.forget(path);
    }
  } catch (error) {
    if (!end.aborted) throw error;
  } finally {
    await files.close();
  }
  return EXIT.clean;
}

function mustGoTogether({ format, fix, fixDryRun }: CheckOptions): void {
  const other = fix ? '--fix' : fixDryRun ? '--fix-dry-run' : format === 'pretty' ? null : `--format ${format}`;
  if (other)
    throw new UsageError(`--watch does not go with ${other}`, 'It prints the verdict for people: leave that out.');
}

/** A file that is half written, or a folder that is gone for a moment, ends only the first verdict. */
async function verdict(isFirst: boolean, run: () => Promise<ExitCode>, { out, err }: Io): Promise<void> {
  if (out.isTTY) out.write(CLEAR);
  try {
    await run();
  } catch (error) {
    if (isFirst) throw error;
    tellError(error, err);
  }
  err.write('connector-reviewer: waiting for changes; Ctrl-C ends\n');
}

interface Saves {
  /** The paths that changed since it was last asked, as soon as there are some and no more come. */
  next(end: AbortSignal): Promise<readonly string[]>;
}

function savesIn(files: ReturnType<typeof watchFiles>): Saves {
  let changed = new Set<string>();
  files.on('all', (_, path) => changed.add(path));
  return {
    next: async (end) => {
      while (changed.size === 0) await once(files, 'all', { signal: end });
      for (let before = 0; before !== changed.size; ) {
        before = changed.size;
        await pause(SETTLED, undefined, { signal: end });
      }
      const paths = [...changed];
      changed = new Set();
      return paths;
    },
  };
}
