/** Everything GitHub remembers, as plain data. Only `world/` and `act/` change it. */

import type { Side } from '../git/lines.ts';
import type { ObjectStore } from '../git/objects.ts';
import type { PersonRole } from '../world/types.ts';
import type { ReactionContent } from '../world/views.ts';

interface Thing {
  readonly id: number;
  readonly nodeId: string;
}

export interface Account extends Thing {
  /** A Bot's without the `[bot]` that REST appends. */
  readonly login: string;
  readonly name: string | null;
  readonly type: 'User' | 'Bot';
  readonly createdAt: string;
}

export interface Label extends Thing {
  name: string;
  color: string;
  description: string | null;
  updatedAt: string;
}

export interface Installation {
  readonly id: number;
  readonly account: Account;
  readonly repositories: Repository[];
  readonly createdAt: string;
}

export interface Repository extends Thing {
  readonly owner: Account;
  readonly name: string;
  readonly defaultBranch: string;
  readonly createdAt: string;
  pushedAt: string;
  /** Read only until somebody takes it out of the archive. */
  archived: boolean;
  readonly objects: ObjectStore;
  /** Without `refs/`: `heads/main`, `pull/1/head`. */
  readonly refs: Map<string, string>;
  readonly parent: Repository | null;
  /** By login in lower case. */
  readonly roles: Map<string, PersonRole>;
  /** By name in lower case: GitHub's label names differ by more than case. */
  readonly labels: Map<string, Label>;
  readonly pulls: Map<number, Pull>;
  readonly suites: CheckSuite[];
  readonly checkRuns: CheckRun[];
  installation: Installation | null;
}

export interface Reaction extends Thing {
  readonly by: Account;
  readonly content: ReactionContent;
  readonly createdAt: string;
}

interface Comment extends Thing {
  readonly author: Account;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  /** Who last changed its text, and when. */
  edited: { readonly by: Account; readonly at: string } | null;
  minimized: string | null;
  readonly reactions: Reaction[];
}

export interface IssueComment extends Comment {
  readonly pull: Pull;
}

export interface ReviewComment extends Comment {
  readonly review: Review;
  readonly thread: Thread;
}

export interface Review extends Thing {
  readonly author: Account;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  body: string;
  readonly commit: string;
  submittedAt: string | null;
  updatedAt: string;
  /** Who last changed its text after it was submitted, and when. */
  edited: { readonly by: Account; readonly at: string } | null;
  readonly reactions: Reaction[];
}

export interface Thread extends Thing {
  readonly pull: Pull;
  readonly path: string;
  readonly side: Side;
  /** Where it was made; null on a comment on the whole file. Where it stands now is worked out from the head. */
  readonly line: number | null;
  readonly startLine: number | null;
  readonly commit: string;
  readonly diffHunk: string;
  resolvedBy: Account | null;
  readonly comments: ReviewComment[];
}

/** Who makes a check. */
export interface Checker {
  readonly id: number;
  readonly slug: string;
}

export interface CheckSuite extends Thing {
  /** The App, or another one. */
  readonly by: Checker;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly createdAt: string;
}

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column: number | null;
  readonly end_column: number | null;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly title: string | null;
  readonly message: string;
  readonly raw_details: string | null;
}

type CheckConclusion =
  | 'success'
  | 'failure'
  | 'neutral'
  | 'cancelled'
  | 'skipped'
  | 'timed_out'
  | 'action_required'
  | 'stale';

export interface CheckRun extends Thing {
  readonly suite: CheckSuite;
  name: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: CheckConclusion | null;
  externalId: string;
  detailsUrl: string | null;
  startedAt: string;
  completedAt: string | null;
  output: { title: string | null; summary: string | null; text: string | null };
  readonly annotations: Annotation[];
  actions: { readonly label: string; readonly description: string; readonly identifier: string }[];
}

/** What a pull request's history keeps besides comments, reviews and commits. */
export type PullEvent = Thing & { readonly actor: Account; readonly createdAt: string } & (
    | {
        readonly event: 'labeled' | 'unlabeled';
        readonly label: { readonly name: string; readonly color: string; readonly of: Label };
      }
    | { readonly event: 'renamed'; readonly rename: { readonly from: string; readonly to: string } }
    | { readonly event: 'closed' | 'reopened' | 'ready_for_review' | 'convert_to_draft' | 'base_ref_changed' }
    | { readonly event: 'merged' | 'head_ref_force_pushed'; readonly commitId: string }
    | { readonly event: 'assigned'; readonly assignee: Account }
    | { readonly event: 'review_requested'; readonly reviewer: Account }
    | { readonly event: 'review_dismissed'; readonly review: Review; readonly message: string }
  );

export interface Pull extends Thing {
  readonly number: number;
  readonly repository: Repository;
  title: string;
  body: string;
  readonly author: Account;
  state: 'open' | 'closed';
  draft: boolean;
  /** Only those who may write to the repository may say anything. */
  locked: boolean;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  merged: { readonly at: string; readonly by: Account; readonly commit: string } | null;
  /** `sha` is the base's tip when the head last moved, as GitHub keeps it; the branch may be ahead of it. */
  base: { readonly ref: string; readonly sha: string };
  head: { readonly repository: Repository; readonly ref: string; readonly sha: string };
  readonly labels: Label[];
  readonly assignees: Account[];
  requestedReviewers: readonly Account[];
  readonly comments: IssueComment[];
  readonly reviews: Review[];
  readonly threads: Thread[];
  readonly events: PullEvent[];
  /** What the mergeability that people may see was worked out from; see `mergeability`. */
  mergeabilityOf: string | null;
}
