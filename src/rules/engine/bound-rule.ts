/** Rules made ready for one kind of connector and change: worked out once and used for every connector. */
import { CHECKS } from '../../checks/index.ts';
import { getOrInsert } from '../../connector/get-or-insert.ts';
import type { Kind } from '../../connector/types.ts';
import type { Severity } from '../findings/types.ts';
import type { AnyCheck, Report, Verdict } from './check.ts';
import { courseOf, type DispatchTable } from './dispatch-table.ts';
import type { NodeKind } from './node-kinds.ts';
import { type Rule, type RuleSet, severityOf, type Validator } from './rule.ts';

export type Overrides = Readonly<Record<string, Severity | 'off'>>;

/** What judges a node: a named check, or the rule's JSON Schema. */
type Judge = (node: unknown, options: unknown, context: object) => Verdict;

export interface BoundRule {
  readonly rule: Rule;
  readonly severity: Severity;
  /** Keys one of which a node must have; null: any node will do. */
  readonly keys: readonly string[] | null;
  /** Values that one key must have; null: any will do. */
  readonly values: readonly unknown[] | null;
  readonly options: unknown;
  readonly judge: Judge;
}

export type Courses = ReadonlyMap<NodeKind, DispatchTable>;

const NO_OVERRIDES: Overrides = {};
const known = new WeakMap<RuleSet, WeakMap<Overrides, Map<string, Courses>>>();

/** The rules that are on, by what they look at. */
export function coursesFor(rules: RuleSet, kind: Kind, change: 'new' | 'update', wanted: Overrides): Courses {
  const overrides = Object.keys(wanted).length === 0 ? NO_OVERRIDES : wanted;
  const ofRules = getOrInsert(known, rules, () => new WeakMap<Overrides, Map<string, Courses>>());
  const ofOverrides = getOrInsert(ofRules, overrides, () => new Map<string, Courses>());
  return getOrInsert(ofOverrides, `${kind} ${change}`, () => makeCourses(rules, kind, change, overrides));
}

function makeCourses(rules: RuleSet, kind: Kind, change: 'new' | 'update', overrides: Overrides): Courses {
  const concerned = new Map<NodeKind, BoundRule[]>();
  for (const rule of rules.rules) {
    const own = severityOf(rule, kind, change);
    const severity = own === 'off' ? own : (overrides[rule.id] ?? own);
    if (severity === 'off') continue;
    const ready = makeReady(rule, severity);
    for (const given of rule.given) getOrInsert<NodeKind, BoundRule[]>(concerned, given, () => []).push(ready);
  }
  return new Map([...concerned].map(([given, all]) => [given, courseOf(all)]));
}

function makeReady(rule: Rule, severity: Severity): BoundRule {
  const check = rule.check === null ? null : CHECKS[rule.check];
  return {
    rule,
    severity,
    keys: rule.keys ?? keysOf(check?.keys, rule.options),
    values: rule.values,
    options: rule.options,
    judge: check ? guarded(check.run as Judge, rule.validate) : judgeBySchema(rule),
  };
}

function keysOf(keys: AnyCheck['keys'], options: unknown): readonly string[] | null {
  return typeof keys === 'function' ? keys(options as never) : (keys ?? null);
}

/** A named check that is asked only about nodes for which its rule's `when` holds. */
function guarded(judge: Judge, when: Validator | null): Judge {
  if (when === null) return judge;
  return (node, options, context) => (when((node as { value?: unknown }).value) ? judge(node, options, context) : null);
}

const WRONG: Report = {};

function judgeBySchema({ validate, at }: Rule): Judge {
  return (node) => {
    if (!validate || validate((node as { value?: unknown }).value)) return null;
    const error = validate.errors?.[0];
    return at === '' && error ? { at: error.instancePath } : WRONG;
  };
}
