/** Finds the pull requests that may need a review, for a call per hundred open ones and one for all others. */
import type { Repository, RepositoryKey } from '../../queue/jobs.ts';
import type { Client } from '../client.ts';
import type { Page } from './answers.ts';
import { closedPullsQuery, OPEN_PULLS } from './queries.ts';

/** A pull request that may need a review. */
export interface SeenPull {
  readonly number: number;
  readonly headSha: string;
  /** Changes whenever anything happened to the pull request that may change what is to be said about it. */
  readonly signature: string;
}

interface SeenPullAnswer {
  readonly number: number;
  readonly headRefOid: string;
  readonly baseRefName: string;
  readonly updatedAt: string;
  readonly mergeable: string;
}

/** A repository's open pull requests. Throws Octokit's error. */
export async function openPulls(client: Client, { owner, repo }: RepositoryKey): Promise<SeenPull[]> {
  const pulls: SeenPull[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: { repository: { pullRequests: Page<SeenPullAnswer> } } = await client.query(OPEN_PULLS, {
      ...{ owner, repo, after },
    });
    const { nodes, pageInfo } = answer.repository.pullRequests;
    pulls.push(...nodes.flatMap((pull) => (pull ? seenPull(pull) : [])));
    if (!pageInfo.hasNextPage) return pulls;
    after = pageInfo.endCursor;
  }
}

/**
 * Pull requests that are not open any more and not done with: merged ones on their way through the stages, and the last
 * closed ones, which a word opens again. A call, bounded in what it lists. Throws Octokit's error.
 *
 * @param labels of the stages at which somebody is still waited for
 */
export async function closedPulls(
  client: Client,
  { owner, repo }: RepositoryKey,
  labels: readonly string[],
): Promise<SeenPull[]> {
  const variables = Object.fromEntries(labels.map((label, index) => [`l${index}`, label]));
  const answer = await client.query<{
    repository: Readonly<Record<string, { readonly nodes: readonly (SeenPullAnswer | null)[] }>>;
  }>(closedPullsQuery(labels.length), { owner, repo, ...variables });
  const all = Object.values(answer.repository).flatMap(({ nodes }) => nodes);
  return [...new Map(all.flatMap((pull) => (pull ? [[pull.number, seenPull(pull)] as const] : []))).values()];
}

function seenPull({ number, headRefOid, baseRefName, updatedAt, mergeable }: SeenPullAnswer): SeenPull {
  return { number, headSha: headRefOid, signature: `${headRefOid} ${baseRefName} ${updatedAt} ${mergeable}` };
}

/** Installations of the App that are not suspended. @param client the App's own */
export async function installations(client: Client): Promise<number[]> {
  const ids: number[] = [];
  for (let page = 1; ; page++) {
    const { data } = await client.read((request) =>
      client.github.request('GET /app/installations', { per_page: 100, page, request }),
    );
    ids.push(...data.filter(({ suspended_at }) => !suspended_at).map(({ id }) => id));
    if (data.length < 100) return ids;
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
