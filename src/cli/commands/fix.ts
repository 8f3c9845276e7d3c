/** `check --fix`: makes the certain fixes in the files themselves. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSet } from '../../connector/types.ts';
import type { Inspection } from '../../review/inspect/inspect.ts';
import type { Severity } from '../../rules/findings/types.ts';
import type { Job } from '../input/jobs.ts';
import { printedFile } from '../input/printed-paths.ts';
import type { Target } from '../input/targets.ts';
import { mendFiles } from '../mend.ts';

/** What was mended in one file. */
export interface Mended {
  readonly file: string;
  readonly count: number;
}

export interface Fixing {
  /** The files as they are now. */
  readonly head: FileSet;
  readonly mended: readonly Mended[];
}

/**
 * Mends a connector in its folder.
 * @param least the least severity that is mended
 * @param inspect what is wrong in a state of its files
 * @throws what writing throws; files written before stay written
 */
export async function fixTarget(
  { target, printed }: Pick<Job, 'target' | 'printed'>,
  start: FileSet,
  least: Severity,
  inspect: (head: FileSet) => Inspection,
): Promise<Fixing> {
  const { head, counts } = mendFiles(start, least, inspect);
  for (const path of counts.keys()) await writeFile(onDisk(target, path), head.get(path)?.bytes as Uint8Array);
  const mended = [...counts].map(([path, count]) => ({
    file: printedFile(printed, path.slice(target.folder.length)),
    count,
  }));
  return { head, mended };
}

/** The path is one that was read from below the folder. */
function onDisk({ directory, folder }: Target, path: string): string {
  return join(directory, path.slice(folder.length + 1));
}
