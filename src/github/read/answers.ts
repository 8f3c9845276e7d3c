/** What GitHub answers to the queries in queries.ts, as far as they ask. */

interface ActorAnswer {
  readonly __typename: string;
  readonly login: string;
}

export interface Page<Node> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** GitHub's schema allows null for what the asker may not see. */
  readonly nodes: readonly (Node | null)[];
}

export interface FileAnswer {
  readonly path: string;
  readonly changeType: 'ADDED' | 'MODIFIED' | 'DELETED' | 'RENAMED' | 'COPIED' | 'CHANGED';
}

/** What a comment and a review have in common. */
export interface WrittenAnswer {
  readonly id: string;
  /** BigInt: a string on GitHub, a number elsewhere. */
  readonly fullDatabaseId: string | number;
  readonly author: ActorAnswer | null;
  readonly body: string;
  readonly lastEditedAt: string | null;
  readonly editor: ActorAnswer | null;
  readonly reactionGroups: readonly { readonly content: string; readonly viewerHasReacted: boolean }[] | null;
}

export interface CommentAnswer extends WrittenAnswer {
  readonly createdAt: string;
  readonly updatedAt: string;
}

interface ReviewAnswer extends WrittenAnswer {
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  readonly submittedAt: string | null;
  readonly commit: { readonly oid: string } | null;
}

export type ThreadCommentAnswer = Pick<CommentAnswer, 'author' | 'body' | 'createdAt'>;

export interface ThreadAnswer {
  readonly id: string;
  readonly isResolved: boolean;
  /** A user: null where a program has resolved it, too. */
  readonly resolvedBy: ActorAnswer | null;
  readonly isOutdated: boolean;
  readonly path: string;
  readonly line: number | null;
  readonly comments: Page<ThreadCommentAnswer>;
}

interface LabelEventAnswer {
  readonly __typename: 'LabeledEvent' | 'UnlabeledEvent';
  readonly actor: ActorAnswer | null;
  readonly createdAt: string;
  /** As it is called then or now, and when it was last changed: null where it is gone. */
  readonly label: { readonly name: string; readonly updatedAt: string | null };
}

export interface PullEventAnswer {
  readonly __typename:
    | 'ClosedEvent'
    | 'ReopenedEvent'
    | 'MergedEvent'
    | 'ReadyForReviewEvent'
    | 'ConvertToDraftEvent'
    | 'HeadRefForcePushedEvent';
  readonly actor: ActorAnswer | null;
  readonly createdAt: string;
}

export interface CheckRunAnswer {
  readonly databaseId: number;
  readonly status: string;
  readonly conclusion: string | null;
  readonly externalId: string | null;
  readonly startedAt: string | null;
}

type OlderRunAnswer = Pick<CheckRunAnswer, 'databaseId' | 'externalId' | 'startedAt'>;

export interface TextAnswer {
  /** null for binary files. */
  readonly text?: string | null;
  /** GraphQL cuts texts at 512,000 bytes and says so here only. */
  readonly isTruncated?: boolean;
}

/** A file at a commit; null if there is none. */
type FileAtAnswer = { readonly oid: string; readonly object: TextAnswer | null } | null;

export interface ReviewLoadAnswer {
  readonly repository: {
    readonly pullRequests: {
      readonly nodes: readonly {
        readonly reviewRequests: {
          readonly nodes: readonly { readonly requestedReviewer: Partial<ActorAnswer> | null }[];
        } | null;
      }[];
    };
  };
}

/** The part of a pull request that has no pages. */
export interface PullHeadAnswer {
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly isDraft: boolean;
  readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly merged: boolean;
  readonly mergeable: 'MERGEABLE' | 'CONFLICTING' | 'UNKNOWN';
  readonly createdAt: string;
  readonly authorAssociation: string;
  readonly changedFiles: number;
  readonly author: (ActorAnswer & { readonly name?: string | null }) | null;
  readonly isCrossRepository: boolean;
  /** null when the fork is gone. */
  readonly headRepositoryOwner: { readonly login: string } | null;
  readonly headRefOid: string;
  readonly baseRefName: string;
  readonly baseRefOid: string;
  /** null when the base branch is gone. */
  readonly baseRef: {
    readonly target: {
      readonly oid: string;
      readonly file?: FileAtAnswer;
      /** The folder of the repository's own rules. */
      readonly rules?: { readonly oid: string } | null;
      readonly owners?: FileAtAnswer;
      readonly rootOwners?: FileAtAnswer;
      readonly docsOwners?: FileAtAnswer;
    };
  } | null;
  /** The last time that anybody asked for a review. */
  readonly reviewsAsked: { readonly nodes: readonly unknown[] };
  readonly commits: {
    readonly nodes: readonly {
      readonly commit: {
        readonly oid: string;
        readonly checkSuites: {
          readonly nodes: readonly {
            readonly app: { readonly slug: string } | null;
            /** The newest. */
            readonly checkRuns: { readonly nodes: readonly CheckRunAnswer[] };
            readonly allRuns: { readonly nodes: readonly OlderRunAnswer[] };
          }[];
        } | null;
        /** Those of the bot that asks for the contributor licence agreement. */
        readonly claSuites: {
          readonly nodes: readonly {
            readonly checkRuns: {
              readonly nodes: readonly { readonly databaseId: number; readonly conclusion: string | null }[];
            };
          }[];
        } | null;
      };
    }[];
  };
}

/** The connections of a pull request, by the variable that holds their cursor. */
export interface Connections {
  readonly files: FileAnswer;
  readonly labels: { readonly name: string };
  readonly comments: CommentAnswer;
  readonly reviews: ReviewAnswer;
  readonly threads: ThreadAnswer;
  readonly events: LabelEventAnswer | PullEventAnswer;
}

/** An open pull request of the same repository, this one among them. */
export interface OtherPullAnswer {
  readonly number: number;
  readonly title: string;
  readonly headRefOid: string;
  readonly author: ActorAnswer | null;
}

export interface PullAnswer {
  readonly repository: {
    /** On the first page only. */
    readonly others?: { readonly nodes: readonly (OtherPullAnswer | null)[] };
    readonly pullRequest:
      | (PullHeadAnswer & {
          readonly files?: Page<FileAnswer> | null;
          readonly labels?: Page<{ readonly name: string }> | null;
          readonly comments?: Page<CommentAnswer>;
          readonly reviews?: Page<ReviewAnswer> | null;
          readonly reviewThreads?: Page<ThreadAnswer>;
          readonly timelineItems?: Page<LabelEventAnswer | PullEventAnswer>;
        })
      | null;
  } | null;
}

export interface TreeAnswer {
  readonly entries?: readonly EntryAnswer[] | null;
}

export interface EntryAnswer {
  readonly name: string;
  readonly type: string;
  readonly mode: number;
  readonly oid: string;
  readonly object: (TreeAnswer & TextAnswer & { readonly byteSize?: number }) | null;
}

export interface FoldersAnswer {
  readonly repository: {
    readonly pullRequest: { readonly headRefOid: string };
    readonly [alias: `f${number}`]: TreeAnswer | null;
  };
}
