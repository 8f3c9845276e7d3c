/** GitHub's answers in the words of a review. Pure. */
import type { ActorType } from '../../pull-request/actors.ts';
import type { Comment, Reaction, Review, Thread } from '../../pull-request/posts.ts';
import {
  type ChangedFile,
  type CheckRun,
  type Conclusion,
  type LabelEvent,
  type PullEvent,
  type Snapshot,
  SUPERSEDED,
} from '../../pull-request/snapshot.ts';
import type { CheckRunAnswer, FileAnswer, PullEventAnswer, WrittenAnswer } from './answers.ts';
import type { RawPull } from './pull.ts';
import { actorOf, type Identity } from './roles.ts';

const STATUSES: Readonly<Record<FileAnswer['changeType'], ChangedFile['status']>> = {
  ADDED: 'added',
  MODIFIED: 'modified',
  DELETED: 'removed',
  RENAMED: 'renamed',
  COPIED: 'copied',
  CHANGED: 'changed',
};

/** Changed files. GraphQL does not say what a renamed file was called. */
export function filesOf({ files }: RawPull): ChangedFile[] {
  return files.map(({ path, changeType }) => ({ path, previousPath: null, status: STATUSES[changeType] }));
}

export function commentsOf({ comments }: RawPull, self: Identity): Comment[] {
  return comments.map((comment) => {
    const { createdAt, updatedAt } = comment;
    return { ...writtenOf(comment, self), createdAt, updatedAt };
  });
}

function writtenOf(
  { id, fullDatabaseId, author, body, lastEditedAt, editor, reactionGroups }: WrittenAnswer,
  self: Identity,
) {
  return {
    ...{ id: Number(fullDatabaseId), nodeId: id, author: actorOf(author, self), body, editedAt: lastEditedAt },
    // A deleted account's edit is still somebody's.
    editor: lastEditedAt === null ? null : actorOf(editor, self),
    reactions: reactionsOf(reactionGroups ?? []),
  };
}

/** The reactions by GraphQL's names. */
export const REACTIONS: Readonly<Record<string, Reaction>> = { THUMBS_UP: '+1', CONFUSED: 'confused' };

function reactionsOf(groups: NonNullable<WrittenAnswer['reactionGroups']>): Reaction[] {
  return groups.flatMap(({ content, viewerHasReacted }) => {
    const reaction = REACTIONS[content];
    return viewerHasReacted && reaction ? reaction : [];
  });
}

/** Submitted reviews: a pending one is seen by its author only, and says nothing yet. What was edited before is not an edit. */
export function reviewsOf({ reviews }: RawPull, self: Identity): Review[] {
  return reviews.flatMap((review): Review[] => {
    const { state, commit, submittedAt } = review;
    if (submittedAt === null) return [];
    const written = writtenOf(review, self);
    const isEdited = written.editedAt !== null && written.editedAt > submittedAt;
    return [
      {
        ...written,
        ...(isEdited ? {} : { editedAt: null, editor: null }),
        state: state.toLowerCase() as Review['state'],
        commit: commit?.oid ?? null,
        submittedAt,
      },
    ];
  });
}

export function threadsOf({ threads }: RawPull, self: Identity): Thread[] {
  return threads.map(({ id, isResolved, resolvedBy, isOutdated, path, line, comments }) => ({
    ...{ id, resolved: isResolved, outdated: isOutdated, path, line },
    resolvedByPerson: isResolved && resolvedBy !== null && actorOf(resolvedBy, self).type === 'user',
    comments: comments.nodes.flatMap((comment) =>
      comment ? { author: actorOf(comment.author, self), body: comment.body, createdAt: comment.createdAt } : [],
    ),
  }));
}

export function labelEventsOf({ events }: RawPull, self: Identity): LabelEvent[] {
  return events.flatMap((event) =>
    'label' in event
      ? {
          label: event.label.name,
          added: event.__typename === 'LabeledEvent',
          actor: actorOf(event.actor, self),
          at: event.createdAt,
          labelChangedAt: event.label.updatedAt,
        }
      : [],
  );
}

const KINDS: Readonly<Record<PullEventAnswer['__typename'], PullEvent['kind']>> = {
  ClosedEvent: 'closed',
  ReopenedEvent: 'reopened',
  MergedEvent: 'merged',
  ReadyForReviewEvent: 'ready',
  ConvertToDraftEvent: 'drafted',
  HeadRefForcePushedEvent: 'force-pushed',
};

export function pullEventsOf({ events }: RawPull, self: Identity): PullEvent[] {
  return events.flatMap((event) =>
    'label' in event ? [] : { kind: KINDS[event.__typename], actor: actorOf(event.actor, self), at: event.createdAt },
  );
}

const CONCLUSIONS: ReadonlySet<string> = new Set<Conclusion>(['success', 'failure', 'neutral', 'action_required']);

/** The newest of this App's check runs on the head; null if there is none. */
export function checkRunOf({ commits }: Pick<RawPull, 'commits'>): CheckRun | null {
  const newest = newestRun(suitesOf(commits).flatMap(({ checkRuns }) => checkRuns.nodes));
  if (!newest) return null;
  const conclusion = newest.conclusion?.toLowerCase() ?? '';
  const status = newest.status.toLowerCase();
  return {
    id: newest.databaseId,
    status: status === 'completed' || status === 'in_progress' ? status : 'queued',
    conclusion: CONCLUSIONS.has(conclusion) ? (conclusion as Conclusion) : null,
    externalId: newest.externalId ?? '',
    startedAt: newest.startedAt ?? '',
  };
}

/** The App's other check runs on the head, without those that say already that they are superseded. */
export function olderCheckRunsOf({ commits }: Pick<RawPull, 'commits'>): Snapshot['olderCheckRuns'] {
  const suites = suitesOf(commits);
  const newest = newestRun(suites.flatMap(({ checkRuns }) => checkRuns.nodes));
  return suites
    .flatMap(({ allRuns }) => allRuns.nodes)
    .filter(({ databaseId, externalId }) => databaseId !== newest?.databaseId && externalId !== SUPERSEDED)
    .map(({ databaseId, startedAt }) => ({ id: databaseId, startedAt: startedAt ?? '' }));
}

function suitesOf(commits: RawPull['commits']) {
  return commits.nodes.flatMap(({ commit }) => commit.checkSuites?.nodes ?? []);
}

function newestRun(runs: readonly CheckRunAnswer[]): CheckRunAnswer | null {
  return runs.reduce<CheckRunAnswer | null>(
    (best, run) => (best && best.databaseId > run.databaseId ? best : run),
    null,
  );
}

/** Logins of the people whose role must be known: those who moved stages by label, and those who approved or refused. */
export function loginsThatCount(
  labelEvents: readonly LabelEvent[],
  reviews: readonly Review[],
  protectedLabels: readonly string[],
): Set<string> {
  const labels = new Set(protectedLabels.map((label) => label.toLowerCase()));
  const setters = labelEvents.filter(({ label }) => labels.has(label.toLowerCase())).map(({ actor }) => actor);
  const reviewers = reviews.filter(({ state }) => state !== 'commented').map(({ author }) => author);
  const person: ActorType = 'user';
  return new Set([...setters, ...reviewers].filter(({ type }) => type === person).map(({ login }) => login));
}
