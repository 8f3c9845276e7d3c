/** A repository's own rule files at a commit: read once, and remembered by object ids. */
import type { PullKey } from '../../pull-request/snapshot.ts';
import {
  chooseRuleFiles,
  REPOSITORY_RULES,
  type RepositoryRulesFolder,
  type RulesFolderEntry,
  repositoryRulesFolder,
  unread,
} from '../../rules/repository-rules/folder.ts';
import type { ContentCache } from '../cache.ts';
import type { Client } from '../client.ts';
import type { EntryAnswer, TreeAnswer } from './answers.ts';
import { readTexts, wholeText } from './file-texts.ts';
import { RULE_FILES } from './queries.ts';

/** Folders of rules by object id, lists of them by commit, texts by object id. Nothing in it can ever be out of date. */
export type RulesCache = ContentCache<RepositoryRulesFolder | readonly Listed[] | string>;

interface Listed extends RulesFolderEntry {
  readonly oid: string;
}

const REGULAR_FILE = 0o100644;
const EXECUTABLE = 0o100755;

/**
 * All of a folder. Costs no request for one that was seen before.
 * @param object its object id, or `<sha>:<folder>`; null: there is none
 */
export async function repositoryRulesIn(
  client: Client,
  key: PullKey,
  object: string | null,
  cache: RulesCache,
): Promise<RepositoryRulesFolder | null> {
  if (object === null) return null;
  const known = cache.get(`all ${object}`);
  if (known !== undefined) return known as RepositoryRulesFolder;
  const folder = await folderOf(client, key, await list(client, key, object), cache);
  cache.set(`all ${object}`, folder, sizeOf(folder));
  return folder;
}

/** Of the folder at a commit the files that are wanted: what a pull request has changed there. */
export async function repositoryRulesAmong(
  client: Client,
  key: PullKey,
  sha: string,
  wanted: ReadonlySet<string>,
  cache: RulesCache,
): Promise<RepositoryRulesFolder> {
  const name = `${sha}:${REPOSITORY_RULES}`;
  const known = cache.get(name) as readonly Listed[] | undefined;
  const listed = known ?? (await list(client, key, name));
  cache.set(name, listed, 1000 + listed.length * 200);
  const all = [...wanted];
  return folderOf(
    client,
    key,
    listed.filter(({ path }) => wanted.has(path) || (path.endsWith('/') && all.some((one) => one.startsWith(path)))),
    cache,
  );
}

async function list(client: Client, { owner, repo }: PullKey, expression: string): Promise<Listed[]> {
  const answer = await client.query<{ repository: { object: TreeAnswer | null } }>(RULE_FILES, {
    ...{ owner, repo, expression },
  });
  return listed(answer.repository.object, REPOSITORY_RULES);
}

/** A folder below a group's is not looked into. */
function listed(tree: TreeAnswer | null, folder: string): Listed[] {
  return (tree?.entries ?? []).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.type === 'tree')
      return folder === REPOSITORY_RULES
        ? listed(entry.object, path)
        : [{ path: `${path}/`, oid: entry.oid, size: null }];
    return { path, oid: entry.oid, size: sizeIn(entry) };
  });
}

function sizeIn({ type, mode, object }: EntryAnswer): number | null {
  return type === 'blob' && (mode === REGULAR_FILE || mode === EXECUTABLE) ? (object?.byteSize ?? null) : null;
}

async function folderOf(client: Client, key: PullKey, entries: readonly Listed[], cache: RulesCache) {
  const { wanted, faults } = chooseRuleFiles(entries);
  const texts = await textsOf(
    client,
    key,
    wanted.map(({ oid }) => oid),
    cache,
  );
  const files = wanted.flatMap(({ path, oid }) => {
    const text = texts.get(oid);
    return text === undefined ? [] : { path, text };
  });
  const binary = wanted.filter(({ oid }) => !texts.has(oid)).map(({ path }) => unread(path, 'is not text'));
  return repositoryRulesFolder(files, [...faults, ...binary]);
}

async function textsOf(
  client: Client,
  key: PullKey,
  oids: readonly string[],
  cache: RulesCache,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const missing = [...new Set(oids)].filter((oid) => {
    const known = cache.get(oid);
    if (known !== undefined) texts.set(oid, known as string);
    return known === undefined;
  });
  await readTexts(client, key, missing, (oid, answer) => {
    const text = wholeText(answer);
    if (text === null) return;
    texts.set(oid, text);
    cache.set(oid, text, 200 + text.length * 2);
  });
  return texts;
}

function sizeOf({ files }: RepositoryRulesFolder): number {
  return files.reduce((sum, { text }) => sum + 200 + text.length * 2, 1000);
}
