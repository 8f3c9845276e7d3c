/** Reactions to people's comments, and who is asked to do what. */
import type { PullKey, Reaction } from '../review/types.ts';
import type { Client } from './client.ts';

/** The comment may be gone by now, and then nobody misses the reaction. Throws Octokit's error. */
export async function react(
  client: Client,
  { owner, repo }: PullKey,
  comment: number,
  content: Reaction,
): Promise<void> {
  try {
    await client.write((request) =>
      client.github.request('POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', {
        ...{ owner, repo, comment_id: comment, content, request },
      }),
    );
  } catch (error) {
    if ((error as { status?: unknown }).status !== 404) throw error;
  }
}

/** GitHub passes over in silence whom it can't assign. */
export async function assign(client: Client, { owner, repo, number }: PullKey, login: string): Promise<void> {
  await client.write((request) =>
    client.github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/assignees', {
      ...{ owner, repo, issue_number: number, assignees: [login], request },
    }),
  );
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
