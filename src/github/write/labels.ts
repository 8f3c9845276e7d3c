/** Labels on the pull request; those the repository lacks come with their colour and description. */

import type { PullKey } from '../../pull-request/snapshot.ts';
import type { LabelDefinition } from '../../review/decide/desired.ts';
import type { Client } from '../client.ts';

/** What GitHub makes of a label that it has to make itself. */
const MADE_BY_GITHUB = { color: 'ededed', description: null };

/** GitHub refuses longer descriptions. */
const MAX_DESCRIPTION = 100;

/**
 * Puts labels on. GitHub makes those that the repository lacks, be it that they were never there or that somebody has
 * deleted them, and its answer tells which: they are given their colour and description. Throws Octokit's error.
 */
export async function addLabels(
  client: Client,
  { owner, repo, number }: PullKey,
  labels: readonly LabelDefinition[],
): Promise<void> {
  const { data } = await client.write((request) =>
    client.github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', {
      ...{ owner, repo, issue_number: number, labels: labels.map(({ name }) => name), request },
    }),
  );
  const made = data.filter(
    ({ color, description }) => color === MADE_BY_GITHUB.color && description === MADE_BY_GITHUB.description,
  );
  const names = new Set(made.map(({ name }) => name.toLowerCase()));
  for (const { name, color, description } of labels.filter((label) => names.has(label.name.toLowerCase()))) {
    await client.write((request) =>
      client.github.request('PATCH /repos/{owner}/{repo}/labels/{name}', {
        ...{ owner, repo, name, color, description: description.slice(0, MAX_DESCRIPTION), request },
      }),
    );
  }
}

/** Takes a label off; that it is off already is as good. Throws Octokit's error. */
export async function removeLabel(client: Client, { owner, repo, number }: PullKey, name: string): Promise<void> {
  try {
    await client.write((request) =>
      client.github.request('DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}', {
        ...{ owner, repo, issue_number: number, name, request },
      }),
    );
  } catch (error) {
    if ((error as { status?: unknown }).status !== 404) throw error;
  }
}
