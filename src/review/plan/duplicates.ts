/**
 * What the App has said twice: two instances without a common queue, or a write whose answer got lost, may both have
 * written. The oldest stays (of check runs the newest), so that every run chooses the same one; only the App's own goes.
 */
import { NOTICE_MARK, readMarker, SUMMARY_MARK } from '../../pull-request/markers.ts';
import { threadFingerprint } from '../../pull-request/own-comments.ts';
import type { Thread } from '../../pull-request/posts.ts';
import { REPLY_MARK } from '../../pull-request/recorded-replies.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { Action } from './action.ts';
import { planOlderChecks } from './check.ts';

/** Takes back whatever stands twice. */
export function planDuplicates(snapshot: Snapshot): Action[] {
  const { comments, threads } = snapshot;
  const own = comments.filter(({ author }) => author.type === 'app');
  // Those that somebody has answered stay, whichever is the oldest.
  const open = threads.filter(({ resolved }) => !resolved);
  const answeredFirst = [...open.filter(isAnswered), ...open.filter((thread) => !isAnswered(thread))];
  return [
    ...repeated(own, ({ body }) => whatFor(body)).map(({ id }): Action => ({ type: 'delete-comment', id })),
    ...repeated(answeredFirst, threadFingerprint)
      .filter((thread) => !isAnswered(thread))
      .map(({ id }): Action => ({ type: 'resolve-thread', threadId: id })),
    ...planOlderChecks(snapshot),
  ];
}

function isAnswered({ comments }: Thread): boolean {
  return comments.some(({ author }) => author.type !== 'app');
}

/** All but the first of those that have the same name; what has none is left alone. */
function repeated<Thing>(things: readonly Thing[], nameOf: (thing: Thing) => string | null): Thing[] {
  const seen = new Set<string>();
  return things.filter((thing) => {
    const name = nameOf(thing);
    if (name === null) return false;
    const isRepeated = seen.has(name);
    seen.add(name);
    return isRepeated;
  });
}

/** The occasion of one of the App's comments; null for one without a marker. */
function whatFor(body: string): string | null {
  if (readMarker(SUMMARY_MARK, body)) return SUMMARY_MARK;
  const notice = readMarker(NOTICE_MARK, body);
  if (notice) return `${NOTICE_MARK} ${notice.id}`;
  const reply = readMarker(REPLY_MARK, body);
  return reply && `${REPLY_MARK} ${reply.to}`;
}
