/** Everything about a pull request, read afresh, complete or it throws. */
import { loginsThatCommand } from '../../commands/given-commands.ts';
import { CONFIG_PATH } from '../../config/defaults.ts';
import type { Role } from '../../config/roles.ts';
import type { RepositoryConfig } from '../../config/types.ts';
import { connectorsIn } from '../../connector/connector.ts';
import { CHECK_NAME } from '../../messages/check.ts';
import type { ChangedFile, Observe, PullKey, Snapshot } from '../../pull-request/snapshot.ts';
import type { OtherPull, Published } from '../../rules/engine/pull.ts';
import { REPOSITORY_RULES } from '../../rules/repository-rules/folder.ts';
import { Client, type ClientOptions, type GitHub } from '../client.ts';
import { HeadMovedError } from '../errors.ts';
import { withDefinitions } from './brought.ts';
import { claAcceptedIn } from './cla.ts';
import { readSides } from './compare.ts';
import { configIn, readConfigFile } from './config.ts';
import { readTitles, type TitleCache } from './connector-titles.ts';
import { type HistoryCache, readContributors } from './contributors.ts';
import type { FolderCache } from './folders.ts';
import { type ChangedPaths, readOtherPulls } from './other-pulls.ts';
import { ownershipOf } from './ownership.ts';
import { isTooLarge, type RawPull, readPull } from './pull.ts';
import { readRenamedFiles } from './renamed.ts';
import { type RulesCache, repositoryRulesIn } from './repository-rules.ts';
import { actorOf, type Identity, roleByAssociation, rolesOf } from './roles.ts';
import { proposalIn, touchesRules } from './rules-proposal.ts';
import { readSameFiles } from './same-files.ts';
import { mergeableOf, seenStateOf } from './seen-state.ts';
import {
  checkRunOf,
  commentsOf,
  filesOf,
  labelEventsOf,
  loginsThatCount,
  olderCheckRunsOf,
  pullEventsOf,
  reviewsOf,
  threadsOf,
} from './snapshot.ts';
import { readStageTimes, type StageTimesCache } from './stage-times.ts';
import { membersOf } from './teams.ts';

export interface ObserveOptions extends ClientOptions {
  readonly identity: Identity;
  /** Of what decides, for those who keep what was decided; left out: nobody does. */
  readonly version?: string;
  /** Labels that only some may set, under a configuration: roles of whoever set or removed them are read. */
  readonly protectedLabels: (config: RepositoryConfig) => readonly string[];
  /** Contents that earlier runs read. */
  readonly cache: FolderCache;
  /** Titles that earlier runs read; without it, titles of other connectors are not looked for. */
  readonly titles?: TitleCache;
  /** Rule files that earlier runs read. */
  readonly ruleFiles: RulesCache;
  /** Who worked on folders, as earlier runs read it; without it, that is not looked for. */
  readonly histories?: HistoryCache;
  /** What other pull requests change, as earlier runs read it; without it, that is not looked for. */
  readonly paths?: ChangedPaths;
  /** How long stages took, as earlier runs of the day read it; without it, that is not looked for. */
  readonly stageTimes?: { readonly cache: StageTimesCache; readonly now: () => Date };
}

/**
 * Makes an Observe. If the head moves while it reads, it begins once more. It throws HeadMovedError if it moves again,
 * IncompleteError if GitHub withholds something, else what Octokit throws after trying again.
 */
export function makeObserve(githubFor: (key: PullKey) => Promise<GitHub>, options: ObserveOptions): Observe {
  return async (key, signal) => {
    const client = new Client(await githubFor(key), signal, options);
    try {
      return await observeOnce(client, key, options);
    } catch (error) {
      if (!(error instanceof HeadMovedError)) throw error;
      return await observeOnce(client, key, options);
    }
  };
}

async function observeOnce(client: Client, key: PullKey, options: ObserveOptions) {
  const { identity, protectedLabels, cache, titles, ruleFiles, histories, paths } = options;
  const wanted = { checkName: CHECK_NAME, appId: identity.appId, configPath: CONFIG_PATH, rulesPath: REPOSITORY_RULES };
  const pull = await readPull(client, key, wanted);
  const { headRefOid: headSha } = pull;
  if (pull.commits.nodes[0]?.commit.oid !== headSha) throw new HeadMovedError();
  // From the base branch, never from the pull request.
  const { baseRef, baseRefOid } = pull;
  const file = baseRef ? (baseRef.target.file?.object ?? null) : await readConfigFile(client, key, baseRefOid);
  const { config, problem } = configIn(file);
  const repositoryRules = await repositoryRulesIn(client, key, repositoryRulesFolderOf(pull), ruleFiles);
  const files = isTooLarge(pull) ? [] : await changedFiles(client, key, pull);
  // After the merge the base branch holds the change itself; GitHub keeps what it was before.
  const baseSha = (pull.merged ? null : baseRef?.target.oid) ?? baseRefOid;
  const reading = { client, key, headSha, cache, blobs: new Map<string, Uint8Array>() };
  const sides = await readSides(reading, baseSha, files, config.folders);
  const isConnector = sides.head.size > 0;
  const otherTitles = titles && isConnector ? await readTitles(client, key, baseSha, config.folders, titles) : null;
  const author = actorOf(pull.author, identity);
  const before = connectorsIn(sides.base, config.folders).map(({ folder }) => folder);
  const place = { sha: baseSha, folders: before, author: author.login };
  const contributors = histories ? await readContributors(client, key, place, histories) : null;
  const own = { files, sides, config, before, published: otherTitles };
  const otherPulls = isConnector && paths ? await otherPullsOf(client, key, pull, own, { paths, titles }) : null;
  const labelEvents = labelEventsOf(pull, identity);
  const reviews = reviewsOf(pull, identity);
  const comments = commentsOf(pull, identity);
  const known = author.type === 'user' ? roleByAssociation(pull.authorAssociation) : 'none';
  const askAuthor = known === null || (touchesRules(files) && author.type === 'user');
  const written = { labelEvents, reviews, comments };
  const roles = await rolesOf(client, key, loginsToAsk(author.login, askAuthor, config, protectedLabels, written));
  const members = await membersOf(client, config.maintainers, roles);
  const sameFiles = await readSameFiles(reading, sides, reviews, config.folders);
  const authorRole: Role = roles.get(author.login) ?? known ?? 'unknown';
  const snapshot: Snapshot = {
    self: { login: identity.login, type: identity.appId === null ? 'user' : 'bot' },
    ...{ key, url: pull.url, title: pull.title, body: pull.body, author, authorRole },
    state: pull.state === 'OPEN' ? 'open' : 'closed',
    merged: pull.merged,
    draft: pull.isDraft,
    createdAt: pull.createdAt,
    mergeable: mergeableOf(pull) === 'UNKNOWN' ? null : mergeableOf(pull) === 'MERGEABLE',
    ...{ baseRef: pull.baseRefName, baseSha, headSha, files, ...sides },
    labels: pull.labels.map(({ name }) => name),
    comments,
    threads: threadsOf(pull, identity),
    checkRun: checkRunOf(pull),
    olderCheckRuns: olderCheckRunsOf(pull),
    events: pullEventsOf(pull, identity),
    ownership: await ownershipOf(client, key, { pull, files, config, author, roles, reviews, contributors }),
    ...{ labelEvents, reviews, roles, members, sameFiles, config, configProblem: problem, otherTitles, otherPulls },
    ...(isConnector ? await timesOfStages(client, key, config, options) : {}),
    repositoryRules,
    authorName: pull.author?.name ?? null,
    claAccepted: claAcceptedIn(pull),
    ...seenIn(pull, options),
    tooLarge: isTooLarge(pull) ? { changed: pull.changedFiles } : null,
    proposal: await proposalIn(client, key, pull, { files, config, repositoryRules }, ruleFiles),
  };
  return snapshot;
}

/** Whose role has to be asked for: who may have moved a stage, approved or given a command. Configured maintainers need no role. */
function loginsToAsk(
  author: string,
  askAuthor: boolean,
  config: RepositoryConfig,
  protectedLabels: ObserveOptions['protectedLabels'],
  { labelEvents, reviews, comments }: Pick<Snapshot, 'labelEvents' | 'reviews' | 'comments'>,
): Set<string> {
  const logins = loginsThatCount(labelEvents, reviews, protectedLabels(config));
  for (const login of loginsThatCommand({ comments, reviews }, author)) logins.add(login);
  for (const login of config.maintainers.users) logins.delete(login);
  if (askAuthor) logins.add(author);
  return logins;
}

/** How long stages took here, where somebody wants to know. */
async function timesOfStages(
  client: Client,
  key: PullKey,
  config: RepositoryConfig,
  { stageTimes, protectedLabels }: ObserveOptions,
): Promise<Pick<Snapshot, 'stageTimes'>> {
  return stageTimes ? { stageTimes: await readStageTimes(client, key, protectedLabels(config), stageTimes) } : {};
}

/** The other open pull requests; beside a new connector also with those that they bring, where titles are looked for. */
async function otherPullsOf(
  client: Client,
  key: PullKey,
  pull: RawPull,
  { files, sides, config, before, published }: OwnChange,
  { paths, titles }: { readonly paths: ChangedPaths; readonly titles: TitleCache | undefined },
): Promise<readonly OtherPull[]> {
  const open = await readOtherPulls(client, key, pull, { files, folders: config.folders }, paths);
  const isNew = connectorsIn(sides.head, config.folders).some(({ folder }) => !before.includes(folder));
  if (!isNew || !published || !titles) return open;
  const known = new Set(published.map(({ folder }) => folder));
  return withDefinitions(client, key, open, pull.others, known, titles);
}

/** What the pull request itself changes, and what there is already. */
interface OwnChange {
  readonly files: readonly ChangedFile[];
  readonly sides: Pick<Snapshot, 'head'>;
  readonly config: RepositoryConfig;
  /** The folders at the base. */
  readonly before: readonly string[];
  readonly published: readonly Published[] | null;
}

/** What a sweep will see, where there are sweeps. */
function seenIn(pull: RawPull, { identity, version }: ObserveOptions): Pick<Snapshot, 'seen'> {
  if (version === undefined) return {};
  return { seen: seenStateOf({ ...pull, threadCount: pull.threads.length }, identity.login, version) };
}

/** The folder of the base branch's own rules: by its id, which came along, or by a name where the branch is gone. */
function repositoryRulesFolderOf({ baseRef, baseRefOid }: RawPull): string | null {
  return baseRef ? (baseRef.target.rules?.oid ?? null) : `${baseRefOid}:${REPOSITORY_RULES}`;
}

/** Only REST says what a renamed file was called before. */
async function changedFiles(client: Client, key: PullKey, pull: RawPull): Promise<readonly ChangedFile[]> {
  const files = filesOf(pull);
  return files.some(({ status }) => status === 'renamed') ? readRenamedFiles(client, key, files.length) : files;
}
