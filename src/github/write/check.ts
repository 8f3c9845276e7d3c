/** Check runs, fifty annotations a request. */
import { CHECK_NAME, SUPERSEDED_WORDS } from '../../messages/check.ts';
import type { DesiredCheck } from '../../messages/types.ts';
import { type PullKey, SUPERSEDED } from '../../pull-request/snapshot.ts';
import type { Action } from '../../review/plan/action.ts';
import type { Client } from '../client.ts';
import {
  cutMarkdown,
  cutPlain,
  MAX_ANNOTATION_MESSAGE,
  MAX_ANNOTATION_TITLE,
  MAX_CHECK_SUMMARY,
} from './text-limits.ts';

/** GitHub takes so many annotations a request, and adds those of later requests to them. */
const ANNOTATIONS = 50;

/**
 * Makes the check run. One with more annotations than fit is completed, and given the external id by which it is known,
 * with its last ones only: broken off halfway it will be made again. Throws Octokit's error.
 */
export async function createCheck(
  client: Client,
  { owner, repo }: PullKey,
  { headSha, check, externalId, startedAt }: Extract<Action, { type: 'create-check' }>,
): Promise<void> {
  const [first = [], ...more] = chunks(check);
  const { data } = await client.write((request) =>
    client.github.request('POST /repos/{owner}/{repo}/check-runs', {
      ...{ owner, repo, name: CHECK_NAME, head_sha: headSha, started_at: startedAt, request },
      ...(more.length === 0 ? completed(check, externalId) : { status: 'in_progress' as const }),
      output: outputOf(check, first),
    }),
  );
  await addAnnotations(client, owner, repo, Number(data.id), check, externalId, more);
}

/** Completes an existing check run with another verdict. GitHub keeps the annotations it has. Throws Octokit's error. */
export async function updateCheck(
  client: Client,
  { owner, repo }: PullKey,
  { id, check, externalId }: Extract<Action, { type: 'update-check' }>,
): Promise<void> {
  await addAnnotations(client, owner, repo, id, check, externalId, chunks(check));
}

/**
 * Lets an older check run say that it is not the one that holds. It ended when it began, so that GitHub never takes it for the
 * newest. Throws Octokit's error.
 */
export async function supersedeCheck(
  client: Client,
  { owner, repo }: PullKey,
  { id, startedAt }: Extract<Action, { type: 'supersede-check' }>,
): Promise<void> {
  await client.write((request) =>
    client.github.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
      ...{ owner, repo, check_run_id: id, request, output: SUPERSEDED_WORDS },
      ...{ status: 'completed' as const, conclusion: 'neutral' as const, external_id: SUPERSEDED },
      ...(startedAt === '' ? {} : { completed_at: startedAt }),
    }),
  );
}

async function addAnnotations(
  client: Client,
  owner: string,
  repo: string,
  id: number,
  check: DesiredCheck,
  externalId: string,
  parts: readonly DesiredCheck['annotations'][],
): Promise<void> {
  for (const [index, annotations] of parts.entries()) {
    const last = index === parts.length - 1;
    await client.write((request) =>
      client.github.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
        ...{ owner, repo, check_run_id: id, request },
        ...(last ? completed(check, externalId) : {}),
        output: outputOf(check, annotations),
      }),
    );
  }
}

function completed({ conclusion }: DesiredCheck, externalId: string) {
  return { status: 'completed' as const, conclusion, external_id: externalId };
}

function chunks({ annotations }: DesiredCheck): DesiredCheck['annotations'][] {
  const count = Math.max(1, Math.ceil(annotations.length / ANNOTATIONS));
  return Array.from({ length: count }, (_, n) => annotations.slice(n * ANNOTATIONS, (n + 1) * ANNOTATIONS));
}

function outputOf({ title, summary }: DesiredCheck, annotations: DesiredCheck['annotations']) {
  return {
    title: cutPlain(title, 255),
    summary: cutMarkdown(summary, MAX_CHECK_SUMMARY),
    annotations: annotations.map(({ path, startLine, endLine, level, title: heading, message }) => ({
      path,
      start_line: startLine,
      end_line: endLine,
      annotation_level: level,
      title: cutPlain(heading, MAX_ANNOTATION_TITLE),
      message: cutPlain(message, MAX_ANNOTATION_MESSAGE),
    })),
  };
}
