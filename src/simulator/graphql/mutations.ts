/** The mutations the simulator knows. */
import { type Reactable, react, unreact } from '../act/comments.ts';
import { addLabels, removeLabel } from '../act/labels.ts';
import { setResolved } from '../act/threads.ts';
import type { IssueComment, Label, Pull, Repository, Review, ReviewComment, Thread } from '../model/types.ts';
import { allow, type Context, field, TypedError } from './node.ts';
import { pullNode } from './pull-node.ts';
import { commentNode, reactionNames, reviewCommentNode, reviewNode, threadNode } from './talk-nodes.ts';

type Found =
  | { readonly kind: 'pull'; readonly pull: Pull }
  | { readonly kind: 'thread'; readonly thread: Thread }
  | { readonly kind: 'label'; readonly label: Label }
  | { readonly kind: 'comment'; readonly comment: IssueComment }
  | { readonly kind: 'review-comment'; readonly comment: ReviewComment }
  | { readonly kind: 'review'; readonly pull: Pull; readonly review: Review };

/** The repositories a caller may see. */
export function visibleRepositories({ hub, principal }: Context): readonly Repository[] {
  return principal.kind === 'installation' ? principal.installation.repositories : [...hub.repositories.values()];
}

function* everything(context: Context): Generator<[string, Found]> {
  for (const repository of visibleRepositories(context)) {
    for (const label of repository.labels.values()) yield [label.nodeId, { kind: 'label', label }];
    for (const pull of repository.pulls.values()) {
      yield [pull.nodeId, { kind: 'pull', pull }];
      for (const comment of pull.comments) yield [comment.nodeId, { kind: 'comment', comment }];
      for (const review of pull.reviews) yield [review.nodeId, { kind: 'review', pull, review }];
      for (const thread of pull.threads) {
        yield [thread.nodeId, { kind: 'thread', thread }];
        for (const comment of thread.comments) yield [comment.nodeId, { kind: 'review-comment', comment }];
      }
    }
  }
}

/** The thing of that node id, of one of these kinds. Throws GitHub's NOT_FOUND. */
function find<Kind extends Found['kind']>(
  context: Context,
  id: string,
  ...kinds: Kind[]
): Extract<Found, { kind: Kind }> {
  for (const [nodeId, found] of everything(context)) {
    if (nodeId === id && (kinds as string[]).includes(found.kind)) return found as Extract<Found, { kind: Kind }>;
  }
  throw new TypedError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
}

/** `node(id)`, for pull requests, threads and comments. */
export const nodeField = field<{ id: string }>(['id'], ({ id }, context) => {
  allow(context, ['pull_requests:read']);
  const found = find(context, id, 'pull', 'thread', 'comment', 'review-comment');
  if (found.kind === 'pull') return pullNode(found.pull);
  if (found.kind === 'thread') return threadNode(found.thread);
  return found.kind === 'comment' ? commentNode(found.comment, context) : reviewCommentNode(found.comment, context);
});

const actor = ({ principal }: Context) => {
  if (principal.kind === 'app') throw new TypedError('FORBIDDEN', 'Resource not accessible by integration');
  return principal.account;
};

/** A mutation: `input` with these keys, answered with the client's own id and a payload. */
function mutation<Input>(keys: readonly (keyof Input & string)[], run: (input: Input, context: Context) => object) {
  return field<{ input: Input & { clientMutationId?: string } }>(['input'], ({ input }, context) => {
    field<Input>([...keys, 'clientMutationId' as keyof Input & string], () => null)(
      input as Record<string, unknown>,
      context,
    );
    return { __typename: 'Payload', clientMutationId: input.clientMutationId ?? null, ...run(input, context) };
  });
}

/** GitHub wants `contents: write` for these two, and `pull_requests: write` is not enough (github/gh-aw#35726). */
function setThread(resolved: boolean) {
  return mutation<{ threadId: string }>(['threadId'], ({ threadId }, context) => {
    allow(context, ['contents:write']);
    const { thread } = find(context, threadId, 'thread');
    setResolved(context.hub, thread, actor(context), resolved);
    return { thread: threadNode(thread) };
  });
}

type Labelling = { labelableId: string; labelIds: readonly string[] };

function labelling(act: (context: Context, pull: Pull, names: readonly string[]) => void) {
  return mutation<Labelling>(['labelableId', 'labelIds'], ({ labelableId, labelIds }, context) => {
    allow(context, ['issues:write', 'pull_requests:write']);
    const { pull } = find(context, labelableId, 'pull');
    act(
      context,
      pull,
      labelIds.map((id) => find(context, id, 'label').label.name),
    );
    return { labelable: pullNode(pull) };
  });
}

function minimizing(
  reason: (input: { classifier?: string }) => string | null,
  keys: readonly ('subjectId' | 'classifier')[],
) {
  return mutation<{ subjectId: string; classifier?: string }>(keys, (input, context) => {
    allow(context, ['issues:write', 'pull_requests:write']);
    const found = find(context, input.subjectId, 'comment', 'review-comment');
    found.comment.minimized = reason(input);
    const node =
      found.kind === 'comment' ? commentNode(found.comment, context) : reviewCommentNode(found.comment, context);
    return { [reason(input) === null ? 'unminimizedComment' : 'minimizedComment']: node };
  });
}

type Reacting = { subjectId: string; content: string };

/** A reaction to a comment or a review, in the name of whoever asks. */
function reacting(act: (context: Context, subject: Reactable, content: (typeof reactionNames)[number][1]) => void) {
  return mutation<Reacting>(['subjectId', 'content'], ({ subjectId, content }, context) => {
    const found = find(context, subjectId, 'comment', 'review-comment', 'review');
    allow(context, found.kind === 'comment' ? ['issues:write', 'pull_requests:write'] : ['pull_requests:write']);
    const name = reactionNames.find(([known]) => known === content)?.[1];
    if (name) act(context, found.kind === 'review' ? found.review : found.comment, name);
    if (found.kind === 'review') return { subject: reviewNode(found.pull, found.review, context) };
    const { comment } = found;
    return { subject: 'thread' in comment ? reviewCommentNode(comment, context) : commentNode(comment, context) };
  });
}

export const mutations = {
  addReaction: reacting((context, subject, content) => react(context.hub, subject, actor(context), content)),
  removeReaction: reacting((context, subject, content) => unreact(subject, actor(context), content)),
  resolveReviewThread: setThread(true),
  unresolveReviewThread: setThread(false),
  addLabelsToLabelable: labelling((context, pull, names) => addLabels(context.hub, pull, actor(context), names)),
  removeLabelsFromLabelable: labelling((context, pull, names) => {
    for (const name of names) removeLabel(context.hub, pull, actor(context), name);
  }),
  minimizeComment: minimizing(({ classifier = 'OUTDATED' }) => classifier, ['subjectId', 'classifier']),
  unminimizeComment: minimizing(() => null, ['subjectId']),
};
