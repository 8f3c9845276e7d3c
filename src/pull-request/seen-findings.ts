/**
 * What people could see, and since when. A word that lets findings pass is about those that were shown when it was said:
 * the summary's marker remembers when each of them was shown first, so that a push between the word and the next run
 * slips nothing under it.
 */

import { countsOf } from './counts.ts';

/** Fingerprints by the moment they were first shown at, in seconds since 1970, the earliest first. Repeated as findings are. */
export type Shown = readonly { readonly at: number; readonly prints: readonly string[] }[];

/** Findings that are remembered: the marker has to fit into the comment. What is beyond counts as not shown. */
const MAX_SHOWN = 1500;

/** GitHub tells moments to the second. @param moment ISO 8601 */
function secondsOf(moment: string): number {
  return Math.floor(Date.parse(moment) / 1000);
}

/**
 * What is shown when these are: what was there before keeps its moment, what is gone is forgotten.
 * @param prints the weightiest first
 * @param now ISO 8601
 */
export function shownWith(before: Shown, prints: readonly string[], now: string): Shown {
  const known = new Map<string, number[]>();
  for (const { at, prints: old } of before)
    for (const print of old) known.set(print, [...(known.get(print) ?? []), at]);
  const moments = new Map<number, string[]>();
  for (const print of prints.slice(0, MAX_SHOWN)) {
    const at = known.get(print)?.shift() ?? secondsOf(now);
    moments.set(at, [...(moments.get(at) ?? []), print]);
  }
  return [...moments].sort(([a], [b]) => a - b).map(([at, list]) => ({ at, prints: list.sort() }));
}

/** How many findings of each fingerprint could be seen at a moment. @param moment ISO 8601 */
export function shownAt(shown: Shown, moment: string): ReadonlyMap<string, number> {
  return countsOf(shown.flatMap(({ at, prints }) => (at > secondsOf(moment) ? [] : prints)));
}

/** For the marker: `1763802000:print,print;1763802060:print`, fingerprints in base64 for room. */
export function writeShown(shown: Shown): string {
  const short = (print: string) => Buffer.from(print, 'hex').toString('base64').replaceAll('=', '');
  return shown.map(({ at, prints }) => `${at}:${prints.map(short).join(',')}`).join(';');
}

/** What a marker says; what is not of that form was not shown. */
export function readShown(text: string): Shown {
  const long = (print: string) => Buffer.from(print, 'base64').toString('hex');
  return text.split(';').flatMap((part) => {
    const [at = '', prints = ''] = part.split(':');
    return /^\d+$/.test(at) ? { at: Number(at), prints: prints.split(',').map(long) } : [];
  });
}
