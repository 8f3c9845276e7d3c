/** Runs the rules over a connector. One walk over the nodes of each kind; a rule that fails loses no other finding. */
import type { ChangeGroup } from '../changes/group.ts';
import type { Connector } from '../connector/connector.ts';
import type { CheckContext, OtherTitle, Report } from './check.ts';
import { Findings } from './findings.ts';
import { FINDERS, type Given, type InConnector } from './given.ts';
import type { Pull } from './pull.ts';
import { type Course, coursesFor, type Overrides, type Ready } from './ready.ts';
import type { RuleSet } from './rule.ts';
import type { Finding } from './types.ts';

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

/** What may be known beside the connector's own files. */
export interface RunOptions {
  readonly overrides?: Overrides;
  readonly pull?: Pull | null;
  readonly otherTitles?: readonly OtherTitle[] | null;
  /** What an update changes. */
  readonly changes?: readonly ChangeGroup[];
}

/** One run over one connector or pull request. */
interface Run {
  readonly context: object;
  readonly findings: Findings;
  readonly failures: RuleFailure[];
}

const CONNECTOR_NODES = Object.keys(FINDERS) as InConnector[];

/**
 * All findings for one connector, sorted by file, line and rule; their status is `introduced`.
 * @param change a connector without a base counts as new
 */
export function runRules(
  rules: RuleSet,
  connector: Connector,
  change: 'new' | 'update',
  { overrides = {}, pull = null, otherTitles = null, changes = [] }: RunOptions = {},
): RunResult {
  const context: CheckContext = { connector, change, pull, otherTitles };
  const run: Run = { context, findings: new Findings(connector), failures: [] };
  const courses = coursesFor(rules, connector.kind, change, overrides);
  for (const given of CONNECTOR_NODES) {
    const course = courses.get(given);
    if (course) visit(given, FINDERS[given](connector), course, run);
  }
  const course = courses.get('change');
  if (course) visit('change', changes, course, run);
  return { findings: run.findings.sorted(), failures: run.failures };
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
  const run: Run = { context: { connectors }, findings: new Findings(null), failures: [] };
  const course = coursesFor(rules, kind, change, overrides).get('pull');
  if (course) visit('pull', [pull], course, run);
  return { findings: run.findings.sorted(), failures: run.failures };
}

/** Calls each rule on each node that has one of its keys (or on all nodes, for a rule without keys). */
function visit(given: Given, nodes: Iterable<unknown>, { keyless, byKey }: Course, run: Run): void {
  for (const node of nodes) {
    for (const ready of keyless) apply(ready, node, given, run);
    if (byKey.size === 0) continue;
    const value = (node as { object?: Record<string, unknown> }).object as Record<string, unknown>;
    for (const key in value) {
      const all = byKey.get(key);
      if (!all) continue;
      for (const ready of all) if (isFirst(key, ready.keys as readonly string[], value)) apply(ready, node, given, run);
    }
  }
}

/** Whether a key is the first of those that the node has: a rule with several keys is called once. */
function isFirst(key: string, keys: readonly string[], value: Record<string, unknown>): boolean {
  for (const candidate of keys) {
    if (candidate === key) return true;
    if (candidate in value) return false;
  }
  return false;
}

function apply(ready: Ready, node: unknown, given: Given, { context, findings, failures }: Run): void {
  const { rule, severity, judge } = ready;
  try {
    if (!isConcerned(ready, node, context)) return;
    const verdict = judge(node, ready.options, context);
    if (!verdict) return;
    if (Array.isArray(verdict))
      for (const report of verdict as readonly Report[]) findings.add(rule, severity, node, report);
    else findings.add(rule, severity, node, verdict as Report);
  } catch (error) {
    failures.push({ rule: rule.id, where: given, error: error as Error });
  }
}

function isConcerned({ only, unless }: Ready, node: unknown, context: object): boolean {
  for (const holds of only) if (!holds(node, context as CheckContext)) return false;
  for (const holds of unless) if (holds(node, context as CheckContext)) return false;
  return true;
}
