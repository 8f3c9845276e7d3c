/** The middle of the way: what was observed of a pull request, what should be, and what is to be done about it. */

import type { ConfigProblem, RepositoryConfig } from '../config/types.ts';
import type { FileSet } from '../connector/types.ts';
import type { OtherTitle } from '../rules/check.ts';
import type { OwnFolder } from '../rules/own/folder.ts';
import type { OtherPull } from '../rules/pull.ts';

/** A pull request's address: all that a webhook is allowed to contribute. */
export interface PullKey {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
}

/** GitHub's roles on a repository, and `unknown` where the question could not be answered. */
export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none' | 'unknown';

/** `app` is this App itself; `bot` any other program. */
export type ActorType = 'user' | 'bot' | 'app';

export interface Actor {
  /** As people write it: without the `[bot]` that REST appends. */
  readonly login: string;
  readonly type: ActorType;
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

/** What a comment and the text of a review have in common: people may give commands in both. */
interface Written {
  readonly id: number;
  /** GraphQL's: what reacting needs. */
  readonly nodeId: string;
  readonly author: Actor;
  readonly body: string;
  /** When its text was last changed, and by whom; null for a text that nobody has changed. */
  readonly editedAt: string | null;
  readonly editor: Actor | null;
  /** This App's own. */
  readonly reactions: readonly Reaction[];
}

export interface Comment extends Written {
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** How the App answers a comment: understood and done, or not. */
export type Reaction = '+1' | 'confused';

export interface Review extends Written {
  readonly state: 'approved' | 'changes_requested' | 'commented' | 'dismissed' | 'pending';
  /** The commit that was looked at; null when it is gone. */
  readonly commit: string | null;
  readonly submittedAt: string;
}

/** A review thread on a line or a file of the diff. */
export interface Thread {
  /** GraphQL node id: what resolving needs. */
  readonly id: string;
  readonly resolved: boolean;
  readonly outdated: boolean;
  readonly path: string;
  readonly line: number | null;
  /** Oldest first. */
  readonly comments: readonly { readonly author: Actor; readonly body: string; readonly createdAt: string }[];
}

export type Conclusion = 'success' | 'failure' | 'neutral' | 'action_required';

/** This App's check run on the head, if there is one. */
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

/** Whether somebody is in one of the teams that maintain; `unknown` where GitHub could not be asked. */
export type Membership = 'member' | 'none' | 'unknown';

/** What befell a pull request as a whole. */
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
  readonly rules: OwnFolder | null;
  /** Paths of the rule files that change. */
  readonly changedRules: readonly string[];
  /** All its texts, in short. */
  readonly print: string;
  /** Who can push there: those who can to this repository, the author to a fork of their own, or somebody else. */
  readonly head: 'here' | 'author' | 'elsewhere';
}

/** Whose business a pull request is. */
export interface Ownership {
  /** Accounts and teams that the base branch's CODEOWNERS names for the changed files; null where there is no such file. */
  readonly codeOwners: readonly string[] | null;
  /** Owners who maintain, the least busy first; none once anybody has been asked. */
  readonly reviewers: readonly string[];
  /** Accounts that committed to the changed folders before; null where that is not known, or none was there. */
  readonly contributors: readonly string[] | null;
  /** The author has no merged pull request here yet, and has not worked on these folders either. */
  readonly newcomer: boolean;
}

/** A connector on the base branch, as far as others are compared with it. */
export interface KnownConnector extends OtherTitle {
  /** Left out where nobody has looked. */
  readonly host?: string | null;
}

/** Everything observed of a pull request at one moment. Complete, or observing threw. */
export interface Snapshot {
  readonly key: PullKey;
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
  readonly ownRules: OwnFolder | null;
  /** null where it leaves configuration and rules alone. */
  readonly proposal: Proposal | null;
  /** Connectors on the base branch; null where they were not looked for. */
  readonly otherTitles?: readonly KnownConnector[] | null;
  /** Whether the contributor licence agreement is accepted; null while that is not known. */
  readonly claAccepted?: boolean | null;
  /** The author's name on their profile; null where they give none, or it was not looked for. */
  readonly authorName?: string | null;
  /** Other open pull requests, those that something happened to last; null where they were not looked for. */
  readonly otherPulls?: readonly OtherPull[] | null;
}

export type Turn = 'partner' | 'maintainer' | 'nobody';

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

export interface DesiredCheck {
  readonly conclusion: Conclusion;
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly Annotation[];
}

/** One inline comment: on a line of the diff, or on the file when no line of it is in the diff. */
export interface DesiredInline {
  /** What is said, by identity of the findings: the same text never stands twice. */
  readonly fingerprint: string;
  readonly path: string;
  /** null: a comment on the file. */
  readonly line: number | null;
  readonly startLine: number | null;
  readonly body: string;
}

/** A comment that is posted once for one occasion: the fingerprint names the occasion. */
export interface DesiredNotice {
  readonly fingerprint: string;
  readonly body: string;
}

/** What answers one text: a reaction, and where there is something to say, one reply, which is edited in place. */
export interface DesiredReply {
  /** The text that is answered, by its anchor on the page. */
  readonly to: string;
  /** The App's only reaction there; null: none. */
  readonly reaction: Reaction | null;
  /** What the reply answers: a standing reply with the same key stays as it is, whatever has happened since. */
  readonly key: string;
  /** null where there is nothing to say. */
  readonly body: string | null;
}

/** The complete state that should be. Never deltas, never an event. */
export interface Desired {
  readonly check: DesiredCheck;
  /** The summary comment's text as a function of when it is said (ISO 8601), or null where nothing is to be said. */
  readonly summary: ((saidAt: string) => string) | null;
  /** Everything that could be said on a line or file, the weightiest first. */
  readonly inline: readonly DesiredInline[];
  /** How many of them may stand at once. */
  readonly inlineLimit: number;
  /** The labels this App owns that should be on; owned ones that are not listed come off. */
  readonly labels: readonly string[];
  /** Every label this App owns, with what it is created with. */
  readonly ownedLabels: readonly LabelDefinition[];
  readonly notices: readonly DesiredNotice[];
  /** An answer to every comment or review with commands, and to those that have none any more. */
  readonly replies: readonly DesiredReply[];
  /** Who is to be assigned; others stay. */
  readonly assign: readonly string[];
  /** Who is to be asked for a review. */
  readonly reviewers: readonly string[];
  readonly stage: string;
  readonly turn: Turn;
  readonly nextSteps: readonly string[];
  /** Owned labels that are left as they are: somebody else moves them as often as this App does. */
  readonly leftAlone: readonly string[];
  /** What is to become of the pull request as a whole; null: it stays as it is. */
  readonly fate: 'close' | 'reopen' | 'merge' | null;
  /** When the clock alone would change something, ISO 8601; null: never. */
  readonly due: string | null;
}

export interface LabelDefinition {
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string;
}

/** What is to be done, as data. */
export type Action =
  | {
      readonly type: 'create-check';
      readonly headSha: string;
      readonly check: DesiredCheck;
      readonly externalId: string;
      readonly startedAt: string;
    }
  | { readonly type: 'update-check'; readonly id: number; readonly check: DesiredCheck; readonly externalId: string }
  | { readonly type: 'create-comment'; readonly body: string }
  | { readonly type: 'update-comment'; readonly id: number; readonly body: string }
  | { readonly type: 'create-review'; readonly headSha: string; readonly comments: readonly DesiredInline[] }
  | { readonly type: 'resolve-thread'; readonly threadId: string }
  | {
      readonly type: 'react';
      /** The text's node id. */
      readonly to: string;
      readonly add: Reaction | null;
      /** The App's own that no longer fit. */
      readonly takeBack: readonly Reaction[];
    }
  | { readonly type: 'assign'; readonly login: string }
  | { readonly type: 'request-reviews'; readonly logins: readonly string[] }
  | { readonly type: 'add-labels'; readonly labels: readonly LabelDefinition[] }
  | { readonly type: 'remove-label'; readonly label: string }
  | { readonly type: 'close-pull' }
  | { readonly type: 'reopen-pull' }
  | { readonly type: 'merge-pull'; readonly headSha: string };

/** How one action ended. */
export type ActionResult =
  | { readonly action: Action; readonly ok: true }
  | { readonly action: Action; readonly ok: false; readonly error: Error };

/** Reads a pull request completely, or throws. The only way in from GitHub. */
export type Observe = (key: PullKey, signal: AbortSignal) => Promise<Snapshot>;

/** Carries out a plan in its order; a failed action does not stop the rest. The only way out to GitHub. */
export type Apply = (key: PullKey, actions: readonly Action[], signal: AbortSignal) => Promise<readonly ActionResult[]>;
