/** Pull requests as REST renders them. */
import type { components } from '@octokit/openapi-types';
import { patchBetween } from '../git/changes.ts';
import { commitsBetween } from '../git/commits.ts';
import { exists, fullName, type Hub } from '../model/hub.ts';
import { pullFiles } from '../model/refs.ts';
import type { Label, Pull, Repository } from '../model/types.ts';
import { accountJson, pullAssociationOf } from './account.ts';
import { repositoryJson, repositoryUrl } from './repository.ts';

type Schemas = components['schemas'];

export function pullPage(hub: Hub, pull: Pull): string {
  return `${hub.url}/${fullName(pull.repository)}/pull/${pull.number}`;
}

export function labelJson(hub: Hub, repository: Repository, label: Label): Schemas['label'] {
  const { id, nodeId, name, color, description } = label;
  const url = `${repositoryUrl(hub, repository)}/labels/${encodeURIComponent(name)}`;
  return { id, node_id: nodeId, url, name, color, description, default: false };
}

/** One end of a pull request: `owner:branch`, with its repository whole. */
function endJson(hub: Hub, repository: Repository, ref: string, sha: string) {
  const { owner } = repository;
  return {
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    // GitHub's description has no null there; for a deleted fork GitHub sends one.
    repo: (exists(hub, repository) ? repositoryJson(hub, repository) : null) as Schemas['repository'],
    user: accountJson(hub, owner),
  };
}

/** A pull request as lists give it. (GitHub's description forbids a label without a description there; GitHub sends them.) */
export function pullSimpleJson(hub: Hub, pull: Pull) {
  const { repository, number, base, head, author, merged } = pull;
  const root = repositoryUrl(hub, repository);
  const url = `${root}/pulls/${number}`;
  const issue = `${root}/issues/${number}`;
  const page = pullPage(hub, pull);
  const urls = {
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${root}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: `${root}/statuses/${head.sha}`,
  };
  const link = (href: string) => ({ href });
  return {
    id: pull.id,
    node_id: pull.nodeId,
    number,
    url,
    ...urls,
    state: pull.state,
    locked: pull.locked,
    title: pull.title,
    user: accountJson(hub, author),
    body: pull.body === '' ? null : pull.body,
    labels: pull.labels.map((label) => labelJson(hub, repository, label)),
    ...{
      milestone: null,
      assignee: pull.assignees[0] ? accountJson(hub, pull.assignees[0]) : null,
      assignees: pull.assignees.map((person) => accountJson(hub, person)),
      requested_reviewers: pull.requestedReviewers.map((person) => accountJson(hub, person)),
      requested_teams: [],
      active_lock_reason: null,
    },
    draft: pull.draft,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: merged?.at ?? null,
    merge_commit_sha: merged?.commit ?? null,
    base: endJson(hub, repository, base.ref, base.sha),
    head: endJson(hub, head.repository, head.ref, head.sha),
    author_association: pullAssociationOf(pull),
    auto_merge: null,
    _links: {
      self: link(url),
      html: link(page),
      issue: link(issue),
      comments: link(urls.comments_url),
      commits: link(urls.commits_url),
      review_comments: link(urls.review_comments_url),
      review_comment: link(urls.review_comment_url),
      statuses: link(urls.statuses_url),
    },
  } satisfies Omit<Schemas['pull-request-simple'], 'labels'> & { labels: Schemas['label'][] };
}

/** A single pull request. Whether it merges is handed in: a webhook's payload never knows yet. */
export function pullJson(hub: Hub, pull: Pull, mergeable: boolean | null): Schemas['pull-request'] {
  const { objects } = pull.repository;
  const files = pullFiles(pull);
  const patches = files.map((file) => patchBetween(objects, file.before, file.after));
  const states = { true: pull.draft ? 'draft' : 'clean', false: 'dirty', null: 'unknown' };
  return {
    ...pullSimpleJson(hub, pull),
    merged: pull.merged !== null,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: states[`${mergeable}`],
    merged_by: pull.merged ? accountJson(hub, pull.merged.by) : null,
    comments: pull.comments.length,
    review_comments: pull.threads.reduce((sum, thread) => sum + thread.comments.length, 0),
    maintainer_can_modify: pull.head.repository !== pull.repository,
    commits: commitsBetween(objects, pull.base.sha, pull.head.sha).length,
    additions: patches.reduce((sum, patch) => sum + patch.additions, 0),
    deletions: patches.reduce((sum, patch) => sum + patch.deletions, 0),
    changed_files: files.length,
  };
}
