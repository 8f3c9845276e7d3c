/** The titles of the repository's connectors at a commit, and what else they are known by: read once, and remembered by the object ids of definitions. */
import { WELL_KNOWN } from '../../connector/connector.ts';
import { type Signs, signsIn } from '../../connector/signs.ts';
import type { Kind } from '../../connector/types.ts';
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { Published } from '../../rules/engine/pull.ts';
import type { ContentCache } from '../cache.ts';
import type { Client } from '../client.ts';
import { readTexts } from './file-texts.ts';
import { definitionsQuery } from './queries.ts';

/** What definitions are known by, by their object id; and lists of definitions by commit. Nothing in it can ever be out of date. */
export type TitleCache = ContentCache<Signs | readonly Definition[]>;

interface Definition {
  readonly folder: string;
  readonly kind: Kind;
  readonly oid: string;
}

interface DefinitionsAnswer {
  readonly repository: Readonly<
    Record<string, { readonly entries?: readonly { readonly name: string; readonly object: Below | null }[] } | null>
  >;
}

interface Below {
  readonly entries?: readonly { readonly name: string; readonly type: string; readonly oid: string }[];
}

/**
 * Titles and other signs by folder. Costs no request for a commit that was asked for before, else one, and one more for every 50
 * definitions that were never seen. What GitHub cuts and what is not JSON has no title.
 */
export async function readTitles(
  client: Client,
  key: PullKey,
  sha: string,
  folders: Readonly<Record<string, Kind>>,
  cache: TitleCache,
): Promise<Published[]> {
  const definitions = await definitionsAt(client, key, sha, folders, cache);
  const known = await signsOf(client, key, [...new Set(definitions.map(({ oid }) => oid))], cache);
  return definitions.flatMap(({ folder, kind, oid }) => {
    const signs = known.get(oid);
    return signs?.title == null ? [] : [{ ...signs, title: signs.title, folder, kind }];
  });
}

async function definitionsAt(
  client: Client,
  { owner, repo }: PullKey,
  sha: string,
  folders: Readonly<Record<string, Kind>>,
  cache: TitleCache,
): Promise<readonly Definition[]> {
  const name = `${owner}/${repo}@${sha}:${JSON.stringify(folders)}`;
  const known = cache.get(name);
  if (Array.isArray(known)) return known as readonly Definition[];
  const tops = Object.entries(folders);
  const expressions = Object.fromEntries(tops.map(([top], index) => [`e${index}`, `${sha}:${top}`]));
  const answer = await client.query<DefinitionsAnswer>(definitionsQuery(tops.length), { owner, repo, ...expressions });
  const definitions = tops.flatMap(([top, kind], index) =>
    (answer.repository[`f${index}`]?.entries ?? []).flatMap((entry): Definition[] => {
      const file = entry.object?.entries?.find(isDefinition);
      return file ? [{ folder: `${top}/${entry.name}`, kind, oid: file.oid }] : [];
    }),
  );
  cache.set(name, definitions, 1_000 + definitions.length * 200);
  return definitions;
}

function isDefinition({ name, type }: { readonly name: string; readonly type: string }): boolean {
  return type === 'blob' && name.toLowerCase() === WELL_KNOWN.swagger.toLowerCase();
}

async function signsOf(
  client: Client,
  key: PullKey,
  oids: readonly string[],
  cache: TitleCache,
): Promise<Map<string, Signs>> {
  const signs = new Map<string, Signs>();
  const missing: string[] = [];
  for (const oid of oids) {
    const known = cache.get(oid);
    if (known === undefined) missing.push(oid);
    else signs.set(oid, known as Signs);
  }
  await readTexts(client, key, missing, (oid, answer) => {
    const found = signsIn(answer?.text ?? '');
    signs.set(oid, found);
    cache.set(oid, found, sizeOf(found));
  });
  return signs;
}

/** Bytes that the signs of a connector take, roughly. */
export function sizeOf({ operations }: Signs): number {
  return operations.reduce((sum, id) => sum + id.length + 40, 300);
}
