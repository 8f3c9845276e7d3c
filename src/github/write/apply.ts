/** Carries out what was planned. */

import { withSettled } from '../../pull-request/seen-state.ts';
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { Action, ActionResult, AnswerAction, Apply, WriteAction } from '../../review/plan/action.ts';
import { Client, type ClientOptions, type GitHub } from '../client.ts';
import { createCheck, supersedeCheck, updateCheck } from './check.ts';
import { addLabels, removeLabel } from './labels.ts';
import { merge, setState } from './lifecycle.ts';
import { react } from './reactions.ts';
import { createReview } from './review.ts';
import { assign, requestReviews } from './reviewers.ts';
import { cutMarkdown, MAX_COMMENT } from './text-limits.ts';
import { resolveAll } from './threads.ts';

/**
 * Makes an Apply: actions in their order, a failed one does not stop the rest. It throws only when there is no way to
 * GitHub at all; whatever else goes wrong stands in the results.
 */
export function makeApply(githubFor: (key: PullKey) => Promise<GitHub>, options: ClientOptions = {}): Apply {
  return async (key, actions, signal) => {
    if (actions.length === 0) return [];
    const client = new Client(await githubFor(key), signal, options);
    const results: ActionResult[] = [];
    for (const planned of grouped(actions)) {
      const group = results.every(({ ok }) => ok) ? planned.map(recorded) : planned;
      const errors = await carryOutGroup(client, key, group, signal);
      for (const [index, action] of group.entries()) {
        const error = errors[index];
        results.push(error ? { action, ok: false, error } : { action, ok: true });
      }
    }
    return results;
  };
}

/** A check that keeps what was decided: only where everything before succeeded, so that a sweep finds what did not. */
function recorded(action: Action): Action {
  if (action.type !== 'create-check' && action.type !== 'update-check') return action;
  const { externalId, settled } = action;
  return settled ? { ...action, externalId: withSettled(externalId, settled) } : action;
}

/** Actions one by one, but threads that are resolved one after another together: one request does for all of them. */
function grouped(actions: readonly Action[]): Action[][] {
  const groups: Action[][] = [];
  for (const action of actions) {
    const last = groups.at(-1);
    if (action.type === 'resolve-thread' && last?.[0]?.type === action.type) last.push(action);
    else groups.push([action]);
  }
  return groups;
}

/** What went wrong with each action; nothing where nothing did. */
async function carryOutGroup(
  client: Client,
  key: PullKey,
  group: readonly Action[],
  signal: AbortSignal,
): Promise<readonly (Error | null)[]> {
  try {
    signal.throwIfAborted();
    const threads: string[] = [];
    for (const action of group) {
      if (action.type === 'resolve-thread') threads.push(action.threadId);
      else if (action.type === 'answer') await answer(client, key, action);
      else await carryOut(client, key, action);
    }
    return threads.length > 0 ? await resolveAll(client, threads) : [];
  } catch (error) {
    return group.map(() => (error instanceof Error ? error : new Error(String(error))));
  }
}

/** The effects first, then the word that they are done; where one fails, what is said instead, and its error. */
async function answer(client: Client, key: PullKey, { effects, done, failed }: AnswerAction): Promise<void> {
  try {
    for (const effect of effects) await carryOut(client, key, effect);
  } catch (error) {
    for (const action of failed) await carryOut(client, key, action);
    throw error;
  }
  for (const action of done) await carryOut(client, key, action);
}

async function carryOut(client: Client, key: PullKey, action: WriteAction): Promise<void> {
  switch (action.type) {
    case 'create-check':
      return createCheck(client, key, action);
    case 'update-check':
      return updateCheck(client, key, action);
    case 'supersede-check':
      return supersedeCheck(client, key, action);
    case 'create-comment':
      return createComment(client, key, action.body);
    case 'update-comment':
      return updateComment(client, key, action.id, action.body);
    case 'delete-comment':
      return deleteComment(client, key, action.id);
    case 'resolve-thread':
      await resolveAll(client, [action.threadId]);
      return;
    case 'create-review':
      return createReview(client, key, action.headSha, action.comments);
    case 'react':
      return react(client, action);
    case 'assign':
      return assign(client, key, action.login);
    case 'request-reviews':
      return requestReviews(client, key, action.logins);
    case 'add-labels':
      return addLabels(client, key, action.labels);
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

/** One that is gone already is as good as deleted. */
async function deleteComment(client: Client, { owner, repo }: PullKey, id: number): Promise<void> {
  try {
    await client.write((request) =>
      client.github.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', {
        ...{ owner, repo, comment_id: id, request },
      }),
    );
  } catch (error) {
    if ((error as { status?: number }).status !== 404) throw error;
  }
}
