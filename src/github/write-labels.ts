/** Labels on the pull request; those the repository lacks come with their colour and description. */
import type { LabelDefinition, PullKey } from '../review/types.ts';
import type { Client } from './client.ts';

/** Labels that this process knows to be there, as `owner/repo name` in lower case: none is created twice. */
export type KnownLabels = Set<string>;

/**
 * Puts labels on. GitHub would make missing ones itself, in grey and without a description, so they are made first; that
 * one is there already (422) is as good. Throws Octokit's error.
 */
export async function addLabels(
  client: Client,
  key: PullKey,
  labels: readonly LabelDefinition[],
  known: KnownLabels,
): Promise<void> {
  const { owner, repo, number } = key;
  for (const label of labels) {
    const id = `${owner}/${repo} ${label.name}`.toLowerCase();
    if (!known.has(id)) await createLabel(client, key, label);
    known.add(id);
  }
  await client.write((request) =>
    client.github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', {
      ...{ owner, repo, issue_number: number, labels: labels.map(({ name }) => name), request },
    }),
  );
}

async function createLabel(
  client: Client,
  { owner, repo }: PullKey,
  { name, color, description }: LabelDefinition,
): Promise<void> {
  try {
    await client.write((request) =>
      client.github.request('POST /repos/{owner}/{repo}/labels', {
        // GitHub refuses descriptions above 100 characters.
        ...{ owner, repo, name, color, description: description.slice(0, 100), request },
      }),
    );
  } catch (error) {
    if ((error as { status?: unknown }).status !== 422) throw error;
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
