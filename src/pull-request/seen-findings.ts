/**
 * What people could see, and since when. A word that lets findings pass is about those that were shown when it was said:
 * the summary's marker remembers when each of them was shown first, so that a push between the word and the next run
 * slips nothing under it.
 */

import { countsOf } from './counts.ts';

/** Fingerprints by the moment they were first shown at, in seconds since 1970, the earliest first. Repeated as findings are. */
export type SeenFindings = readonly { readonly at: number; readonly fingerprints: readonly string[] }[];

/** Findings that are remembered: the marker has to fit into the comment. What is beyond counts as not shown. */
const MAX_SHOWN = 1500;

/** GitHub tells moments to the second. @param moment ISO 8601 */
function secondsOf(moment: string): number {
  return Math.floor(Date.parse(moment) / 1000);
}

/**
 * What can be seen once these are shown: findings that were there before keep their moment, those that are gone are forgotten.
 * @param fingerprints the weightiest first
 * @param now ISO 8601
 */
export function seenWith(before: SeenFindings, fingerprints: readonly string[], now: string): SeenFindings {
  const known = new Map<string, number[]>();
  for (const { at, fingerprints: old } of before)
    for (const fingerprint of old) known.set(fingerprint, [...(known.get(fingerprint) ?? []), at]);
  const moments = new Map<number, string[]>();
  for (const fingerprint of fingerprints.slice(0, MAX_SHOWN)) {
    const at = known.get(fingerprint)?.shift() ?? secondsOf(now);
    moments.set(at, [...(moments.get(at) ?? []), fingerprint]);
  }
  return [...moments].sort(([a], [b]) => a - b).map(([at, list]) => ({ at, fingerprints: list.sort() }));
}

/** How many findings of each fingerprint could be seen at a moment. @param moment ISO 8601 */
export function seenAt(shown: SeenFindings, moment: string): ReadonlyMap<string, number> {
  return countsOf(shown.flatMap(({ at, fingerprints }) => (at > secondsOf(moment) ? [] : fingerprints)));
}

/** For the marker: `1763802000:print,print;1763802060:print`, fingerprints in base64 for room. */
export function writeSeen(shown: SeenFindings): string {
  const short = (fingerprint: string) => Buffer.from(fingerprint, 'hex').toString('base64').replaceAll('=', '');
  return shown.map(({ at, fingerprints }) => `${at}:${fingerprints.map(short).join(',')}`).join(';');
}

/** What a marker says; what is not of that form was not shown. */
export function readSeen(text: string): SeenFindings {
  const long = (fingerprint: string) => Buffer.from(fingerprint, 'base64').toString('hex');
  return text.split(';').flatMap((part) => {
    const [at = '', fingerprints = ''] = part.split(':');
    return /^\d+$/.test(at) ? { at: Number(at), fingerprints: fingerprints.split(',').map(long) } : [];
  });
}
