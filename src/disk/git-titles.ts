/** The titles of the connectors at a commit of a clone, and what else they are known by. */
import { WELL_KNOWN } from '../connector/connector.ts';
import { signsIn } from '../connector/signs.ts';
import type { Kind } from '../connector/types.ts';
import type { Published } from '../rules/engine/pull.ts';
import { type Blob, blobsBelow, promisorOf, readBlobs } from './git-files.ts';

/** Definitions in memory at a time. */
const CHUNK = 100;

/** Titles by folder; null in a partial clone, which would have to fetch every definition for them. @throws GitError */
export async function readTitlesAt(
  directory: string,
  commit: string,
  folders: Readonly<Record<string, Kind>>,
): Promise<Published[] | null> {
  if ((await promisorOf(directory)) !== null) return null;
  const definitions = (await blobsBelow(directory, commit, Object.keys(folders))).filter(isDefinition);
  const known: Published[] = [];
  for (let at = 0; at < definitions.length; at += CHUNK) {
    const chunk = definitions.slice(at, at + CHUNK);
    const contents = await readBlobs(directory, chunk);
    for (const { path, id } of chunk) {
      const { title, ...signs } = signsIn(Buffer.from(contents.get(id) ?? []).toString('utf8'));
      const [top, name] = path.split('/') as [string, string];
      if (title) known.push({ ...signs, folder: `${top}/${name}`, kind: folders[top] as Kind, title });
    }
  }
  return known;
}

function isDefinition({ path }: Blob): boolean {
  const [, , file, ...deeper] = path.split('/');
  return deeper.length === 0 && file?.toLowerCase() === WELL_KNOWN.swagger.toLowerCase();
}
