/** Hidden marks in what this App writes: how it finds its own words again. GitHub is the database. */

import { fingerprintOf } from '../connector/fingerprint.ts';

/** Kinds of marks. */
export const SUMMARY_MARK = 'summary';
export const INLINE_MARK = 'finding';
export const NOTICE_MARK = 'notice';

const NAME = 'connector-reviewer';

/** A marker that renders as nothing. @param data small values of ours: no text from a pull request */
export function marker(kind: string, data: Readonly<Record<string, string>> = {}): string {
  const json = JSON.stringify(data).replaceAll('-', '\\u002d').replaceAll('>', '\\u003e');
  return `<!-- ${NAME}:${kind} ${json} -->`;
}

/** The data of the first marker of a kind at the start of a text; null if there is none. */
export function readMarker(kind: string, body: string): Readonly<Record<string, string>> | null {
  const start = `<!-- ${NAME}:${kind} `;
  if (!body.startsWith(start)) return null;
  const end = body.indexOf(' -->');
  try {
    return JSON.parse(body.slice(start.length, end)) as Record<string, string>;
  } catch {
    return null;
  }
}

/** What a notice's marker calls an occasion. */
export function noticeId(occasion: readonly string[]): string {
  return fingerprintOf(...occasion);
}
