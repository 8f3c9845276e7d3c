import { GONE } from '../../messages/replies.ts';
import type { DesiredInline, ReplyText } from '../../messages/types.ts';
import { type CommandSource, commandSourcesIn } from '../../pull-request/command-sources.ts';
import { NOTICE_MARK, readMarker, SUMMARY_MARK } from '../../pull-request/markers.ts';
import { whoGoesFirst } from '../../pull-request/other-identities.ts';
import { summaryIn, threadFingerprint } from '../../pull-request/own-comments.ts';
import type { Reaction, Thread } from '../../pull-request/posts.ts';
import { answersIn, type Reply } from '../../pull-request/recorded-replies.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { Desired } from '../decide/desired.ts';
import type { Action, WriteAction } from './action.ts';
import { planCheck } from './check.ts';
import { planDuplicates } from './duplicates.ts';
import { settledAfter } from './record.ts';
import { planWithdrawal } from './withdraw.ts';

/** Empty when nothing differs. @param now ISO 8601 */
export function plan(snapshot: Snapshot, desired: Desired, now: string): Action[] {
  if (whoGoesFirst(snapshot) !== null) return planWithdrawal(snapshot);
  const before = [
    ...planDuplicates(snapshot),
    ...planFirstSummary(snapshot, desired, now),
    ...planInline(snapshot, desired),
    ...planNotices(snapshot, desired),
    ...(desired.reviewers.length > 0 ? [{ type: 'request-reviews', logins: desired.reviewers } as const] : []),
    ...planLabels(snapshot, desired),
    ...planReplies(snapshot, desired),
    ...planSummaryEdit(snapshot, desired, now),
  ];
  const after = planLifecycle(snapshot, desired);
  const settled = settledAfter(snapshot, [...before, ...after], desired.due);
  const isQuiet = before.length + after.length === 0;
  return [...before, ...planCheck(snapshot, desired, { settled, isQuiet }, now), ...after];
}

/** Last of all, so that nothing is closed or merged without its words. */
function planLifecycle({ headSha }: Snapshot, { lifecycle, replies }: Desired): Action[] {
  const isDoneByReply = replies.some(({ effects }) => effects.some(({ type }) => type === 'close-pull'));
  switch (lifecycle) {
    case 'close':
      return isDoneByReply ? [] : [{ type: 'close-pull' }];
    case 'reopen':
      return [{ type: 'reopen-pull' }];
    case 'merge':
      return [{ type: 'merge-pull', headSha }];
    case null:
      return [];
  }
}

/**
 * Posts comments that are not there yet, or not since their finding was fixed; resolves those whose finding is fixed and that
 * nobody answered. What stands on a pull request that is closed stands there still.
 */
function planInline({ threads, headSha }: Snapshot, { inline, inlineLimit }: Desired): Action[] {
  if (inline === null) return [];
  const own = threads.flatMap((thread) => {
    const fingerprint = threadFingerprint(thread);
    return fingerprint === null ? [] : [{ thread, fingerprint }];
  });
  const standing = own.filter(({ thread }) => !thread.resolved || thread.resolvedByPerson);
  const posted = new Set(standing.map(({ fingerprint }) => fingerprint));
  const open = own.filter(
    ({ thread, fingerprint }) => !thread.resolved && inline.some((comment) => comment.fingerprint === fingerprint),
  ).length;
  const room = Math.max(0, inlineLimit - open);
  const comments = inline
    .filter((comment) => !posted.has(comment.fingerprint))
    .slice(0, room)
    .sort(byPlace);
  const wanted = new Set(inline.map((comment) => comment.fingerprint));
  const mended = own.filter(
    ({ thread, fingerprint }) => !thread.resolved && !wanted.has(fingerprint) && onlyOurs(thread),
  );
  return [
    ...mended.map(({ thread }): Action => ({ type: 'resolve-thread', threadId: thread.id })),
    ...(comments.length > 0 ? [{ type: 'create-review', headSha, comments } as const] : []),
  ];
}

/** As the files are read: what is said on a file as a whole comes first. */
function byPlace(a: DesiredInline, b: DesiredInline): number {
  return a.path === b.path ? (a.line ?? 0) - (b.line ?? 0) : a.path < b.path ? -1 : 1;
}

function onlyOurs({ comments }: Thread): boolean {
  return comments.every(({ author }) => author.type === 'app');
}

function planNotices({ comments }: Snapshot, { notices }: Desired): Action[] {
  const posted = new Set(
    comments.filter(({ author }) => author.type === 'app').map(({ body }) => readMarker(NOTICE_MARK, body)?.id),
  );
  return notices
    .filter((notice) => !posted.has(notice.fingerprint))
    .map(({ body }) => ({ type: 'create-comment', body }));
}

/** One reply a text, edited in place when the text is; one reaction, which takes the place of any other. */
function planReplies(snapshot: Snapshot, { replies }: Desired): Action[] {
  const standing = answersIn(snapshot.comments);
  const texts = new Map(commandSourcesIn(snapshot).map((source) => [source.anchor, source]));
  return replies.flatMap(({ to, reaction, effects, ifFailed, ...text }): Action[] => {
    const reply = standing.get(to);
    const source = texts.get(to);
    const done = [...(source ? planReaction(source, reaction) : []), ...planReplyText(reply, text)];
    if (effects.length === 0) return done;
    return [{ type: 'answer', effects, done, failed: ifFailed ? planReplyText(reply, ifFailed) : [] }];
  });
}

function planReplyText(standing: Reply | undefined, { key, body }: ReplyText): WriteAction[] {
  if (!standing) return body === null ? [] : [{ type: 'create-comment', body }];
  return standing.key === key ? [] : [{ type: 'update-comment', id: standing.id, body: body ?? `${key}\n${GONE}` }];
}

function planReaction({ nodeId, reactions }: CommandSource, wanted: Reaction | null): WriteAction[] {
  const add = wanted !== null && !reactions.includes(wanted) ? wanted : null;
  const takeBack = reactions.filter((reaction) => reaction !== wanted);
  return add === null && takeBack.length === 0 ? [] : [{ type: 'react', to: nodeId, add, takeBack }];
}

function planLabels({ labels }: Snapshot, desired: Desired): Action[] {
  const on = new Set(labels.map(fold));
  const wanted = new Set(desired.labels.map(fold));
  const alone = new Set(desired.leftAlone.map(fold));
  const movable = desired.ownedLabels.filter(({ name }) => !alone.has(fold(name)));
  const missing = movable.filter(({ name }) => wanted.has(fold(name)) && !on.has(fold(name)));
  const owned = new Set(movable.map(({ name }) => fold(name)));
  const surplus = labels.filter((label) => owned.has(fold(label)) && !wanted.has(fold(label)));
  return [
    ...(missing.length > 0 ? [{ type: 'add-labels', labels: missing } as const] : []),
    ...surplus.map((label): Action => ({ type: 'remove-label', label })),
  ];
}

/** GitHub compares label names without regard to case. */
function fold(label: string): string {
  return label.toLowerCase();
}

/** What is there to read first: the first summary stands above the inline comments. */
function planFirstSummary(snapshot: Snapshot, { summary }: Desired, now: string): Action[] {
  return summary && !summaryIn(snapshot) ? [{ type: 'create-comment', body: summary(now) }] : [];
}

/** Edits in place, and only when it would read differently at the moment it was first posted. */
function planSummaryEdit(snapshot: Snapshot, { summary }: Desired, now: string): Action[] {
  const posted = summaryIn(snapshot);
  if (!summary || !posted) return [];
  const saidAt = readMarker(SUMMARY_MARK, posted.body)?.at ?? now;
  return summary(saidAt) === posted.body ? [] : [{ type: 'update-comment', id: posted.id, body: summary(now) }];
}
