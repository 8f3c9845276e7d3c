/** A rule bound to what judges its nodes, with the severity that it has for one kind of connector and change. */
import { CHECKS } from '../../checks/index.ts';
import type { Severity } from '../findings/types.ts';
import type { AnyCheck, Report, Verdict } from './check.ts';
import type { Rule, Validator } from './rule.ts';

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

/** Binds a rule to its judge. */
export function bind(rule: Rule, severity: Severity): BoundRule {
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
