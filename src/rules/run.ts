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

/**
 * Calls each rule on each node that has one of its keys (or on all nodes, for a rule without keys). Rule by rule: the
 * same few functions over many nodes run far quicker than all functions over each node.
 */
function visit(given: Given, all: Iterable<unknown>, { keyless, byKey }: Course, run: Run): void {
  const nodes = [...all];
  for (const ready of keyless) for (const node of nodes) apply(ready, node, given, run);
  if (byKey.size === 0) return;
  for (const [key, having] of nodesByKey(nodes, byKey)) {
    for (const ready of byKey.get(key) as readonly Ready[]) {
      const keys = ready.keys as readonly string[];
      for (const node of having) {
        if (keys.length === 1 || isFirst(key, keys, objectOf(node))) apply(ready, node, given, run);
      }
    }
  }
}

/** The nodes that have a key, for each key that some rule asks for. */
function nodesByKey(nodes: readonly unknown[], wanted: ReadonlyMap<string, unknown>): Map<string, unknown[]> {
  const having = new Map<string, unknown[]>();
  for (const node of nodes) {
    for (const key in objectOf(node)) {
      const list = having.get(key);
      if (list) list.push(node);
      else if (wanted.has(key)) having.set(key, [node]);
    }
  }
  return having;
}

function objectOf(node: unknown): Record<string, unknown> {
  return (node as { readonly object: Record<string, unknown> }).object;
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
