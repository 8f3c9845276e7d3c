/** Finds the pull requests that may need a review, for a call per hundred. */
import type { RepositoryKey } from '../queue/jobs.ts';
import type { Page } from './answers.ts';
import type { Client } from './client.ts';
import { OPEN_PULLS } from './queries.ts';

export interface OpenPull {
  readonly number: number;
  readonly headSha: string;
  /** Changes whenever anything happened to the pull request that may change what is to be said about it. */
  readonly signature: string;
}

interface OpenPullAnswer {
  readonly number: number;
  readonly headRefOid: string;
  readonly baseRefName: string;
  readonly updatedAt: string;
  readonly mergeable: string;
}

/** A repository's open pull requests. Throws Octokit's error. */
export async function openPulls(client: Client, { owner, repo }: RepositoryKey): Promise<OpenPull[]> {
  const pulls: OpenPull[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: { repository: { pullRequests: Page<OpenPullAnswer> } } = await client.query(OPEN_PULLS, {
      ...{ owner, repo, after },
    });
    const { nodes, pageInfo } = answer.repository.pullRequests;
    for (const pull of nodes) {
      if (!pull) continue;
      const { number, headRefOid, baseRefName, updatedAt, mergeable } = pull;
      pulls.push({ number, headSha: headRefOid, signature: `${headRefOid} ${baseRefName} ${updatedAt} ${mergeable}` });
    }
    if (!pageInfo.hasNextPage) return pulls;
    after = pageInfo.endCursor;
  }
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
export async function repositories(client: Client): Promise<RepositoryKey[]> {
  const found: RepositoryKey[] = [];
  for (let page = 1; ; page++) {
    const { data } = await client.read((request) =>
      client.github.request('GET /installation/repositories', { per_page: 100, page, request }),
    );
    const active = data.repositories.filter(({ archived, disabled }) => !archived && !disabled);
    found.push(...active.map(({ owner, name }) => ({ owner: owner.login, repo: name })));
    if (data.repositories.length < 100) return found;
  }
}
