/** A pull request's history in GraphQL. */
import { commitsBetween } from '../git/commits.ts';
import { type Hub, timestamp } from '../model/hub.ts';
import type { Label, Pull, PullEvent } from '../model/types.ts';
import { connection } from './connection.ts';
import { commitNode } from './git-nodes.ts';
import { type Context, type Node, TypedError } from './node.ts';
import { actorNode, commentNode, reviewNode } from './talk-nodes.ts';

export function labelNode({ nodeId, name, color, description, updatedAt }: Label): Node {
  return { __typename: 'Label', id: nodeId, name, color, description, updatedAt };
}

/** GraphQL's type for each of the events that are kept. */
const types: Record<PullEvent['event'], string> = {
  labeled: 'LabeledEvent',
  assigned: 'AssignedEvent',
  review_requested: 'ReviewRequestedEvent',
  unlabeled: 'UnlabeledEvent',
  renamed: 'RenamedTitleEvent',
  closed: 'ClosedEvent',
  reopened: 'ReopenedEvent',
  merged: 'MergedEvent',
  ready_for_review: 'ReadyForReviewEvent',
  convert_to_draft: 'ConvertToDraftEvent',
  base_ref_changed: 'BaseRefChangedEvent',
  head_ref_force_pushed: 'HeadRefForcePushedEvent',
  review_dismissed: 'ReviewDismissedEvent',
};

interface Entry {
  /** As `itemTypes` names it: the type's name in capitals. */
  readonly kind: string;
  readonly at: string;
  readonly order: number;
  readonly node: (context: Context) => Node;
}

const kindOf = (type: string) => type.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
const modelled = new Set(
  [...Object.values(types), 'IssueComment', 'PullRequestReview', 'PullRequestCommit'].map(kindOf),
);

/** `timelineItems`. Its `itemTypes` must be given: nobody gets kinds left out that GitHub would have sent. */
export function timelineItems(pull: Pull) {
  return connection<Entry, { itemTypes?: readonly string[] }>(
    'timelineItems',
    ({ itemTypes }) => {
      if (!itemTypes)
        throw new TypedError('NOT_MODELLED', 'The simulator does not model timelineItems without itemTypes');
      for (const kind of itemTypes)
        if (!modelled.has(kind)) throw new TypedError('NOT_MODELLED', `The simulator does not model ${kind}`);
      return entries(pull).filter((entry) => itemTypes.includes(entry.kind));
    },
    (entry, context) => entry.node(context),
    ['itemTypes'],
  );
}

function entries(pull: Pull): Entry[] {
  const commits = commitsBetween(pull.repository.objects, pull.base.sha, pull.head.sha).map((commit): Entry => {
    const node = {
      __typename: 'PullRequestCommit',
      id: `PRC_${commit.oid}`,
      commit: () => commitNode(pull.repository, commit.oid),
    };
    return { kind: 'PULL_REQUEST_COMMIT', at: timestamp(commit.author.at), order: 0, node: () => node };
  });
  const comments = pull.comments.map((comment): Entry => {
    return {
      kind: 'ISSUE_COMMENT',
      at: comment.createdAt,
      order: comment.id,
      node: (context) => commentNode(comment, context),
    };
  });
  const reviews = pull.reviews.flatMap((review): Entry[] => {
    if (review.submittedAt === null) return [];
    return [
      {
        kind: 'PULL_REQUEST_REVIEW',
        at: review.submittedAt,
        order: review.id,
        node: (context) => reviewNode(pull, review, context),
      },
    ];
  });
  const events = pull.events.map((event): Entry => {
    return {
      kind: kindOf(types[event.event]),
      at: event.createdAt,
      order: event.id,
      node: () => eventNode(pull, event),
    };
  });
  return [...commits, ...comments, ...reviews, ...events].sort((a, b) => a.at.localeCompare(b.at) || a.order - b.order);
}

function eventNode(pull: Pull, event: PullEvent): Node {
  const base = {
    __typename: types[event.event],
    id: event.nodeId,
    actor: actorNode(event.actor),
    createdAt: event.createdAt,
  };
  if ('label' in event) return { ...base, label: (_args: object, { hub }: Context) => labelOf(hub, pull, event.label) };
  if ('assignee' in event) return { ...base, assignee: actorNode(event.assignee) };
  if ('reviewer' in event) return { ...base, requestedReviewer: actorNode(event.reviewer) };
  if ('rename' in event) return { ...base, previousTitle: event.rename.from, currentTitle: event.rename.to };
  if (event.event === 'merged') return { ...base, commit: () => commitNode(pull.repository, event.commitId) };
  if (event.event === 'head_ref_force_pushed')
    return { ...base, afterCommit: () => commitNode(pull.repository, event.commitId) };
  return 'message' in event ? { ...base, dismissalMessage: event.message } : base;
}

type LabelThen = Extract<PullEvent, { event: 'labeled' | 'unlabeled' }>['label'];

/**
 * The label of an event, under the name that it had then or has now: what GitHub does is not written anywhere. Its other
 * fields only while it still exists under that name.
 */
function labelOf({ labelNames }: Hub, pull: Pull, { name, color, of }: LabelThen): Node {
  const { labels } = pull.repository;
  if (labelNames === 'now' && labels.get(of.name.toLowerCase()) === of) return labelNode(of);
  const label = labels.get(name.toLowerCase());
  return label ? labelNode(label) : { __typename: 'Label', name, color, updatedAt: null };
}
