/** Labels on the pull request; those the repository lacks come with their colour and description. */
import type { LabelDefinition, PullKey } from '../review/types.ts';
import type { Client } from './client.ts';

/** The grey that GitHub gives a label which it makes because somebody puts it on an issue. */
const UNDEFINED_COLOR = 'ededed';

/**
 * Puts labels on. GitHub makes missing ones, in grey and without a description, and its answer shows which: only those
 * cost a request more. Throws Octokit's error.
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
  for (const { name, color, description } of labels) {
    const made = data.find((label) => label.name.toLowerCase() === name.toLowerCase());
    if (made?.color !== UNDEFINED_COLOR || made.description || color === UNDEFINED_COLOR) continue;
    await client.write((request) =>
      client.github.request('PATCH /repos/{owner}/{repo}/labels/{name}', {
        ...{ owner, repo, name, color, description: description.slice(0, 100), request },
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
