/** Rules made ready for one kind of connector and change: worked out once and used for every connector. */
import { CHECKS } from '../checks/index.ts';
import type { Kind } from '../connector/types.ts';
import type { AnyCheck, Report, Verdict } from './check.ts';
import { CONDITIONS, type Condition } from './conditions.ts';
import type { Given } from './given.ts';
import { type Rule, type RuleSet, severityOf } from './rule.ts';
import type { Severity } from './types.ts';

export type Overrides = Readonly<Record<string, Severity | 'off'>>;

/** What judges a node: a named check, or the rule's JSON Schema. */
type Judge = (node: unknown, options: unknown, context: object) => Verdict;

export interface Ready {
  readonly rule: Rule;
  readonly severity: Severity;
  /** Keys one of which a node must have; null: any node will do. */
  readonly keys: readonly string[] | null;
  readonly only: readonly Condition[];
  readonly unless: readonly Condition[];
  readonly options: unknown;
  readonly judge: Judge;
}

/** The rules that look at one kind of node. */
export interface Course {
  readonly keyless: readonly Ready[];
  readonly byKey: ReadonlyMap<string, readonly Ready[]>;
}

export type Courses = ReadonlyMap<Given, Course>;

const NO_OVERRIDES: Overrides = {};
const known = new WeakMap<RuleSet, WeakMap<Overrides, Map<string, Courses>>>();

/** The rules that are on, by what they look at. */
export function coursesFor(rules: RuleSet, kind: Kind, change: 'new' | 'update', wanted: Overrides): Courses {
  const overrides = Object.keys(wanted).length === 0 ? NO_OVERRIDES : wanted;
  const ofRules = entry(known, rules, () => new WeakMap<Overrides, Map<string, Courses>>());
  const ofOverrides = entry(ofRules, overrides, () => new Map<string, Courses>());
  return entry(ofOverrides, `${kind} ${change}`, () => makeCourses(rules, kind, change, overrides));
}

/** What a map has under a key, made the first time. */
function entry<K, V>(map: { get(key: K): V | undefined; set(key: K, value: V): unknown }, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function makeCourses(rules: RuleSet, kind: Kind, change: 'new' | 'update', overrides: Overrides): Courses {
  const courses = new Map<Given, { keyless: Ready[]; byKey: Map<string, Ready[]> }>();
  for (const rule of rules.rules) {
    const own = severityOf(rule, kind, change);
    const severity = own === 'off' ? own : (overrides[rule.id] ?? own);
    if (severity === 'off') continue;
    const ready = makeReady(rule, severity);
    for (const given of rule.given) {
      const course = entry(courses, given, () => ({ keyless: [], byKey: new Map<string, Ready[]>() }));
      if (ready.keys === null) course.keyless.push(ready);
      else for (const key of ready.keys) entry<string, Ready[]>(course.byKey, key, () => []).push(ready);
    }
  }
  return courses;
}

function makeReady(rule: Rule, severity: Severity): Ready {
  const check = rule.check === null ? null : CHECKS[rule.check];
  return {
    rule,
    severity,
    keys: rule.keys ?? keysOf(check?.keys, rule.options),
    only: rule.only.map(conditionOf),
    unless: rule.unless.map(conditionOf),
    options: rule.options,
    judge: check ? (check.run as Judge) : judgeBySchema(rule),
  };
}

function conditionOf(name: string): Condition {
  return CONDITIONS[name] as Condition;
}

function keysOf(keys: AnyCheck['keys'], options: unknown): readonly string[] | null {
  return typeof keys === 'function' ? keys(options as never) : (keys ?? null);
}

const WRONG: Report = {};

function judgeBySchema({ validate, at }: Rule): Judge {
  return (node) => {
    if (!validate || validate((node as { value?: unknown }).value)) return null;
    const error = validate.errors?.[0];
    return at === '' && error ? { at: error.instancePath } : WRONG;
  };
}
