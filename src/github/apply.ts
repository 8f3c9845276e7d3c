/** Carries out what was planned. */
import type { Action, ActionResult, Apply, PullKey } from '../review/types.ts';
import { Client, type ClientOptions, type GitHub } from './client.ts';
import { RESOLVE_THREAD } from './queries.ts';
import { cutMarkdown, MAX_COMMENT } from './text.ts';
import { createCheck, updateCheck } from './write-check.ts';
import { merge, setState } from './write-fate.ts';
import { addLabels, type KnownLabels, removeLabel } from './write-labels.ts';
import { assign, react, requestReviews } from './write-people.ts';
import { createReview } from './write-review.ts';

export interface ApplyOptions extends ClientOptions {
  /** Kept from run to run, it saves asking for labels that are there. */
  readonly knownLabels?: KnownLabels;
}

/**
 * Makes an Apply: actions in their order, a failed one does not stop the rest. It throws only when there is no way to
 * GitHub at all; whatever else goes wrong stands in the results.
 */
export function makeApply(githubFor: (key: PullKey) => Promise<GitHub>, options: ApplyOptions = {}): Apply {
  const { knownLabels = new Set() } = options;
  return async (key, actions, signal) => {
    if (actions.length === 0) return [];
    const client = new Client(await githubFor(key), signal, options);
    const results: ActionResult[] = [];
    for (const action of actions) {
      try {
        signal.throwIfAborted();
        await carryOut(client, key, action, knownLabels);
        results.push({ action, ok: true });
      } catch (error) {
        results.push({ action, ok: false, error: error instanceof Error ? error : new Error(String(error)) });
      }
    }
    return results;
  };
}

async function carryOut(client: Client, key: PullKey, action: Action, knownLabels: KnownLabels): Promise<void> {
  switch (action.type) {
    case 'create-check':
      return createCheck(client, key, action);
    case 'update-check':
      return updateCheck(client, key, action);
    case 'create-comment':
      return createComment(client, key, action.body);
    case 'update-comment':
      return updateComment(client, key, action.id, action.body);
    case 'create-review':
      return createReview(client, key, action.headSha, action.comments);
    case 'resolve-thread':
      return resolveThread(client, action.threadId);
    case 'react':
      return react(client, key, action.comment, action.reaction);
    case 'assign':
      return assign(client, key, action.login);
    case 'request-reviews':
      return requestReviews(client, key, action.logins);
    case 'add-labels':
      return addLabels(client, key, action.labels, knownLabels);
    case 'remove-label':
      return removeLabel(client, key, action.label);
    case 'close-pull':
      return setState(client, key, 'closed');
    case 'reopen-pull':
      return setState(client, key, 'open');
    case 'merge-pull':
      return merge(client, key, action.headSha);
  }
}

async function createComment(client: Client, { owner, repo, number }: PullKey, body: string): Promise<void> {
  await client.write((request) =>
    client.github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      ...{ owner, repo, issue_number: number, body: cutMarkdown(body, MAX_COMMENT), request },
    }),
  );
}

async function updateComment(client: Client, { owner, repo }: PullKey, id: number, body: string): Promise<void> {
  await client.write((request) =>
    client.github.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
      ...{ owner, repo, comment_id: id, body: cutMarkdown(body, MAX_COMMENT), request },
    }),
  );
}

async function resolveThread(client: Client, id: string): Promise<void> {
  await client.write((request) => client.github.graphql(RESOLVE_THREAD, { id, request: { ...request } }));
}
