/** Which boxes of the summary's checklist are ticked, and by whom: GitHub tells who edited a comment last. */
import { authorityOf } from './authority.ts';
import { readMarker, SUMMARY_MARK } from './markers.ts';
import { summaryIn } from './own-comments.ts';
import type { Snapshot } from './snapshot.ts';

/** As summaries write an item that is done: `- [x] **package**: …`. */
const TICKED = /^- \[[xX]\] \*\*([a-z][a-z0-9-]{0,49})\*\*:/gm;

/**
 * The ticked items' ids with the login of whoever ticked them. In a summary that the App wrote last its marker tells; in one
 * that a person has edited the boxes do, and only when it was the author or somebody who maintains.
 */
export function ticksIn(snapshot: Snapshot): ReadonlyMap<string, string> {
  const summary = summaryIn(snapshot);
  if (!summary) return new Map();
  const { editor, body } = summary;
  if (editor === null || editor.type === 'app') return readTicks(readMarker(SUMMARY_MARK, body)?.done ?? '');
  const { roles, config, members, author } = snapshot;
  const counts = editor.login === author.login || authorityOf(editor, roles, config, members) === 'authorised';
  return new Map(counts ? [...body.matchAll(TICKED)].map(([, id = '']) => [id, editor.login]) : []);
}

/** For the marker: `package=mia,validator=lee`. */
export function writeTicks(done: ReadonlyMap<string, string>): string {
  return [...done].map(([id, login]) => `${id}=${login}`).join(',');
}

function readTicks(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(',').flatMap((part) => {
      const [id, login] = part.split('=');
      return id && login ? [[id, login] as const] : [];
    }),
  );
}
