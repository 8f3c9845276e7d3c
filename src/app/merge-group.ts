/** A merge queue asks about a commit of its own: it hears what is said of the pull request that it was made for. */
import type { Client } from '../github/client.ts';
import { ApplyError } from '../github/retry.ts';
import { CHECK_NAME } from '../messages/check.ts';
import type { DesiredCheck } from '../messages/types.ts';
import type { MergeGroupJob } from '../queue/jobs.ts';
import type { Action } from '../review/plan/action.ts';
import { planReview, type Reviewer } from '../review/review.ts';

/** `refs/heads/gh-readonly-queue/main/pr-7-<sha of the base>` */
const PULL_OF_GROUP = /\/pr-(\d+)-[0-9a-f]+$/;

/** The number of the pull request that a merge queue's branch was made for; null where its name does not say. */
export function pullOfGroup(headRef: string): number | null {
  const number = PULL_OF_GROUP.exec(headRef)?.[1];
  return number === undefined ? null : Number(number);
}

/** Where no pull request can be told: the queue must not wait for ever, and each of its pull requests has its own check. */
const UNKNOWN: DesiredCheck = {
  conclusion: 'neutral',
  title: 'No pull request can be told from this merge group',
  summary: 'The check of each pull request in it says whether its connectors can be certified.',
  annotations: [],
};

/**
 * Makes the check run on the group's commit, unless it is there already. Throws what observing throws, ApplyError when GitHub
 * refuses the check.
 */
export async function answerMergeGroup(
  reviewer: Reviewer,
  client: Client,
  appId: number | null,
  { repository, headSha, headRef }: MergeGroupJob,
  signal: AbortSignal,
): Promise<void> {
  const { owner, repo } = repository;
  if (await isAnswered(client, owner, repo, headSha, appId)) return;
  const number = pullOfGroup(headRef);
  const key = { owner, repo, number: number ?? 0 };
  const check = number === null ? UNKNOWN : (await planReview(reviewer, key, signal)).check;
  const startedAt = reviewer.now().toISOString();
  const said: DesiredCheck = { ...check, annotations: [] };
  const action: Action = { type: 'create-check', headSha, check: said, externalId: headRef, startedAt };
  const [result] = await reviewer.apply(key, [action], signal);
  if (result && !result.ok) throw new ApplyError([result.error]);
}

async function isAnswered(
  client: Client,
  owner: string,
  repo: string,
  ref: string,
  appId: number | null,
): Promise<boolean> {
  const { data } = await client.read((request) =>
    client.github.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
      ...{ owner, repo, ref, check_name: CHECK_NAME, status: 'completed', request },
      ...(appId === null ? {} : { app_id: appId }),
    }),
  );
  return data.total_count > 0;
}
