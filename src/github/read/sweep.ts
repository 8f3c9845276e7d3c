/** Finds the pull requests that may need a review, for a call per hundred. */
import { CONFIG_PATH } from '../../config/defaults.ts';
import { CHECK_NAME } from '../../messages/check.ts';
import type { SeenState } from '../../pull-request/seen-state.ts';
import type { Repository, RepositoryKey } from '../../queue/jobs.ts';
import { REPOSITORY_RULES } from '../../rules/repository-rules/folder.ts';
import type { Client } from '../client.ts';
import { passing } from '../errors.ts';
import type { Page, PullHeadAnswer } from './answers.ts';
import { OPEN_NUMBERS, openPullsQuery } from './queries.ts';
import { type SeenAnswer, seenStateOf } from './seen-state.ts';
import { checkRunOf, olderCheckRunsOf } from './snapshot.ts';

/** A pull request that may need a review. */
export interface SeenPull {
  readonly number: number;
  readonly headSha: string;
  readonly state: SeenState;
  /** What the App's check run on its head is known by; empty if there is none. */
  readonly externalId: string;
  /** Whether others of the App's stand there as if they held, too. */
  readonly hasOlderChecks: boolean;
}

type Lists = 'labels' | 'comments' | 'reviews';
type SeenPullAnswer = Omit<SeenAnswer, Lists | 'events' | 'threadCount'> & {
  readonly [Name in Lists]: { readonly nodes: readonly (SeenAnswer[Name][number] | null)[] } | null;
} & {
  readonly number: number;
  readonly reviewThreads: { readonly totalCount: number };
  readonly timelineItems: { readonly nodes: readonly (SeenAnswer['events'][number] | null)[] };
};

type PullsAnswer = { readonly open: Page<SeenPullAnswer> } & Readonly<
  Record<string, { readonly nodes: readonly (SeenPullAnswer | null)[] }>
>;

interface Looking {
  readonly appId: number | null;
  /** Of what decides. */
  readonly version: string;
  /** Of the stages at which somebody is still waited for. */
  readonly labels: readonly string[];
}

/** Pull requests a page; smaller where GitHub can't answer for so many in its time. */
const PAGE = 100;

/**
 * Everything that is not done with: open ones, merged ones on their way through the stages, and the last closed ones, which a
 * word opens again. Throws Octokit's error.
 */
export async function unfinishedPulls(
  client: Client,
  { owner, repo }: RepositoryKey,
  { appId, version, labels }: Looking,
): Promise<SeenPull[]> {
  const named = Object.fromEntries(labels.map((label, index) => [`l${index}`, label]));
  const variables = {
    owner,
    repo,
    appId,
    checkName: CHECK_NAME,
    configPath: CONFIG_PATH,
    rulesPath: REPOSITORY_RULES,
    ...named,
  };
  const found = new Map<number, SeenPull>();
  let size = PAGE;
  for (let after: string | null = null, first = true; ; first = false) {
    const ask = async (pulls: number): Promise<{ repository: PullsAnswer }> =>
      client.query(openPullsQuery(labels.length), { ...variables, size: pulls, after, first });
    const page: { answer: { repository: PullsAnswer }; size: number } = await askForFewer(ask, size);
    size = page.size;
    const { repository } = page.answer;
    for (const { nodes } of Object.values(repository))
      for (const pull of nodes) if (pull) found.set(pull.number, seenPull(pull, version));
    if (!repository.open.pageInfo.hasNextPage) return [...found.values()];
    after = repository.open.pageInfo.endCursor;
  }
}

/** Halves the page until GitHub can answer. */
async function askForFewer<Answer>(
  ask: (size: number) => Promise<Answer>,
  size: number,
): Promise<{ answer: Answer; size: number }> {
  try {
    return { answer: await ask(size), size };
  } catch (error) {
    const fault = passing(error, Date.now());
    if (size < 10 || !fault || fault.refused) throw error;
    return askForFewer(ask, size >> 1);
  }
}

function seenPull(pull: SeenPullAnswer, version: string): SeenPull {
  const { number, headRefOid: headSha, labels, comments, reviews, timelineItems } = pull;
  const lists = { labels: listOf(labels), comments: listOf(comments), reviews: listOf(reviews) };
  const rest = { events: listOf(timelineItems), threadCount: pull.reviewThreads.totalCount };
  const state = seenStateOf({ ...pull, ...lists, ...rest }, selfIn(pull) ?? '', version);
  const externalId = checkRunOf(pull)?.externalId ?? '';
  return { number, headSha, state, externalId, hasOlderChecks: olderCheckRunsOf(pull).length > 0 };
}

function listOf<Node>(connection: { readonly nodes: readonly (Node | null)[] } | null): Node[] {
  return (connection?.nodes ?? []).filter((node) => node !== null);
}

/** The App's login, by whose check stands on the head; null where none does: then the pull request has to be reviewed anyway. */
function selfIn({ commits }: Pick<PullHeadAnswer, 'commits'>): string | null {
  return commits.nodes[0]?.commit.checkSuites?.nodes.find(({ app }) => app !== null)?.app?.slug ?? null;
}

/** The numbers of a repository's open pull requests, oldest first. Throws Octokit's error. */
export async function openNumbers(client: Client, { owner, repo }: RepositoryKey): Promise<number[]> {
  const numbers: number[] = [];
  for (let after: string | null = null; ; ) {
    const answer: { repository: { pullRequests: Page<{ number: number }> } } = await client.query(OPEN_NUMBERS, {
      ...{ owner, repo, after },
    });
    const { nodes, pageInfo } = answer.repository.pullRequests;
    numbers.push(...nodes.flatMap((pull) => (pull ? pull.number : [])));
    if (!pageInfo.hasNextPage) return numbers;
    after = pageInfo.endCursor;
  }
}

/** Where the App is installed, and what it was granted there. */
export interface Installation {
  readonly id: number;
  readonly permissions: object;
  readonly events: readonly string[];
}

/** Installations of the App that are not suspended. @param client the App's own */
export async function installations(client: Client): Promise<Installation[]> {
  const found: Installation[] = [];
  for (let page = 1; ; page++) {
    const { data } = await client.read((request) =>
      client.github.request('GET /app/installations', { per_page: 100, page, request }),
    );
    const active = data.filter(({ suspended_at }) => !suspended_at);
    found.push(...active.map(({ id, permissions, events }) => ({ id, permissions, events })));
    if (data.length < 100) return found;
  }
}

/** Repositories of an installation. @param client the installation's */
export async function repositories(client: Client): Promise<Repository[]> {
  const found: Repository[] = [];
  for (let page = 1; ; page++) {
    const { data } = await client.read((request) =>
      client.github.request('GET /installation/repositories', { per_page: 100, page, request }),
    );
    const active = data.repositories.filter(({ archived, disabled }) => !archived && !disabled);
    found.push(...active.map(({ owner, name, id }) => ({ owner: owner.login, repo: name, id: Number(id) })));
    if (data.repositories.length < 100) return found;
  }
}
