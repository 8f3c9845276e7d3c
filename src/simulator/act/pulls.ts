/** A pull request's life: opened, edited, drafted, closed, merged. */
import { readCommit, writeCommit } from '../git/commits.ts';
import { GitHubError, invalid } from '../model/errors.ts';
import { type Hub, needRole, newIds, timestamp } from '../model/hub.ts';
import { branchTip, mergePullFiles, reaches } from '../model/refs.ts';
import type { Account, Pull, Repository } from '../model/types.ts';
import { push } from './push.ts';
import { signature } from './repositories.ts';
import { record, tell, touch } from './tell.ts';
import { checkBody, checkTitle } from './text-limits.ts';

export interface NewPull {
  readonly base: string;
  readonly head: { readonly repository: Repository; readonly ref: string };
  readonly title: string;
  readonly body: string;
  readonly draft: boolean;
}

/** Opens a pull request. Throws 422 in GitHub's words on one that exists, has no commits or crosses networks. */
export function openPull(hub: Hub, repository: Repository, author: Account, input: NewPull): Pull {
  needRole(input.head.repository, author, 'write', 'open a pull request from there');
  checkTitle(input.title);
  checkBody('PullRequest', input.body, false);
  const base = { ref: input.base, sha: branchTip(repository, input.base) };
  const head = { ...input.head, sha: branchTip(input.head.repository, input.head.ref) };
  checkHead(repository, base, head);
  const at = timestamp(hub.now());
  const { title, body, draft } = input;
  const pull: Pull = {
    ...newIds(hub, 'PR'),
    ...{
      number: repository.pulls.size + 1,
      repository,
      title,
      body,
      author,
      state: 'open',
      draft,
      locked: false,
      base,
      head,
    },
    ...{ createdAt: at, updatedAt: at, closedAt: null, merged: null, mergeabilityOf: null },
    ...{ labels: [], assignees: [], requestedReviewers: [], comments: [], reviews: [], threads: [], events: [] },
  };
  repository.pulls.set(pull.number, pull);
  repository.refs.set(`pull/${pull.number}/head`, head.sha);
  tell(hub, pull, author, 'pull_request.opened');
  return pull;
}

function checkHead(repository: Repository, base: Pull['base'], head: Pull['head']): void {
  const resource = 'PullRequest';
  if (head.repository.objects !== repository.objects) throw invalid({ resource, code: 'invalid', field: 'head' });
  const label = `${head.repository.owner.login}:${head.ref}`;
  const twin = [...repository.pulls.values()].find(
    (pull) =>
      pull.state === 'open' &&
      pull.head.repository === head.repository &&
      pull.head.ref === head.ref &&
      pull.base.ref === base.ref,
  );
  if (twin) throw invalid({ resource, code: 'custom', message: `A pull request already exists for ${label}.` });
  if (reaches(repository, base.sha, head.sha)) {
    throw invalid({ resource, code: 'custom', message: `No commits between ${base.ref} and ${label}` });
  }
}

/** Changes title, body or base, and says what they were. */
export function editPull(
  hub: Hub,
  pull: Pull,
  actor: Account,
  input: { title?: string; body?: string; base?: string },
): void {
  if (actor !== pull.author) needRole(pull.repository, actor, 'write', 'edit the pull request');
  const changes: Record<string, unknown> = {};
  if (input.title !== undefined && input.title !== pull.title) {
    checkTitle(input.title);
    changes.title = { from: pull.title };
    record(hub, pull, actor, { event: 'renamed', rename: { from: pull.title, to: input.title } });
    pull.title = input.title;
  }
  if (input.body !== undefined && input.body !== pull.body) {
    checkBody('PullRequest', input.body, false);
    changes.body = { from: pull.body };
    pull.body = input.body;
  }
  if (input.base !== undefined && input.base !== pull.base.ref) {
    const sha = branchTip(pull.repository, input.base);
    changes.base = { ref: { from: pull.base.ref }, sha: { from: pull.base.sha } };
    pull.base = { ref: input.base, sha };
    record(hub, pull, actor, { event: 'base_ref_changed' });
  }
  if (Object.keys(changes).length === 0) return;
  touch(hub, pull);
  tell(hub, pull, actor, 'pull_request.edited', { extra: { changes } });
}

/** Makes a pull request a draft, or says that it is one no more. Nothing happens when it is so already. */
export function setDraft(hub: Hub, pull: Pull, actor: Account, draft: boolean): void {
  if (actor !== pull.author) needRole(pull.repository, actor, 'write', 'change the draft state');
  if (pull.draft === draft) return;
  pull.draft = draft;
  record(hub, pull, actor, { event: draft ? 'convert_to_draft' : 'ready_for_review' });
  tell(hub, pull, actor, `pull_request.${draft ? 'converted_to_draft' : 'ready_for_review'}`);
}

/** Closes a pull request without merging it. */
export function closePull(hub: Hub, pull: Pull, actor: Account): void {
  if (actor !== pull.author) needRole(pull.repository, actor, 'triage', 'close the pull request');
  if (pull.state === 'closed') return;
  pull.state = 'closed';
  pull.closedAt = timestamp(hub.now());
  record(hub, pull, actor, { event: 'closed' });
  tell(hub, pull, actor, 'pull_request.closed');
}

/** Opens a closed pull request again, at its branch's present tip. Throws 422 on a merged one. */
export function reopenPull(hub: Hub, pull: Pull, actor: Account): void {
  if (actor !== pull.author) needRole(pull.repository, actor, 'triage', 'reopen the pull request');
  if (pull.state === 'open') return;
  if (pull.merged)
    throw invalid({
      resource: 'PullRequest',
      code: 'custom',
      field: 'state',
      message: 'state cannot be changed. The pull request was merged.',
    });
  pull.state = 'open';
  pull.closedAt = null;
  pull.head = { ...pull.head, sha: branchTip(pull.head.repository, pull.head.ref) };
  record(hub, pull, actor, { event: 'reopened' });
  tell(hub, pull, actor, 'pull_request.reopened');
}

export type MergeMethod = 'merge' | 'squash';

/** Merges by a merge commit or by one that has only the base before it, and returns it. Throws 405 where GitHub does: closed, draft or in conflict. */
export function mergePull(hub: Hub, pull: Pull, actor: Account, method: MergeMethod = 'merge'): string {
  const { repository, base, head } = pull;
  needRole(repository, actor, 'write', 'merge');
  const files = pull.state === 'open' && !pull.draft ? mergePullFiles(pull) : null;
  if (!files) throw new GitHubError(405, 'Pull Request is not mergeable');
  const merged = `Merge pull request #${pull.number} from ${head.repository.owner.login}/${head.ref}\n\n${pull.title}`;
  const message = method === 'squash' ? `${pull.title} (#${pull.number})` : merged;
  const tip = branchTip(repository, base.ref);
  const parents = method === 'squash' ? [tip] : [tip, head.sha];
  const commit = writeCommit(repository.objects, { files, parents, author: signature(hub, actor), message });
  pull.state = 'closed';
  pull.closedAt = timestamp(hub.now());
  pull.merged = { at: pull.closedAt, by: actor, commit };
  record(hub, pull, actor, { event: 'merged', commitId: commit });
  record(hub, pull, actor, { event: 'closed' });
  push(hub, repository, base.ref, commit, actor);
  tell(hub, pull, actor, 'pull_request.closed');
  return commit;
}

/**
 * Puts a pull request into the merge queue: GitHub makes a commit of what the base branch would become, on a branch of its own,
 * and asks for checks on it. Returns the commit. Throws 422 where it can't be merged.
 */
export function enqueuePull(hub: Hub, pull: Pull, actor: Account): string {
  const { repository, base, number, title } = pull;
  needRole(repository, actor, 'write', 'add to the merge queue');
  const files = pull.state === 'open' && !pull.draft ? mergePullFiles(pull) : null;
  if (!files) throw new GitHubError(422, 'Pull request is not mergeable');
  const tip = branchTip(repository, base.ref);
  const message = `${title} (#${number})`;
  const sha = writeCommit(repository.objects, { files, parents: [tip], author: signature(hub, actor), message });
  const branch = `gh-readonly-queue/${base.ref}/pr-${number}-${tip}`;
  repository.refs.set(`heads/${branch}`, sha);
  const merge_group = {
    ...{ head_sha: sha, head_ref: `refs/heads/${branch}`, base_sha: tip, base_ref: `refs/heads/${base.ref}` },
    head_commit: headCommit(repository, sha),
  };
  hub.emit({
    ...{ name: 'merge_group', action: 'checks_requested', sender: actor, repository, extra: { merge_group } },
    installation: repository.installation,
  });
  return sha;
}

function headCommit({ objects }: Repository, sha: string) {
  const { tree, message, author } = readCommit(objects, sha);
  const { name, email, at } = author;
  return {
    id: sha,
    tree_id: tree,
    message,
    timestamp: timestamp(at),
    author: { name, email },
    committer: { name, email },
  };
}
