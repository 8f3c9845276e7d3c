/** A change in a clone as if it were a pull request that nobody has touched yet. */
import { basename } from 'node:path';
import { CONFIG_PATH } from '../../config/defaults.ts';
import type { RepositoryConfig } from '../../config/types.ts';
import { folderOf } from '../../connector/connector.ts';
import { askGit, commitOf, gitLine, mergeBaseOf } from '../../disk/git.ts';
import { changesBetween } from '../../disk/git-changes.ts';
import { readFolders } from '../../disk/git-files.ts';
import { repositoryRulesAtCommit } from '../../disk/git-repository-rules.ts';
import { readTitlesAt } from '../../disk/git-titles.ts';
import type { ChangedFile, Snapshot } from '../../pull-request/snapshot.ts';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';
import { readSettings } from './settings.ts';

export interface Change {
  readonly base: string;
  readonly head: string;
  /** null: the subject of the head's commit, as GitHub fills it in. */
  readonly title: string | null;
  /** null: the rest of that commit's message. */
  readonly body: string | null;
}

/**
 * Reads the change out of a clone: its files, the changed connector folders at both ends, the base's configuration.
 * @throws UsageError for what is not a repository or commit of it
 */
export async function snapshotOf(repo: string, change: Change, io: Io): Promise<Snapshot> {
  const [baseSha, headSha] = await endsOf(repo, change);
  const mergeBaseSha = await mergeBaseOf(repo, baseSha, headSha);
  if (mergeBaseSha === null)
    throw new UsageError(
      `${change.base} and ${change.head} have no commit in common`,
      'In a shallow clone, fetch more of the history: git fetch --unshallow',
    );
  const [files, settings, commit] = await Promise.all([
    changesBetween(repo, mergeBaseSha, headSha),
    askGit(repo, ['cat-file', 'blob', `${baseSha}:${CONFIG_PATH}`]),
    gitLine(repo, ['log', '-1', '--format=%cI%n%s%n%b', headSha]),
  ]);
  const config = await readSettings(settings, `${change.base}:${CONFIG_PATH}`, io.err);
  const [date = '', subject = '', ...rest] = commit.split('\n');
  const folders = foldersIn(files, config);
  const [head, base, baseRef] = await Promise.all([
    readFolders(repo, headSha, folders),
    readFolders(repo, mergeBaseSha, folders),
    branchOf(repo, change.base, config),
  ]);
  return {
    key: { owner: 'local', repo: basename(repo), number: 0 },
    url: '',
    title: change.title ?? subject,
    body: change.body ?? rest.join('\n'),
    // Nobody's account: none has a blank in its name.
    author: { login: 'the author', type: 'user' },
    authorRole: 'none',
    state: 'open',
    merged: false,
    draft: false,
    createdAt: new Date(date).toISOString(),
    mergeable: null,
    ...{ baseRef, baseSha, headSha, mergeBaseSha, files, head, base, config, configProblem: null, proposal: null },
    repositoryRules: await repositoryRulesAtCommit(repo, baseSha),
    labels: [],
    labelEvents: [],
    events: [],
    comments: [],
    reviews: [],
    threads: [],
    ownership: { codeOwners: null, reviewers: [], contributors: null, newcomer: false },
    checkRun: null,
    olderCheckRuns: [],
    roles: new Map(),
    members: new Map(),
    sameFiles: new Set(),
    otherTitles: head.size > 0 ? await readTitlesAt(repo, baseSha, config.folders) : null,
  };
}

async function endsOf(repo: string, { base, head }: Change): Promise<[string, string]> {
  const [baseSha, headSha] = await Promise.all([commitOf(repo, base), commitOf(repo, head)]);
  if (baseSha !== null && headSha !== null) return [baseSha, headSha];
  if ((await askGit(repo, ['rev-parse', '--git-dir'])) === null)
    throw new UsageError(`${repo} is not a clone of a git repository`, 'Give the folder of one with --repo.');
  const missing = baseSha === null ? `--base ${base}` : `--head ${head}`;
  throw new UsageError(
    `${missing} is not a commit of ${repo}`,
    'Check its spelling, or fetch it first: git fetch origin',
  );
}

/** The changed connector folders, under their old names too. */
function foldersIn(files: readonly ChangedFile[], { folders }: RepositoryConfig): string[] {
  const paths = files.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]));
  const found = paths.map((path) => folderOf(path, folders)?.folder).filter((folder) => folder !== undefined);
  return [...new Set(found)].sort();
}

/** The branch's own name; where a commit is given, the branch that changes are meant for. */
async function branchOf(repo: string, ref: string, { baseBranches }: RepositoryConfig): Promise<string> {
  const full = await askGit(repo, ['rev-parse', '--symbolic-full-name', ref]);
  const name = /^refs\/(?:heads|remotes\/[^/]+)\/(.+)$/.exec(full ?? '')?.[1];
  return name && name !== 'HEAD' ? name : (baseBranches[0] ?? ref);
}
