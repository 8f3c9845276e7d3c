/** Lists as long as somebody else made them. */

/** Adds all to a list. A call with so many arguments (`push(...)`) ends where the stack does. */
export function addAll<T>(list: T[], ...more: readonly Iterable<T>[]): void {
  for (const some of more) for (const one of some) list.push(one);
}
