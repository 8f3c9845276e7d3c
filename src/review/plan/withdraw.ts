/** Where the same is said under another name that goes first: what this account has said is taken back. */
import { NOTICE_MARK, readMarker, SUMMARY_MARK } from '../../pull-request/markers.ts';
import { threadFingerprint } from '../../pull-request/own-comments.ts';
import { REPLY_MARK } from '../../pull-request/recorded-replies.ts';
import { type Snapshot, SUPERSEDED } from '../../pull-request/snapshot.ts';
import type { Action } from './action.ts';

const MARKS = [SUMMARY_MARK, NOTICE_MARK, REPLY_MARK];

/** Empty once all of it is gone. Threads that somebody has answered stay, and so do labels, which the other one keeps right. */
export function planWithdrawal({ comments, threads, checkRun, self }: Snapshot): Action[] {
  const own = comments.filter(
    ({ author, body }) => author.type === 'app' && MARKS.some((mark) => readMarker(mark, body)),
  );
  const open = threads.filter(
    (thread) =>
      !thread.resolved &&
      threadFingerprint(thread) !== null &&
      thread.comments.every(({ author }) => author.type === 'app'),
  );
  // Only an App has check runs; to a person any App's look like the one.
  const check = self?.type === 'bot' && checkRun && checkRun.externalId !== SUPERSEDED ? [checkRun] : [];
  return [
    ...own.map(({ id }): Action => ({ type: 'delete-comment', id })),
    ...open.map(({ id }): Action => ({ type: 'resolve-thread', threadId: id })),
    ...check.map(({ id, startedAt }): Action => ({ type: 'supersede-check', id, startedAt })),
  ];
}
