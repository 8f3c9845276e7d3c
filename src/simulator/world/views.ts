/** What people see of a pull request. */
/** As REST writes them. */
export const REACTIONS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'] as const;
export type ReactionContent = (typeof REACTIONS)[number];

export interface CommentView {
  readonly id: number;
  /** As shown: the App without `[bot]`. */
  readonly author: string;
  readonly body: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly minimized: boolean;
  readonly reactions: readonly { readonly by: string; readonly content: ReactionContent }[];
}

export interface ReviewView {
  readonly id: number;
  readonly author: string;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  readonly body: string;
  readonly commit: string;
  readonly submittedAt: string | null;
  readonly reactions: CommentView['reactions'];
}

export interface ThreadView {
  readonly id: string;
  readonly path: string;
  /** null on a comment on the whole file, and when the thread is outdated. */
  readonly line: number | null;
  readonly startLine: number | null;
  readonly side: 'LEFT' | 'RIGHT';
  readonly resolved: boolean;
  readonly resolvedBy: string | null;
  readonly outdated: boolean;
  readonly reviewId: number;
  readonly comments: readonly CommentView[];
}

export interface AnnotationView {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string | null;
  readonly message: string;
}

export interface CheckRunView {
  readonly id: number;
  readonly name: string;
  readonly app: string;
  readonly headSha: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly externalId: string;
  readonly title: string | null;
  readonly summary: string | null;
  readonly text: string | null;
  readonly annotations: readonly AnnotationView[];
}

/** One line of a pull request's history. `event` is GitHub's name: `labeled`, `head_ref_force_pushed`, `merged` … */
export interface TimelineView {
  readonly event: string;
  readonly actor: string;
  readonly at: string;
  /** What it was done to: a label's name, a commit's SHA, a comment's id, `old → new` for a title. */
  readonly detail: string;
}

export interface PullFileView {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  readonly additions: number;
  readonly deletions: number;
  /** null on a binary or too large file. */
  readonly patch: string | null;
}

export interface PullView {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  readonly draft: boolean;
  readonly base: string;
  readonly headSha: string;
  readonly head: { readonly repo: string; readonly branch: string };
  readonly url: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  /** Asked for a review and not given one yet. */
  readonly reviewers: readonly string[];
  readonly comments: readonly CommentView[];
  readonly reviews: readonly ReviewView[];
  readonly threads: readonly ThreadView[];
  /** On the head commit, newest last. */
  readonly checkRuns: readonly CheckRunView[];
  readonly timeline: readonly TimelineView[];
  readonly files: readonly PullFileView[];
}
