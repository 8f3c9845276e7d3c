/** Closing, opening again and merging. */
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { Client } from '../client.ts';

/** Throws Octokit's error: 422 when it can't be opened again, because its branch is gone or was rewritten. */
export async function setState(client: Client, { owner, repo, number }: PullKey, state: 'open' | 'closed') {
  await client.write((request) =>
    client.github.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {
      ...{ owner, repo, pull_number: number, state, request },
    }),
  );
}

/** Merges by squash what was approved and nothing else: GitHub answers 409 when the head has moved since. */
export async function merge(client: Client, { owner, repo, number }: PullKey, sha: string): Promise<void> {
  await client.write((request) =>
    client.github.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
      ...{ owner, repo, pull_number: number, sha, merge_method: 'squash' as const, request },
    }),
  );
}
