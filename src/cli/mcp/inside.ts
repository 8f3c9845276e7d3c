/** Holds every path to the folder that the server was started in. */
import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { UsageError } from '../errors.ts';

/**
 * The path, if it lies in the folder; links are followed as far as they are there.
 * @throws UsageError for one that leads elsewhere
 */
export function inside(root: string, path: string): string {
  const top = realpathSync(root);
  const rest = path.includes('\0') ? '..' : relative(top, real(resolve(top, path)));
  if (rest !== '..' && !rest.startsWith(`..${sep}`) && !isAbsolute(rest)) return rest === '' ? '.' : rest;
  throw new UsageError(
    `${JSON.stringify(path.slice(0, 200))} is outside of the folder that this server works in`,
    'Give a path below that folder, or start the server in another one.',
  );
}

/** Where a path leads; of one that is not there yet, where its nearest folder leads. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    const above = dirname(path);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || above === path) throw error;
    return resolve(real(above), relative(above, path));
  }
}
