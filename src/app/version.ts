/** Which App this is: what it would decide or say differently after a change of its code, it has to look at again. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CODE = fileURLToPath(new URL('..', import.meta.url));

let known: Promise<string> | null = null;

/** A short hash over the code that runs, worked out once. Throws what reading throws. */
export function codeVersion(): Promise<string> {
  known ??= hashOf(CODE);
  return known;
}

async function hashOf(directory: string): Promise<string> {
  const names = (await readdir(directory, { recursive: true })).filter((name) => /\.[jt]s$/.test(name)).sort();
  const hash = createHash('sha256');
  for (const name of names) hash.update(name).update(await readFile(join(directory, name)));
  return hash.digest('hex').slice(0, 12);
}
