/** The world as people act in it: every method is one thing a person does on GitHub, done by the login it names. */
import type { CheckRunView, PullView } from './views.ts';

export type PersonRole = 'admin' | 'maintain' | 'write' | 'triage' | 'read';

export type FileContents = string | Uint8Array;

export interface LabelInput {
  readonly name: string;
  readonly color?: string;
  readonly description?: string | null;
}

export interface CommitInput {
  /** null deletes the file. */
  readonly changes: Readonly<Record<string, FileContents | null>>;
  readonly message: string;
  /** Who pushes: needs write on the repository. */
  readonly author: string;
  /** Replaces the branch's last commit instead of adding to it: a force push. */
  readonly force?: boolean;
}

export interface OpenPullInput {
  /** `owner/name` of the base repository. */
  readonly repo: string;
  readonly base?: string;
  /** `owner/name` of the head's repository; the base repository when left out. */
  readonly headRepo?: string;
  readonly headBranch: string;
  readonly title: string;
  readonly body?: string;
  readonly author: string;
  readonly draft?: boolean;
}

export interface ReviewCommentInput {
  readonly path: string;
  readonly line: number;
  readonly startLine?: number;
  readonly side?: 'LEFT' | 'RIGHT';
  readonly body: string;
}

export interface ReviewInput {
  readonly state: 'approve' | 'request_changes' | 'comment';
  readonly body?: string;
  readonly comments?: readonly ReviewCommentInput[];
}

/** Methods throw a `GitHubError` where GitHub would refuse the person. `repo` is always `owner/name`. */
export interface World {
  createUser(login: string, options?: { readonly name?: string }): void;
  /** A personal access token: acts with all the person's own roles. */
  createToken(login: string): string;
  /** The GITHUB_TOKEN of a workflow's job: acts as `github-actions`, with the permissions that the workflow gives it. */
  createJobToken(repo: string, permissions: Readonly<Record<string, 'read' | 'write'>>): string;
  createRepository(options: {
    readonly owner: string;
    readonly name: string;
    readonly files: Readonly<Record<string, FileContents>>;
    /** `main` when left out. */
    readonly defaultBranch?: string;
    readonly labels?: readonly LabelInput[];
  }): { readonly fullName: string; readonly head: string };
  /** Made by the repository's owner. `none` takes the person off again; everybody may still read. */
  setRole(repo: string, login: string, role: PersonRole | 'none'): void;
  /** Puts a person into a team, `org/team`, which is made when it is missing. */
  addToTeam(team: string, login: string): void;
  /** Installs the App on a repository; one installation an owner. Returns the installation's id. */
  install(repo: string): number;
  /** Returns the fork's `owner/name`. */
  fork(repo: string, login: string): string;
  /** Returns the new commit's SHA. Creates the branch from the default branch when it is missing. */
  commit(repo: string, branch: string, commit: CommitInput): string;
  /** The commit at a branch's tip. */
  head(repo: string, branch: string): string;
  /** A file at a branch, tag or commit; null when it is not there. */
  readFile(repo: string, ref: string, path: string): Uint8Array | null;

  archive(repo: string, login: string): void;
  unarchive(repo: string, login: string): void;
  /** Pull requests from it stay. */
  deleteRepository(repo: string, login: string): void;
  /** Closes the pull requests that it is the head of, as GitHub does. */
  deleteBranch(repo: string, branch: string, login: string): void;
  /** Leaves the conversation to those who may write to the repository. */
  lock(repo: string, number: number, login: string): void;
  unlock(repo: string, number: number, login: string): void;

  /** Returns the pull request's number. */
  openPull(pull: OpenPullInput): number;
  editPull(
    repo: string,
    number: number,
    login: string,
    changes: { readonly title?: string; readonly body?: string; readonly base?: string },
  ): void;
  setDraft(repo: string, number: number, login: string): void;
  readyForReview(repo: string, number: number, login: string): void;
  closePull(repo: string, number: number, login: string): void;
  reopenPull(repo: string, number: number, login: string): void;
  /** Returns the merge commit's SHA. */
  mergePull(repo: string, number: number, login: string): string;
  /** Puts it into the merge queue. Returns the SHA of the commit that the queue asks for checks on. */
  enqueuePull(repo: string, number: number, login: string): string;

  /** Returns the comment's id. */
  comment(repo: string, number: number, login: string, body: string): number;
  editComment(repo: string, commentId: number, login: string, body: string): void;
  deleteComment(repo: string, commentId: number, login: string): void;

  /** Returns the review's id. */
  review(repo: string, number: number, login: string, review: ReviewInput): number;
  editReview(repo: string, number: number, login: string, reviewId: number, body: string): void;
  dismissReview(repo: string, number: number, login: string, reviewId: number, message: string): void;
  /** `threadId` is the thread's node id. Returns the comment's id. */
  replyToThread(repo: string, number: number, login: string, threadId: string, body: string): number;
  resolveThread(repo: string, number: number, login: string, threadId: string): void;
  unresolveThread(repo: string, number: number, login: string, threadId: string): void;

  requestReviews(repo: string, number: number, login: string, reviewers: readonly string[]): void;
  /** A label that does not exist in the repository is created first, as the API does; needs triage. */
  addLabel(repo: string, number: number, login: string, name: string): void;
  removeLabel(repo: string, number: number, login: string, name: string): void;
  createLabel(repo: string, login: string, label: LabelInput): void;
  renameLabel(repo: string, login: string, name: string, newName: string): void;
  deleteLabel(repo: string, login: string, name: string): void;

  /** Another App's check on the head, by the App's slug: a run of that name that has ended so. */
  reportCheck(
    repo: string,
    number: number,
    slug: string,
    check: { readonly name: string; readonly conclusion: 'success' | 'failure' | 'action_required' },
  ): void;
  /** The "Re-run" button on a check run. */
  rerunCheck(repo: string, checkRunId: number, login: string): void;
  /** The "Re-run all checks" button: one event for each of the head's check suites. */
  rerunAllChecks(repo: string, number: number, login: string): void;
  /** One of the buttons that the check run itself offers. */
  requestCheckAction(repo: string, checkRunId: number, login: string, identifier: string): void;

  /** Everything a person sees of a pull request. */
  pull(repo: string, number: number): PullView;
  /** The check runs on any commit, newest last. */
  checkRuns(repo: string, sha: string): readonly CheckRunView[];
  /** Numbers of the repository's pull requests, oldest first. */
  pulls(repo: string): readonly number[];
  /** The repository's labels. */
  labels(repo: string): readonly string[];
}
