/** Which of the things that are gone is there under another name: a rename is one change, not a removal and an addition. */
import { getOrInsert } from '../connector/get-or-insert.ts';
import { sameJson } from './json.ts';

/** Something with a name, and what tells whether another is the same thing. */
export interface Named<T> {
  readonly thing: T;
  readonly name: string;
  readonly type: string;
  /** What people read about it; empty where nothing is said. */
  readonly text: string;
  /** All that is declared about it but its name. */
  readonly facts: unknown;
  /** How many of those that are in both states stand before it; null where the place tells nothing. */
  readonly rank: number | null;
}

/**
 * The new thing that each gone one has become. They are taken for the same when their names differ in the case of letters
 * or in separators only; when type and description are the same; or, where nothing is described, when all that is declared
 * is the same and they stand at the same place. What could be several is nothing.
 */
export function renamesAmong<T>(gone: readonly Named<T>[], fresh: readonly Named<T>[]): Map<T, T> {
  const renames = new Map<T, T>();
  let [left, free] = [gone, fresh];
  for (const keyOf of SIGNS) {
    if (left.length === 0 || free.length === 0) break;
    const taken = new Set<T>();
    const candidates = groupsBy(free, keyOf);
    for (const [key, old] of groupsBy(left, keyOf)) {
      const now = candidates.get(key) ?? [];
      if (now.length !== old.length || (keyOf === atPlace && old.length > 1)) continue;
      for (const [index, one] of old.entries()) {
        const other = now[index] as Named<T>;
        if (keyOf === atPlace && !sameJson(one.facts, other.facts)) continue;
        renames.set(one.thing, other.thing);
        taken.add(one.thing).add(other.thing);
      }
    }
    left = left.filter(({ thing }) => !taken.has(thing));
    free = free.filter(({ thing }) => !taken.has(thing));
  }
  return renames;
}

/** What two of the same thing have in common; null if there is nothing to go by. */
type KeyOf = (named: Named<unknown>) => string | null;

const byLetters: KeyOf = ({ name }) => lettersOf(name);
const byText: KeyOf = ({ type, text }) => (text === '' ? null : `${type}\n${text}`);
const atPlace: KeyOf = ({ type, text, rank }) => (text === '' && rank !== null ? `${type}\n${rank}` : null);

/** From what is certain to what is likely. */
const SIGNS: readonly KeyOf[] = [byLetters, byText, atPlace];

/** `target_words`, `targetwords` and `TargetWords` are one name to people. */
export function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[-_. ]/g, '');
}

function groupsBy<T>(list: readonly Named<T>[], keyOf: KeyOf): Map<string, Named<T>[]> {
  const groups = new Map<string, Named<T>[]>();
  for (const named of list) {
    const key = keyOf(named);
    if (key !== null) getOrInsert(groups, key, () => []).push(named);
  }
  return groups;
}

/** What people read about something that has these members: its description, else its title. */
export function textOf(facts: Readonly<Record<string, unknown>>): string {
  for (const key of ['description', 'x-ms-summary', 'title']) {
    const text = facts[key];
    if (typeof text === 'string' && text.trim() !== '') return text.trim();
  }
  return '';
}

/** Ranks by name: how many names that are in both lists stand before it. */
export function ranksOf(names: Iterable<string>, stayed: (name: string) => boolean): Map<string, number> {
  const ranks = new Map<string, number>();
  let rank = 0;
  for (const name of names) {
    ranks.set(name, rank);
    if (stayed(name)) rank++;
  }
  return ranks;
}
