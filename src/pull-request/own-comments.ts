/** What the App has said before: its own comments are its memory. */

import { INLINE_MARK, NOTICE_MARK, noticeId, readMarker, SUMMARY_MARK } from './markers.ts';
import type { Comment, Thread } from './posts.ts';
import { readSeen, type SeenFindings } from './seen-findings.ts';
import type { Snapshot } from './snapshot.ts';

/** This App's summary comment, if there is one. */
export function summaryIn({ comments }: Snapshot): Comment | null {
  return comments.find(({ author, body }) => author.type === 'app' && readMarker(SUMMARY_MARK, body) !== null) ?? null;
}

/** What the last summary says of turn, stage and time. */
export interface LastSummary {
  readonly turn?: string;
  readonly since?: string;
  readonly stage?: string;
}

/** null before the first summary. */
export function lastSummaryOf(snapshot: Snapshot): LastSummary | null {
  const summary = summaryIn(snapshot);
  return summary && readMarker(SUMMARY_MARK, summary.body);
}

/** Which findings the summary has shown since when. One that a person has edited tells nothing. */
export function seenFindingsIn(snapshot: Snapshot): SeenFindings {
  const summary = summaryIn(snapshot);
  const isOurs = summary !== null && (summary.editor === null || summary.editor.type === 'app');
  return isOurs ? readSeen(readMarker(SUMMARY_MARK, summary.body)?.shown ?? '') : [];
}

/** The fingerprint of a thread that this App began; null for all others. */
export function threadFingerprint({ comments }: Thread): string | null {
  const first = comments[0];
  return first?.author.type === 'app' ? (readMarker(INLINE_MARK, first.body)?.id ?? null) : null;
}

/** The App's notices. */
export function noticesIn({
  comments,
}: Snapshot): { readonly id: string; readonly kind: string; readonly at: string }[] {
  return comments.flatMap(({ author, body, createdAt }) => {
    const data = author.type === 'app' ? readMarker(NOTICE_MARK, body) : null;
    return data?.id ? [{ id: data.id, kind: data.kind ?? '', at: createdAt }] : [];
  });
}

/** When something was said for an occasion, ISO 8601; null: not yet. */
export function noticedAt(snapshot: Snapshot, occasion: readonly string[]): string | null {
  const id = noticeId(occasion);
  return noticesIn(snapshot).find((notice) => notice.id === id)?.at ?? null;
}

/** When a notice of a kind was last given, ISO 8601; null: never. */
export function lastOfKind(snapshot: Snapshot, kind: string): string | null {
  return noticesIn(snapshot).findLast((notice) => notice.kind === kind)?.at ?? null;
}
