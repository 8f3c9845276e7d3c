/** Inline comments: one review where GitHub lets it, and no comment lost where it does not. */

import type { DesiredInline } from '../../messages/types.ts';
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { Client } from '../client.ts';
import { cutMarkdown, MAX_COMMENT } from './text-limits.ts';

type OnLine = DesiredInline & { readonly line: number };

/**
 * Posts comments on lines in one review, and those on files one by one. Throws, after trying all of them, an
 * AggregateError with what could not be said anywhere.
 */
export async function createReview(
  client: Client,
  key: PullKey,
  headSha: string,
  comments: readonly DesiredInline[],
): Promise<void> {
  const lost: Error[] = [];
  const onLines = comments.filter((comment): comment is OnLine => comment.line !== null);
  if (onLines.length > 0) await postReview(client, key, headSha, onLines, lost);
  for (const comment of comments) if (comment.line === null) await postOnFile(client, key, headSha, comment, lost);
  if (lost.length > 0) throw new AggregateError(lost, `GitHub refused ${lost.length} of ${comments.length} comments`);
}

/**
 * GitHub takes a review's comments all or none (422), and does not say which one it could not place. So the halves are
 * tried, down to the one, which is then said on its file.
 */
async function postReview(
  client: Client,
  key: PullKey,
  headSha: string,
  comments: readonly OnLine[],
  lost: Error[],
): Promise<void> {
  try {
    await client.write((request) =>
      client.github.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
        ...{ owner: key.owner, repo: key.repo, pull_number: key.number, commit_id: headSha, event: 'COMMENT', request },
        comments: comments.map(({ path, line, startLine, body }) => ({
          ...{ path, line, side: 'RIGHT', body: cutMarkdown(body, MAX_COMMENT) },
          ...(startLine === null || startLine === line ? {} : { start_line: startLine, start_side: 'RIGHT' }),
        })),
      }),
    );
  } catch (error) {
    if ((error as { status?: unknown }).status !== 422) throw error;
    const [only] = comments;
    if (comments.length === 1 && only) return postOnFile(client, key, headSha, only, lost);
    const half = comments.length >> 1;
    await postReview(client, key, headSha, comments.slice(0, half), lost);
    await postReview(client, key, headSha, comments.slice(half), lost);
  }
}

async function postOnFile(
  client: Client,
  { owner, repo, number }: PullKey,
  headSha: string,
  { path, line, body }: DesiredInline,
  lost: Error[],
): Promise<void> {
  // A suggestion replaces the lines a comment stands on; on a file there are none.
  const text = line === null ? body : withoutSuggestions(body);
  try {
    await client.write((request) =>
      client.github.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/comments', {
        ...{ owner, repo, pull_number: number, commit_id: headSha, path, subject_type: 'file', request },
        body: cutMarkdown(text, MAX_COMMENT),
      }),
    );
  } catch (error) {
    if ((error as { status?: unknown }).status !== 422) throw error;
    lost.push(new Error(`${path}: ${(error as Error).message}`, { cause: error }));
  }
}

function withoutSuggestions(body: string): string {
  return body.replaceAll(/^```suggestion$/gm, '```');
}
