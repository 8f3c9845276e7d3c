/** GitHub's limits on texts. What is cut says so. */

/** Characters of a comment or review comment. */
export const MAX_COMMENT = 65_536;
/** Of a check run's summary. GitHub counts bytes here, though its documentation says characters (github/docs#35252). */
export const MAX_CHECK_SUMMARY = 65_535;
export const MAX_ANNOTATION_TITLE = 255;
/** Bytes of an annotation's message. */
export const MAX_ANNOTATION_MESSAGE = 64 * 1024;

const NOTE = '\n\n_… The rest was left out: GitHub takes no longer texts._';

/**
 * Markdown within a limit of UTF-8 bytes (which is never more than so many characters), cut at a line's end, with code
 * fences and folded parts closed, and a word that it was cut.
 */
export function cutMarkdown(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text;
  const kept = cutPlain(text, limit - 500);
  const lines = kept.slice(0, Math.max(kept.lastIndexOf('\n'), kept.length - 2000));
  const fence = (lines.match(/^[ \t]*```/gm) ?? []).length % 2 === 1 ? '\n```' : '';
  const open = (lines.match(/<details/g) ?? []).length - (lines.match(/<\/details>/g) ?? []).length;
  return `${lines}${fence}${'\n\n</details>'.repeat(Math.min(Math.max(open, 0), 10))}${NOTE}`;
}

/** Text without Markdown within a limit of UTF-8 bytes; never ends within a character. */
export function cutPlain(text: string, limit: number): string {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= limit) return text;
  let end = Math.max(0, limit - 3);
  while (end > 0 && ((bytes[end] as number) & 0xc0) === 0x80) end--;
  return `${bytes.subarray(0, end).toString('utf8')}…`;
}
