/** What was observed of a pull request. */

import type { Role } from '../config/roles.ts';
import type { ConfigProblem, RepositoryConfig } from '../config/types.ts';
import type { FileSet } from '../connector/types.ts';
import type { OtherPull, Published } from '../rules/engine/pull.ts';
import type { RepositoryRulesFolder } from '../rules/repository-rules/folder.ts';
import type { Actor, Membership, Ownership } from './actors.ts';
import type { Comment, Review, Thread } from './posts.ts';
import type { SeenState } from './seen-state.ts';

/** A pull request's address: all that a webhook is allowed to contribute. */
export interface PullKey {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
}

export interface LabelEvent {
  readonly label: string;
  readonly added: boolean;
  readonly actor: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** When the label itself was last renamed, coloured or described; null or left out: not known. */
  readonly labelChangedAt?: string | null;
}

export type Conclusion = 'success' | 'failure' | 'neutral' | 'action_required';

/** The external id of a check run in whose place there is a newer one. */
export const SUPERSEDED = 'superseded';

/** This App's check run on the head. */
export interface CheckRun {
  readonly id: number;
  readonly status: 'queued' | 'in_progress' | 'completed';
  readonly conclusion: Conclusion | null;
  readonly externalId: string;
  readonly startedAt: string;
}

export interface ChangedFile {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed' | 'copied' | 'changed';
}

/** What happened to a pull request as a whole. */
export interface PullEvent {
  readonly kind: 'closed' | 'reopened' | 'merged' | 'ready' | 'drafted' | 'force-pushed';
  readonly actor: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What a pull request would change of how its repository is reviewed: never followed, only checked and shown. */
export interface Proposal {
  /** The configuration as it would be. */
  readonly config: RepositoryConfig;
  /** Why its file would be refused. */
  readonly problem: ConfigProblem | null;
  readonly touchesConfig: boolean;
  /** The repository's own rules as they would be; null where they are left alone. */
  readonly rules: RepositoryRulesFolder | null;
  /** Paths of the rule files that change. */
  readonly changedRules: readonly string[];
  /** All its texts, in short. */
  readonly fingerprint: string;
  /** Who can push there: those who can to this repository, the author to a fork of their own, or somebody else. */
  readonly head: 'here' | 'author' | 'elsewhere';
}

/** Everything observed of a pull request at one moment. Complete, or observing threw. */
export interface Snapshot {
  readonly key: PullKey;
  /** The account that this program writes as; left out where it writes nothing. */
  readonly self?: { readonly login: string; readonly type: 'user' | 'bot' };
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly author: Actor;
  readonly authorRole: Role;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  readonly draft: boolean;
  readonly createdAt: string;
  /** null while GitHub has not worked it out. */
  readonly mergeable: boolean | null;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly headSha: string;
  /** The commit the change is measured from. */
  readonly mergeBaseSha: string;
  readonly files: readonly ChangedFile[];
  /** More files than GitHub lists: then none are read, and nothing is concluded. null or left out: it is not so. */
  readonly tooLarge?: { readonly changed: number } | null;
  /** Files of the changed connector folders, at the head and at the merge base. */
  readonly head: FileSet;
  readonly base: FileSet;
  readonly labels: readonly string[];
  readonly labelEvents: readonly LabelEvent[];
  readonly events: readonly PullEvent[];
  readonly comments: readonly Comment[];
  readonly reviews: readonly Review[];
  readonly threads: readonly Thread[];
  readonly checkRun: CheckRun | null;
  /** Older ones on the same head that don't say yet that it holds. */
  readonly olderCheckRuns: readonly Pick<CheckRun, 'id' | 'startedAt'>[];
  /** Roles of everybody whose word counts here: label setters, reviewers, commenters with commands. By login. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Who of them is in one of the teams that maintain. By login. */
  readonly members: ReadonlyMap<string, Membership>;
  /** Commits that reviews were given at and whose connector files are the same as the head's. */
  readonly sameFiles: ReadonlySet<string>;
  readonly ownership: Ownership;
  readonly config: RepositoryConfig;
  /** What is wrong with the repository's configuration file; then `config` is the default. */
  readonly configProblem: ConfigProblem | null;
  /** The repository's own rules, from the base branch; null where it has none. */
  readonly repositoryRules: RepositoryRulesFolder | null;
  /** null where it leaves configuration and rules alone. */
  readonly proposal: Proposal | null;
  /** Connectors on the base branch; null where they were not looked for. */
  readonly otherTitles?: readonly Published[] | null;
  /**
   * How long pull requests here were in each stage: milliseconds by the stage's label in lower case, the last first; left out
   * where that was not looked for.
   */
  readonly stageTimes?: ReadonlyMap<string, readonly number[]>;
  /** Whether the contributor licence agreement is accepted; null while that is not known. */
  readonly claAccepted?: boolean | null;
  /** The author's name on their profile; null where they give none, or it was not looked for. */
  readonly authorName?: string | null;
  /** What a sweep will see of it, too; left out where there are no sweeps. */
  readonly seen?: SeenState;
  /** Other open pull requests, those that something happened to last; null where they were not looked for. */
  readonly otherPulls?: readonly OtherPull[] | null;
}

/** Reads a pull request completely, or throws. The only way in from GitHub. */
export type Observe = (key: PullKey, signal: AbortSignal) => Promise<Snapshot>;
