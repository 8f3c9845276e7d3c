/** `check --fix`: makes the certain fixes in the files themselves. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getOrInsert } from '../../connector/get-or-insert.ts';
import type { FileSet } from '../../connector/types.ts';
import { isAtLeast } from '../../format/severity.ts';
import type { Inspection } from '../../review/inspect/inspect.ts';
import type { Finding, Severity } from '../../rules/findings/types.ts';
import { mendFile } from '../edits.ts';
import type { Target } from '../input/targets.ts';

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

/** One fix may make way for another; more rounds than this would mean that two undo each other. */
const ROUNDS = 5;

/**
 * Mends a connector until nothing is left that can be mended.
 * @param least the least severity that is mended
 * @param inspect what is wrong in a state of its files
 * @throws what writing throws; files written before stay written
 */
export async function fixTarget(
  target: Target,
  start: FileSet,
  least: Severity,
  inspect: (head: FileSet) => Inspection,
): Promise<Fixing> {
  const counts = new Map<string, number>();
  let head = start;
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Map(head);
    for (const [path, findings] of fixableByFile(inspect(head), least)) {
      const bytes = head.get(path)?.bytes;
      const mended = bytes && mendFile(path, bytes, findings);
      if (!mended) continue;
      next.set(path, { size: mended.bytes.length, bytes: mended.bytes });
      counts.set(path, (counts.get(path) ?? 0) + mended.count);
    }
    const changed = [...next].filter(([path, content]) => head.get(path) !== content);
    if (changed.length === 0) break;
    head = next;
  }
  for (const path of counts.keys()) await writeFile(onDisk(target, path), head.get(path)?.bytes as Uint8Array);
  const mended = [...counts].map(([path, count]) => ({ file: target.shown + path.slice(target.folder.length), count }));
  return { head, mended };
}

/** Only what the change introduced: a fix elsewhere would make the change larger than it was meant to be. */
function fixableByFile({ connectors }: Inspection, least: Severity): Map<string, Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of connectors.flatMap(({ findings }) => findings)) {
    if (!finding.fix || finding.status !== 'introduced' || !isAtLeast(finding.severity, least)) continue;
    getOrInsert(files, finding.file, () => []).push(finding);
  }
  return files;
}

/** The path is one that was read from below the folder. */
function onDisk({ directory, folder }: Target, path: string): string {
  return join(directory, path.slice(folder.length + 1));
}
