/** The rules that look at one kind of node, laid out so that few of them have to be called in vain. */
import { getOrInsert } from '../../connector/get-or-insert.ts';
import type { Kind } from '../../connector/types.ts';
import type { Severity } from '../findings/types.ts';
import { type BoundRule, bind } from './bound-rule.ts';
import { CONDITIONS, type Condition } from './conditions.ts';
import type { NodeKind } from './node-kinds.ts';
import { type RuleSet, severityOf } from './rule.ts';

/** Rules that the same conditions hold back: asked once for all of them. */
export interface Group {
  /** Numbers of conditions in the table. */
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

export type Overrides = Readonly<Record<string, Severity | 'off'>>;

export type DispatchTables = ReadonlyMap<NodeKind, DispatchTable>;

const NO_OVERRIDES: Overrides = {};
const known = new WeakMap<RuleSet, WeakMap<Overrides, Map<string, DispatchTables>>>();

/** The rules that are on for one kind of connector and change, by what they look at: worked out once and used for every connector. */
export function dispatchTablesFor(
  rules: RuleSet,
  kind: Kind,
  change: 'new' | 'update',
  wanted: Overrides,
): DispatchTables {
  const overrides = Object.keys(wanted).length === 0 ? NO_OVERRIDES : wanted;
  const ofRules = getOrInsert(known, rules, () => new WeakMap<Overrides, Map<string, DispatchTables>>());
  const ofOverrides = getOrInsert(ofRules, overrides, () => new Map<string, DispatchTables>());
  return getOrInsert(ofOverrides, `${kind} ${change}`, () => makeTables(rules, kind, change, overrides));
}

function makeTables(rules: RuleSet, kind: Kind, change: 'new' | 'update', overrides: Overrides): DispatchTables {
  const concerned = new Map<NodeKind, BoundRule[]>();
  for (const rule of rules.rules) {
    const own = severityOf(rule, kind, change);
    const severity = own === 'off' ? own : (overrides[rule.id] ?? own);
    if (severity === 'off') continue;
    const bound = bind(rule, severity);
    for (const given of rule.given) getOrInsert<NodeKind, BoundRule[]>(concerned, given, () => []).push(bound);
  }
  return new Map([...concerned].map(([given, all]) => [given, tableOf(all)]));
}

/** Lays out rules, each of which stands for as many calls as it has keys and values. */
function tableOf(rules: readonly BoundRule[]): DispatchTable {
  const names: string[] = [];
  const keyless: BoundRule[] = [];
  const byKey = new Map<string, { any: Turn[]; byValue: Map<unknown, Turn[]> }>();
  for (const bound of rules) {
    if (bound.keys === null) keyless.push(bound);
    for (const [index, key] of (bound.keys ?? []).entries()) {
      const turn = { bound, earlier: (bound.keys as readonly string[]).slice(0, index) };
      const at = getOrInsert(byKey, key, () => ({ any: [], byValue: new Map<unknown, Turn[]>() }));
      if (bound.values === null) at.any.push(turn);
      else for (const value of bound.values) getOrInsert<unknown, Turn[]>(at.byValue, value, () => []).push(turn);
    }
  }
  const groups = (turns: readonly Turn[]): Group[] => groupsOf(turns, names);
  return {
    keyless: groups(keyless.map((bound) => ({ bound, earlier: [] }))),
    byKey: mapped(byKey, ({ any, byValue }) => ({ groups: groups(any), byValue: mapped(byValue, groups) })),
    conditions: names.map((name) => CONDITIONS[name] as Condition),
  };
}

interface Turn {
  readonly bound: BoundRule;
  readonly earlier: readonly string[];
}

/** @param names of the table's conditions, to which new ones are added */
function groupsOf(turns: readonly Turn[], names: string[]): Group[] {
  const groups = new Map<
    string,
    { only: number[]; unless: number[]; earlier: readonly string[]; rules: BoundRule[] }
  >();
  const numberOf = (name: string) => (names.includes(name) ? names.indexOf(name) : names.push(name) - 1);
  for (const { bound, earlier } of turns) {
    const { only, unless } = bound.rule;
    const group = getOrInsert(groups, [only, unless, earlier].join('|'), () => ({
      only: only.map(numberOf),
      unless: unless.map(numberOf),
      earlier,
      rules: [],
    }));
    group.rules.push(bound);
  }
  return [...groups.values()];
}

function mapped<K, V, W>(map: ReadonlyMap<K, V>, change: (value: V) => W): Map<K, W> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}
