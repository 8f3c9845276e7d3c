/** Who is assigned, and who is asked for a review. */
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { Client } from '../client.ts';

/** Throws Octokit's error, and one for somebody whom GitHub passes over in silence: it assigns only who has access. */
export async function assign(client: Client, { owner, repo, number }: PullKey, login: string): Promise<void> {
  const { data } = await client.write((request) =>
    client.github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/assignees', {
      ...{ owner, repo, issue_number: number, assignees: [login], request },
    }),
  );
  const assigned = (data.assignees ?? []).map((account) => account.login.toLowerCase());
  if (!assigned.includes(login.toLowerCase())) throw new Error(`GitHub does not assign pull requests here to ${login}`);
}

/** Throws Octokit's error. */
export async function requestReviews(
  client: Client,
  { owner, repo, number }: PullKey,
  reviewers: readonly string[],
): Promise<void> {
  await client.write((request) =>
    client.github.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers', {
      ...{ owner, repo, pull_number: number, reviewers: [...reviewers], request },
    }),
  );
}
