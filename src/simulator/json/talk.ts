/** Comments and reviews as REST renders them. */
import type { components } from '@octokit/openapi-types';
import { diffPosition } from '../act/diff-position.ts';
import type { Hub } from '../model/hub.ts';
import type { IssueComment, Pull, Reaction, Review, ReviewComment } from '../model/types.ts';
import { accountJson, appJson, associationOf } from './account.ts';
import { pullPage } from './pull.ts';
import { repositoryUrl } from './repository.ts';

type Schemas = components['schemas'];

function reactions(url: string, given: readonly Reaction[]): Schemas['reaction-rollup'] {
  const rollup = { '+1': 0, '-1': 0, laugh: 0, hooray: 0, confused: 0, heart: 0, rocket: 0, eyes: 0 };
  for (const { content } of given) rollup[content]++;
  return { url: `${url}/reactions`, total_count: given.length, ...rollup };
}

export function reactionJson(hub: Hub, { id, nodeId, by, content, createdAt }: Reaction) {
  return {
    id,
    node_id: nodeId,
    user: accountJson(hub, by),
    content,
    created_at: createdAt,
  } satisfies Schemas['reaction'];
}

export function commentJson(hub: Hub, comment: IssueComment) {
  const { pull, author } = comment;
  const root = `${repositoryUrl(hub, pull.repository)}/issues`;
  const url = `${root}/comments/${comment.id}`;
  return {
    id: comment.id,
    node_id: comment.nodeId,
    url,
    html_url: `${pullPage(hub, pull)}#issuecomment-${comment.id}`,
    issue_url: `${root}/${pull.number}`,
    user: accountJson(hub, author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: associationOf(pull, author),
    body: comment.body,
    reactions: reactions(url, comment.reactions),
    performed_via_github_app: author === hub.bot ? appJson(hub) : null,
  } satisfies Schemas['issue-comment'];
}

export function reviewJson(hub: Hub, pull: Pull, review: Review) {
  const html = `${pullPage(hub, pull)}#pullrequestreview-${review.id}`;
  const url = `${repositoryUrl(hub, pull.repository)}/pulls/${pull.number}`;
  return {
    id: review.id,
    node_id: review.nodeId,
    user: accountJson(hub, review.author),
    body: review.body,
    state: review.state as string,
    html_url: html,
    pull_request_url: url,
    author_association: associationOf(pull, review.author),
    _links: { html: { href: html }, pull_request: { href: url } },
    ...(review.submittedAt === null ? {} : { submitted_at: review.submittedAt }),
    commit_id: review.commit,
  } satisfies Schemas['pull-request-review'];
}

/** A review comment; `line` is null on an outdated one, `subject_type: file` has no lines at all. */
export function reviewCommentJson(hub: Hub, comment: ReviewComment) {
  const { thread, review, author } = comment;
  const { pull, side } = thread;
  const root = `${repositoryUrl(hub, pull.repository)}/pulls`;
  const url = `${root}/comments/${comment.id}`;
  const html = `${pullPage(hub, pull)}#discussion_r${comment.id}`;
  const now = diffPosition(thread);
  const first = thread.comments[0];
  const lines = {
    line: now.line,
    original_line: thread.line,
    start_line: now.startLine,
    original_start_line: thread.startLine,
    start_side: thread.startLine === null ? null : side,
    side,
  };
  return {
    id: comment.id,
    node_id: comment.nodeId,
    pull_request_review_id: review.id,
    url,
    html_url: html,
    pull_request_url: `${root}/${pull.number}`,
    diff_hunk: thread.diffHunk,
    path: thread.path,
    commit_id: now.outdated ? thread.commit : pull.head.sha,
    original_commit_id: thread.commit,
    user: accountJson(hub, author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: associationOf(pull, author),
    subject_type: thread.line === null ? ('file' as const) : ('line' as const),
    ...(thread.line === null ? { line: null, original_line: null, side } : lines),
    ...(first && first !== comment ? { in_reply_to_id: first.id } : {}),
    reactions: reactions(url, comment.reactions),
    _links: { self: { href: url }, html: { href: html }, pull_request: { href: `${root}/${pull.number}` } },
  };
}
