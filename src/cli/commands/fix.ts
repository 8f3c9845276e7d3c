/** `check --fix` and `--fix-dry-run`: makes the certain fixes in the files themselves, or shows what they would change. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { FileSet } from '../../connector/types.ts';
import { isAtLeast } from '../../format/severity.ts';
import type { Inspection } from '../../review/inspect/inspect.ts';
import type { Overrides } from '../../rules/engine/dispatch-table.ts';
import type { Severity } from '../../rules/findings/types.ts';
import type { Job } from '../input/jobs.ts';
import { printedFile } from '../input/printed-paths.ts';
import type { Target } from '../input/targets.ts';
import { mendFiles } from '../mend.ts';

/** What is to be mended, and what becomes of it. */
export interface Mending {
  /** The least severity that is mended. */
  readonly least: Severity;
  /** The rules whose fixes are made; null: all. */
  readonly rules: readonly string[] | null;
  /** Of all rules: a fix must do no harm to any of them. */
  readonly overrides: Overrides;
  readonly to: 'disk' | 'diff';
}

/** What was mended in one file, or would be. */
export interface Mended {
  readonly file: string;
  readonly count: number;
  /** The change as a unified diff; empty where it was made in the file. */
  readonly diff: string;
}

export interface Fixing {
  /** The files as they are now, or would be. */
  readonly head: FileSet;
  readonly mended: readonly Mended[];
}

/**
 * Mends a connector in its folder, or only shows how.
 * @param inspect what is wrong in a state of its files
 * @throws what writing throws; files written before stay written
 */
export async function fixTarget(
  { target, printed }: Pick<Job, 'target' | 'printed'>,
  start: FileSet,
  { least, rules, to }: Mending,
  inspect: (head: FileSet) => Inspection,
): Promise<Fixing> {
  const wanted = rules && new Set(rules);
  const { head, counts } = mendFiles(
    start,
    ({ rule, severity }) => isAtLeast(severity, least) && (wanted?.has(rule) ?? true),
    inspect,
  );
  const mended: Mended[] = [];
  for (const [path, count] of counts) {
    const file = printedFile(printed, path.slice(target.folder.length));
    const bytes = head.get(path)?.bytes as Uint8Array;
    if (to === 'disk') await writeFile(onDisk(target, path), bytes);
    mended.push({ file, count, diff: to === 'diff' ? diffOf(file, start.get(path)?.bytes as Uint8Array, bytes) : '' });
  }
  return { head, mended };
}

/** As `git apply` takes it. */
function diffOf(file: string, before: Uint8Array, after: Uint8Array): string {
  const [old, now] = [before, after].map((bytes) => Buffer.from(bytes).toString('utf8')) as [string, string];
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, old, now, undefined, undefined, { context: 3 });
  return patch.slice(patch.indexOf('---'));
}

/** The path is one that was read from below the folder. */
function onDisk({ directory, folder }: Target, path: string): string {
  return join(directory, path.slice(folder.length + 1));
}
