/** Names that may have been meant. */

/** At most three names that are like the wrong one, the likeliest first. */
export function nearest(wrong: string, names: readonly string[]): string[] {
  const word = wrong.toLowerCase().slice(0, 100);
  const limit = Math.max(3, Math.floor(word.length / 3));
  return names
    .map((name) => ({ name, distance: distanceTo(word, name) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** A name that contains the word, or whose beginning or last part is like it, is near. */
function distanceTo(word: string, name: string): number {
  if (word.length > 2 && name.includes(word)) return 0;
  const parts = [name, name.slice(name.indexOf('/') + 1), name.slice(0, word.length)];
  return Math.min(...parts.map((part) => edits(word, part)));
}

/** Levenshtein's distance. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + same));
    }
    row = next;
  }
  return row[b.length] as number;
}
