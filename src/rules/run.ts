/** Runs the rules over a connector. One walk over the nodes of each kind; a rule that fails loses no other finding. */
import { CHECKS } from '../checks/index.ts';
import type { Connector } from '../connector/connector.ts';
import type { Kind } from '../connector/types.ts';
import type { AnyCheck, CheckContext, OtherTitle, Report, Verdict } from './check.ts';
import { CONDITIONS } from './conditions.ts';
import { Findings } from './findings.ts';
import { FINDERS, type Given } from './given.ts';
import type { Pull } from './pull.ts';
import { type Rule, type RuleSet, severityOf } from './rule.ts';
import type { Finding, Severity } from './types.ts';

/** A rule that threw: our mistake, never the partner's. */
export interface RuleFailure {
  readonly rule: string;
  readonly where: string;
  readonly error: Error;
}

export interface RunResult {
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

type Overrides = Readonly<Record<string, Severity | 'off'>>;

/** What may be known beside the connector's own files. */
export interface RunOptions {
  readonly overrides?: Overrides;
  readonly pull?: Pull | null;
  readonly otherTitles?: readonly OtherTitle[] | null;
}

/** A rule made ready for one kind of connector and change. */
interface Ready {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly keys: readonly string[] | null;
  /** null where there are none. */
  readonly conditions: ((node: unknown) => boolean) | null;
  readonly judge: (node: unknown) => Verdict;
}

const CONNECTOR_NODES = Object.keys(FINDERS) as Exclude<Given, 'pull'>[];

/**
 * All findings for one connector, sorted by file, line and rule; their status is `introduced`.
 * @param change a connector without a base counts as new
 */
export function runRules(
  rules: RuleSet,
  connector: Connector,
  change: 'new' | 'update',
  { overrides = {}, pull = null, otherTitles = null }: RunOptions = {},
): RunResult {
  const context: CheckContext = { connector, change, pull, otherTitles };
  const findings = new Findings(connector);
  const failures: RuleFailure[] = [];
  const byGiven = readyByGiven(rules, connector.kind, change, overrides, context);
  for (const given of CONNECTOR_NODES) {
    const ready = byGiven.get(given);
    if (ready) visit(given, FINDERS[given](connector), ready, findings, failures);
  }
  return { findings: findings.sorted(), failures };
}

/** Findings about the pull request itself. */
export function runPullRules(
  rules: RuleSet,
  pull: Pull,
  connectors: readonly Connector[],
  overrides: Overrides = {},
): RunResult {
  const kind = pull.folders[0]?.kind ?? 'certified';
  const change = pull.folders.some((folder) => folder.change === 'new') ? 'new' : 'update';
  const findings = new Findings(null);
  const failures: RuleFailure[] = [];
  const ready = readyByGiven(rules, kind, change, overrides, { connectors }).get('pull') ?? [];
  visit('pull', [pull], ready, findings, failures);
  return { findings: findings.sorted(), failures };
}

function readyByGiven(
  rules: RuleSet,
  kind: Kind,
  change: 'new' | 'update',
  overrides: Overrides,
  context: object,
): Map<Given, Ready[]> {
  const byGiven = new Map<Given, Ready[]>();
  for (const rule of rules.rules) {
    const own = severityOf(rule, kind, change);
    const severity = own === 'off' ? own : (overrides[rule.id] ?? own);
    if (severity === 'off') continue;
    const ready = makeReady(rule, severity, context);
    for (const given of rule.given) {
      const list = byGiven.get(given);
      if (list) list.push(ready);
      else byGiven.set(given, [ready]);
    }
  }
  return byGiven;
}

function makeReady(rule: Rule, severity: Severity, context: object): Ready {
  const check = rule.check === null ? null : CHECKS[rule.check];
  const only = rule.only.map((name) => CONDITIONS[name] as (typeof CONDITIONS)[string]);
  const unless = rule.unless.map((name) => CONDITIONS[name] as (typeof CONDITIONS)[string]);
  const known = context as CheckContext;
  const conditions =
    only.length + unless.length === 0
      ? always
      : (node: unknown) => only.every((holds) => holds(node, known)) && !unless.some((holds) => holds(node, known));
  const run = check?.run as ((node: unknown, options: unknown, context: object) => Verdict) | undefined;
  const judge = run
    ? (node: unknown) => run(node, rule.options, context)
    : (node: unknown) => judgeBySchema(rule, node);
  return { rule, severity, keys: rule.keys ?? keysOf(check?.keys, rule.options), conditions, judge };
}

function always(): boolean {
  return true;
}

function keysOf(keys: AnyCheck['keys'], options: unknown): readonly string[] | null {
  return typeof keys === 'function' ? keys(options as never) : (keys ?? null);
}

const WRONG: Report = {};

function judgeBySchema(rule: Rule, node: unknown): Verdict {
  const validate = rule.validate;
  if (!validate || validate((node as { value?: unknown }).value)) return null;
  const error = validate.errors?.[0];
  return rule.at === '' && error ? { at: error.instancePath } : WRONG;
}

/** Calls each rule on each node that has one of its keys (or on all nodes, for a rule without keys). */
function visit(
  given: Given,
  nodes: Iterable<unknown>,
  ready: readonly Ready[],
  findings: Findings,
  failures: RuleFailure[],
): void {
  const keyless = ready.filter((entry) => entry.keys === null);
  const byKey = new Map<string, Ready[]>();
  for (const entry of ready) for (const key of entry.keys ?? []) byKey.set(key, [...(byKey.get(key) ?? []), entry]);
  for (const node of nodes) {
    for (const entry of keyless) apply(entry, node, given, findings, failures);
    if (byKey.size === 0) continue;
    const value = (node as { object?: Record<string, unknown> }).object;
    for (const key in value) {
      const entries = byKey.get(key);
      if (!entries) continue;
      for (const entry of entries) {
        if (firstKey(entry.keys as readonly string[], value) === key) apply(entry, node, given, findings, failures);
      }
    }
  }
}

/** So that a rule with several keys is called once. */
function firstKey(keys: readonly string[], value: Record<string, unknown>): string | undefined {
  return keys.length === 1 ? keys[0] : keys.find((key) => key in value);
}

function apply(entry: Ready, node: unknown, given: Given, findings: Findings, failures: RuleFailure[]): void {
  try {
    if (entry.conditions && !entry.conditions(node)) return;
    const verdict = entry.judge(node);
    if (!verdict) return;
    if (Array.isArray(verdict))
      for (const report of verdict as readonly Report[]) findings.add(entry.rule, entry.severity, node, report);
    else findings.add(entry.rule, entry.severity, node, verdict as Report);
  } catch (error) {
    failures.push({ rule: entry.rule.id, where: given, error: error as Error });
  }
}
