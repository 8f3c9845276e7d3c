/** A pull request as GitHub's GraphQL gives it, all pages of everything. */
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { Client } from '../client.ts';
import { HeadMovedError, IncompleteError } from '../errors.ts';
import type {
  Connections,
  OtherPullAnswer,
  Page,
  PullAnswer,
  PullHeadAnswer,
  ThreadAnswer,
  ThreadCommentAnswer,
} from './answers.ts';
import { PULL_REQUEST, THREAD_COMMENTS } from './queries.ts';

export type RawPull = PullHeadAnswer & { readonly [Name in keyof Connections]: readonly Connections[Name][] } & {
  /** The repository's open pull requests that something happened to last. */
  readonly others: readonly OtherPullAnswer[];
};

type PullRequest = NonNullable<NonNullable<PullAnswer['repository']>['pullRequest']>;
type Repository = NonNullable<PullAnswer['repository']> & { readonly pullRequest: PullRequest };
type Name = keyof Connections;

/** What each connection is called in the answer. */
const FIELDS = {
  files: 'files',
  labels: 'labels',
  comments: 'comments',
  reviews: 'reviews',
  threads: 'reviewThreads',
  events: 'timelineItems',
} as const satisfies Record<Name, keyof PullRequest>;

const NAMES = Object.keys(FIELDS) as Name[];

/** What else is asked for. */
interface Wanted {
  readonly checkName: string;
  readonly appId: number | null;
  readonly configPath: string;
  readonly rulesPath: string;
}

/**
 * Reads a pull request: one request, and one more for every hundred of what it has most of.
 * Throws HeadMovedError when the head moved between two pages, IncompleteError when something is missing.
 */
export async function readPull(client: Client, key: PullKey, wanted: Wanted): Promise<RawPull> {
  const found = new Map<Name, unknown[]>(NAMES.map((name) => [name, []]));
  let cursors = new Map<Name, string | null>(NAMES.map((name) => [name, null]));
  let head: PullHeadAnswer | null = null;
  let others: readonly OtherPullAnswer[] = [];
  do {
    const repository: Repository = await ask(client, key, wanted, head === null, cursors);
    const answer: PullRequest = repository.pullRequest;
    others = repository.others?.nodes.filter((other) => other !== null) ?? others;
    head ??= answer;
    if (answer.headRefOid !== head.headRefOid) throw new HeadMovedError();
    const next = new Map<Name, string | null>();
    if (isTooLarge(head)) cursors.delete('files');
    for (const name of cursors.keys()) {
      const page: Page<unknown> | null | undefined = answer[FIELDS[name]];
      found.get(name)?.push(...(page?.nodes ?? []).filter((node) => node !== null));
      if (page?.pageInfo.hasNextPage) next.set(name, page.pageInfo.endCursor);
    }
    cursors = next;
  } while (cursors.size > 0);
  const pull = { ...head, others, ...Object.fromEntries(found) } as unknown as RawPull;
  if (pull.files.length < pull.changedFiles && !isTooLarge(pull))
    throw new IncompleteError(`GitHub listed ${pull.files.length} of ${pull.changedFiles} changed files`);
  return { ...pull, threads: await wholeThreads(client, pull.threads) };
}

/** GitHub lists no more files of a pull request. */
const MAX_FILES = 3000;

/** Whether GitHub tells only a part of what it changes, from which nothing may be concluded. */
export function isTooLarge({ changedFiles }: Pick<PullHeadAnswer, 'changedFiles'>): boolean {
  return changedFiles > MAX_FILES;
}

async function ask(
  client: Client,
  key: PullKey,
  wanted: Wanted,
  first: boolean,
  cursors: ReadonlyMap<Name, string | null>,
): Promise<Repository> {
  const { owner, repo, number } = key;
  const pages = Object.fromEntries(
    NAMES.flatMap((name) => [
      [name, cursors.get(name) ?? null],
      [`with${name[0]?.toUpperCase()}${name.slice(1)}`, cursors.has(name)],
    ]),
  );
  const answer = await client.query<PullAnswer>(PULL_REQUEST, { owner, repo, number, ...wanted, first, ...pages });
  const { repository } = answer;
  if (!repository?.pullRequest) throw new IncompleteError(`GitHub shows no pull request ${owner}/${repo}#${number}`);
  return { ...repository, pullRequest: repository.pullRequest };
}

/** Threads with more than 50 comments are read on, one after another: there are hardly ever any. */
async function wholeThreads(client: Client, threads: readonly ThreadAnswer[]): Promise<ThreadAnswer[]> {
  const whole: ThreadAnswer[] = [];
  for (const thread of threads) {
    let { pageInfo } = thread.comments;
    const nodes = [...thread.comments.nodes];
    while (pageInfo.hasNextPage) {
      const answer: { node: { comments: Page<ThreadCommentAnswer> } | null } = await client.query(THREAD_COMMENTS, {
        ...{ id: thread.id, after: pageInfo.endCursor },
      });
      if (!answer.node) throw new IncompleteError(`The thread ${thread.id} vanished while it was being read`);
      nodes.push(...answer.node.comments.nodes);
      pageInfo = answer.node.comments.pageInfo;
    }
    whole.push({ ...thread, comments: { pageInfo, nodes } });
  }
  return whole;
}
