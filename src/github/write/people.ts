/** Reactions to what people write, and who is asked to do what. */

import type { Reaction } from '../../pull-request/posts.ts';
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { Action } from '../../review/plan/action.ts';
import type { Client } from '../client.ts';
import { reactTo } from '../read/queries.ts';
import { REACTIONS } from '../read/snapshot.ts';

/** The text may be gone by now, and then nobody misses the reaction. Throws Octokit's error. */
export async function react(client: Client, { to, add, takeBack }: Extract<Action, { type: 'react' }>): Promise<void> {
  const document = reactTo(add === null ? [] : [nameOf(add)], takeBack.map(nameOf));
  try {
    await client.write((request) => client.github.graphql(document, { to, request: { ...request } }));
  } catch (error) {
    const { errors } = error as { errors?: readonly { readonly type?: string }[] };
    if (!Array.isArray(errors) || errors.some(({ type }) => type !== 'NOT_FOUND')) throw error;
  }
}

/** GraphQL's name of a reaction. */
function nameOf(wanted: Reaction): string {
  return Object.keys(REACTIONS).find((name) => REACTIONS[name] === wanted) as string;
}

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
