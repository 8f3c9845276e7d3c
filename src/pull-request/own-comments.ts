/** What the App has said before: its own comments are its memory. */

import { INLINE_MARK } from '../messages/inline.ts';
import { NOTICE_MARK, noticeId, refusalOf } from '../messages/notices.ts';
import { SUMMARY_MARK } from '../messages/summary.ts';
import type { Past } from '../stages/resolve.ts';
import { readMarker } from './markers.ts';
import type { Comment, Thread } from './posts.ts';
import { readShown, type Shown } from './seen-findings.ts';
import type { Snapshot } from './snapshot.ts';

/** This App's summary comment, if there is one. */
export function summaryIn({ comments }: Snapshot): Comment | null {
  return comments.find(({ author, body }) => author.type === 'app' && readMarker(SUMMARY_MARK, body) !== null) ?? null;
}

/** What the standing summary says of turn, stage and time. */
export interface Before {
  readonly turn?: string;
  readonly since?: string;
  readonly stage?: string;
}

/** null before the first summary. */
export function saidBefore(snapshot: Snapshot): Before | null {
  const standing = summaryIn(snapshot);
  return standing && readMarker(SUMMARY_MARK, standing.body);
}

/** Which findings the standing summary has shown since when. One that a person has edited tells nothing. */
export function shownIn(snapshot: Snapshot): Shown {
  const standing = summaryIn(snapshot);
  const isOurs = standing !== null && (standing.editor === null || standing.editor.type === 'app');
  return isOurs ? readShown(readMarker(SUMMARY_MARK, standing.body)?.shown ?? '') : [];
}

/** The fingerprint of a thread that this App began; null for all others. */
export function printOf({ comments }: Thread): string | null {
  const first = comments[0];
  return first?.author.type === 'app' ? (readMarker(INLINE_MARK, first.body)?.id ?? null) : null;
}

/** The App's notices. */
function noticesIn({ comments }: Snapshot): { readonly id: string; readonly kind: string; readonly at: string }[] {
  return comments.flatMap(({ author, body, createdAt }) => {
    const data = author.type === 'app' ? readMarker(NOTICE_MARK, body) : null;
    return data?.id ? [{ id: data.id, kind: data.kind ?? '', at: createdAt }] : [];
  });
}

/** When something was said for an occasion, ISO 8601; null: not yet. */
export function saidAt(snapshot: Snapshot, occasion: readonly string[]): string | null {
  const id = noticeId(occasion);
  return noticesIn(snapshot).find((notice) => notice.id === id)?.at ?? null;
}

/** When a notice of a kind was last given, ISO 8601; null: never. */
export function lastOfKind(snapshot: Snapshot, kind: string): string | null {
  return noticesIn(snapshot).findLast((notice) => notice.kind === kind)?.at ?? null;
}

/** What the stage machine needs to know of earlier runs. */
export function pastOf(snapshot: Snapshot): Past {
  const said = new Set(noticesIn(snapshot).map(({ id }) => id));
  return {
    was: saidBefore(snapshot)?.stage ?? null,
    isSpent: (move) => said.has(noticeId(refusalOf(move))),
  };
}
