/** Names that may have been meant. */
import { distance } from 'fastest-levenshtein';

/** At most three names that are like the wrong one, the likeliest first. */
export function nearest(wrong: string, names: readonly string[]): string[] {
  const word = wrong.toLowerCase().slice(0, 100);
  const limit = Math.max(3, Math.floor(word.length / 3));
  return names
    .map((name) => ({ name, far: distanceTo(word, name) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** A name that contains the word, or whose beginning or last part is like it, is near. */
function distanceTo(word: string, name: string): number {
  if (word.length > 2 && name.includes(word)) return 0;
  const parts = [name, name.slice(name.indexOf('/') + 1), name.slice(0, word.length)];
  return Math.min(...parts.map((part) => distance(word, part)));
}
