/** Lists in which the same thing may stand several times, and how often it does. */

/** How often each stands in a list. */
export function countsOf(list: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

/** The first of a list, of each name no more than its count. */
export function asOften<Thing>(
  list: readonly Thing[],
  nameOf: (thing: Thing) => string,
  counts: ReadonlyMap<string, number>,
): Thing[] {
  const left = new Map(counts);
  return list.filter((thing) => {
    const count = left.get(nameOf(thing)) ?? 0;
    left.set(nameOf(thing), count - 1);
    return count > 0;
  });
}
