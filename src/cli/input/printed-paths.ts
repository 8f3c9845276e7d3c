/** What connectors are called in the verdict: paths that lead somewhere from where its reader stands. */
import { realpathSync } from 'node:fs';
import path, { type PlatformPath } from 'node:path';
import type { Target } from './targets.ts';

/** Forms that GitHub reads: it knows paths from the root of the repository only. */
const FOR_GITHUB: ReadonlySet<string> = new Set(['sarif', 'github']);

/**
 * The folder that printed paths begin in: where the person stands, or for GitHub's forms the top of the clone around it.
 * Where there is no clone, it is where the person stands, too.
 */
export async function readerStandsIn(format: string, cwd: string): Promise<string> {
  if (!FOR_GITHUB.has(format)) return cwd;
  const { workTreeOf } = await import('../../disk/git.ts');
  const top = await workTreeOf(cwd);
  if (top === null) return cwd;
  // Git answers with the real path; a person may stand in a folder that a link leads to.
  return path.resolve(cwd, path.relative(realpathSync(cwd), realpathSync(top)));
}

/**
 * The path of a target from there. What lies on another drive has no such path, and is called by its full one.
 * @param platform how paths are written here
 */
export function printedPath(
  { directory, packaged }: Pick<Target, 'directory' | 'packaged'>,
  stands: string,
  platform: PlatformPath = path,
): string {
  const folder = packaged ? platform.dirname(directory) : directory;
  return platform.relative(stands, folder).split(platform.sep).join('/');
}

/** The path of a file in it. @param rest from the target on, with its slash */
export function printedFile(printed: string, rest: string): string {
  return printed === '' ? rest.slice(1) : printed + rest;
}
