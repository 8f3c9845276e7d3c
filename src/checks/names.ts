/** Guesses at what a wrong name was meant to be. */
import { distance } from 'fastest-levenshtein';

/** No published connector has as many operations; in a hostile one every wrong name would be compared with all. */
const MAX_CANDIDATES = 1000;
/** Of those that begin alike. The time for one comparison grows with the product of lengths. */
const MAX_COMPARED = 30;
const MAX_LENGTH = 60;

/** The one candidate that differs from a name only in case and outer blanks; null if there is none or several. */
export function sameWord(name: string, candidates: Iterable<string>): string | null {
  const plain = name.trim().toLowerCase();
  let found: string | null = null;
  let looked = 0;
  for (const candidate of candidates) {
    if (++looked > MAX_CANDIDATES) break;
    if (candidate.length !== plain.length || candidate.toLowerCase() !== plain) continue;
    if (found !== null) return null;
    found = candidate;
  }
  return found;
}

/** The candidate nearest to a name if at most a third of it has to be changed; for a hint, not for a fix. */
export function closest(name: string, candidates: Iterable<string>): string | null {
  if (name.length > MAX_LENGTH) return null;
  const word = name.toLowerCase();
  let best: string | null = null;
  let least = Math.ceil(name.length / 3) + 1;
  let looked = 0;
  let compared = 0;
  for (const candidate of candidates) {
    if (++looked > MAX_CANDIDATES || compared >= MAX_COMPARED) break;
    if (candidate.length > MAX_LENGTH || Math.abs(candidate.length - name.length) >= least) continue;
    if (candidate.charAt(0).toLowerCase() !== word.charAt(0)) continue;
    compared++;
    const changes = distance(word, candidate.toLowerCase());
    if (changes >= least) continue;
    best = candidate;
    least = changes;
  }
  return best;
}
