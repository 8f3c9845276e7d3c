/** The rules that look at one kind of node, laid out so that few of them have to be called in vain. */
import { getOrInsert } from '../../connector/get-or-insert.ts';
import type { BoundRule } from './bound-rule.ts';
import { CONDITIONS, type Condition } from './conditions.ts';

/** Rules that the same conditions hold back: asked once for all of them. */
export interface Group {
  /** Numbers of conditions in the course. */
  readonly only: readonly number[];
  readonly unless: readonly number[];
  /** Keys at which a node has met these rules before: a rule with several keys is called once. */
  readonly earlier: readonly string[];
  readonly rules: readonly BoundRule[];
}

/** The rules about one key. */
export interface AtKey {
  readonly groups: readonly Group[];
  /** Rules that are about some values of the key only. */
  readonly byValue: ReadonlyMap<unknown, readonly Group[]>;
}

export interface DispatchTable {
  readonly conditions: readonly Condition[];
  readonly keyless: readonly Group[];
  /** Looking up a key costs as much as one call in vain: reading a member of an object of unknown form is slow. */
  readonly byKey: ReadonlyMap<string, AtKey>;
}

/** Lays out rules, each of which stands for as many calls as it has keys and values. */
export function courseOf(rules: readonly BoundRule[]): DispatchTable {
  const names: string[] = [];
  const keyless: BoundRule[] = [];
  const byKey = new Map<string, { any: Turn[]; byValue: Map<unknown, Turn[]> }>();
  for (const ready of rules) {
    if (ready.keys === null) keyless.push(ready);
    for (const [index, key] of (ready.keys ?? []).entries()) {
      const turn = { ready, earlier: (ready.keys as readonly string[]).slice(0, index) };
      const at = getOrInsert(byKey, key, () => ({ any: [], byValue: new Map<unknown, Turn[]>() }));
      if (ready.values === null) at.any.push(turn);
      else for (const value of ready.values) getOrInsert<unknown, Turn[]>(at.byValue, value, () => []).push(turn);
    }
  }
  const groups = (turns: readonly Turn[]): Group[] => groupsOf(turns, names);
  return {
    keyless: groups(keyless.map((ready) => ({ ready, earlier: [] }))),
    byKey: mapped(byKey, ({ any, byValue }) => ({ groups: groups(any), byValue: mapped(byValue, groups) })),
    conditions: names.map((name) => CONDITIONS[name] as Condition),
  };
}

interface Turn {
  readonly ready: BoundRule;
  readonly earlier: readonly string[];
}

/** @param names of the course's conditions, to which new ones are added */
function groupsOf(turns: readonly Turn[], names: string[]): Group[] {
  const groups = new Map<
    string,
    { only: number[]; unless: number[]; earlier: readonly string[]; rules: BoundRule[] }
  >();
  const numberOf = (name: string) => (names.includes(name) ? names.indexOf(name) : names.push(name) - 1);
  for (const { ready, earlier } of turns) {
    const { only, unless } = ready.rule;
    const group = getOrInsert(groups, [only, unless, earlier].join('|'), () => ({
      only: only.map(numberOf),
      unless: unless.map(numberOf),
      earlier,
      rules: [],
    }));
    group.rules.push(ready);
  }
  return [...groups.values()];
}

function mapped<K, V, W>(map: ReadonlyMap<K, V>, change: (value: V) => W): Map<K, W> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}
