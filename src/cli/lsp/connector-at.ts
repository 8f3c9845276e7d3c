/** The connector that a file belongs to. */
import { readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { WELL_KNOWN } from '../../connector/connector.ts';
import type { Kind } from '../../connector/types.ts';
import { settingsFor } from '../input/settings.ts';
import { type Target, targetAt } from '../input/targets.ts';

/** `kind-unknown`: it lies in a connector that stands alone, and nobody has said of which kind that is. */
export type Found = Target | 'kind-unknown' | null;

/**
 * Looks for it: the nearest folder that lies in one for connectors, else the nearest that looks like a connector.
 * @param kind of connectors that stand alone, where that is known
 */
export async function connectorAt(file: string, kind: Kind | null): Promise<Found> {
  const silent = { write: () => undefined };
  const { config } = await settingsFor(dirname(file), { cwd: dirname(file), env: {}, out: silent, err: silent });
  for (const folder of foldersAround(file)) {
    const top = basename(dirname(folder));
    const own = Object.hasOwn(config.folders, top) ? config.folders[top] : undefined;
    if (own) return targetAt(dirname(dirname(folder)), top, basename(folder), own);
  }
  for (const folder of foldersAround(file)) {
    if (!(await looksLikeConnector(folder))) continue;
    return kind ? targetAt(dirname(folder), null, basename(folder), kind) : 'kind-unknown';
  }
  return null;
}

/** From the nearest to the outermost. */
function foldersAround(file: string): string[] {
  const folders: string[] = [];
  for (let at = dirname(file); dirname(at) !== at; at = dirname(at)) folders.push(at);
  return folders;
}

const TELLING: ReadonlySet<string> = new Set(
  [WELL_KNOWN.swagger, WELL_KNOWN.properties].map((name) => name.toLowerCase()),
);

async function looksLikeConnector(folder: string): Promise<boolean> {
  const entries = await readdir(folder).catch(() => []);
  return entries.some((entry) => TELLING.has(entry.toLowerCase()));
}
