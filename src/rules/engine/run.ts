/** Runs the rules over a connector. One walk over the nodes of each kind; a rule that fails loses no other finding. */
import type { ChangeGroup } from '../../changes/group.ts';
import type { Connector } from '../../connector/connector.ts';
import type { JsonNode } from '../../connector/node.ts';
import { Findings, TooManyFindingsError } from '../findings/findings.ts';
import { placedInPackage } from '../findings/packaged.ts';
import type { Finding } from '../findings/types.ts';
import type { BoundRule } from './bound-rule.ts';
import type { CheckContext, OtherTitle, PullContext, Report, Stopped } from './check.ts';
import { type DispatchTable, dispatchTablesFor, type Group, type Overrides } from './dispatch-table.ts';
import { Facts } from './node-conditions.ts';
import { FINDERS, type InConnector, type NodeKind } from './node-kinds.ts';
import type { Pull } from './pull.ts';
import { kindsIn, withoutRepeats } from './pull-kinds.ts';
import type { RuleSet } from './rule.ts';

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
  /** The connector that an update is compared with. */
  readonly before?: Connector | null;
  /** What an update changes. */
  readonly changes?: readonly ChangeGroup[];
  readonly stopped?: Stopped | null;
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
 * @throws TooManyFindingsError
 */
export function runRules(
  rules: RuleSet,
  connector: Connector,
  change: 'new' | 'update',
  { overrides = {}, pull = null, otherTitles = null, before = null, changes = [], stopped = null }: RunOptions = {},
): RunResult {
  const context: CheckContext = { connector, change, before, pull, otherTitles, stopped };
  const run: Run = { context, findings: new Findings(connector), failures: [] };
  const tables = dispatchTablesFor(rules, connector.kind, change, overrides);
  for (const given of CONNECTOR_NODES) {
    const table = tables.get(given);
    if (table) visit(given, FINDERS[given](connector), table, run);
  }
  const table = tables.get('change');
  if (table) visit('change', changes, table, run);
  return { findings: placedInPackage(run.findings.sorted(), connector), failures: run.failures };
}

/** Findings about the pull request itself, under the rules for every kind of connector that it touches. */
export function runPullRules(
  rules: RuleSet,
  pull: Pull,
  all: readonly Connector[],
  overrides: Overrides = {},
): RunResult {
  const findings = new Findings(null);
  const failures: RuleFailure[] = [];
  for (const [kind, change] of kindsIn(pull)) {
    const context: PullContext = { all, connectors: all.filter((connector) => connector.kind === kind) };
    const table = dispatchTablesFor(rules, kind, change, overrides).get('pull');
    if (table) visit('pull', [pull], table, { context, findings, failures });
  }
  return { findings: withoutRepeats(findings.sorted()), failures };
}

/** Calls each rule on each node that has one of its keys (or on all nodes, for a rule without keys). */
function visit(given: NodeKind, nodes: Iterable<unknown>, table: DispatchTable, run: Run): void {
  const facts = new Facts(table.conditions, run.context);
  for (const node of nodes) {
    facts.about(node);
    for (const group of table.keyless) applyAll(group, node, given, facts, run);
    if (table.byKey.size > 0) visitKeys(node as JsonNode, given, table, facts, run);
  }
}

function visitKeys(node: JsonNode, given: NodeKind, { byKey }: DispatchTable, facts: Facts, run: Run): void {
  const { object } = node;
  for (const key in object) {
    const at = byKey.get(key);
    if (at === undefined) continue;
    for (const group of at.groups) if (isFirst(group, object)) applyAll(group, node, given, facts, run);
    if (at.byValue.size === 0) continue;
    for (const group of at.byValue.get(object[key]) ?? NONE) applyAll(group, node, given, facts, run);
  }
}

const NONE: readonly Group[] = [];

/** Whether a node has none of the keys at which the same rules were called before. */
function isFirst({ earlier }: Group, object: Record<string, unknown>): boolean {
  for (const key of earlier) if (Object.hasOwn(object, key)) return false;
  return true;
}

function applyAll(group: Group, node: unknown, given: NodeKind, facts: Facts, run: Run): void {
  try {
    if (!facts.allow(group)) return;
  } catch (error) {
    for (const { rule } of group.rules) run.failures.push({ rule: rule.id, where: given, error: error as Error });
    return;
  }
  for (const bound of group.rules) apply(bound, node, given, run);
}

function apply(bound: BoundRule, node: unknown, given: NodeKind, { context, findings, failures }: Run): void {
  try {
    const verdict = bound.judge(node, bound.options, context);
    if (!verdict) return;
    if (Array.isArray(verdict))
      for (const report of verdict as readonly Report[]) findings.add(bound.rule, bound.severity, node, report);
    else findings.add(bound.rule, bound.severity, node, verdict as Report);
  } catch (error) {
    if (error instanceof TooManyFindingsError) throw error;
    failures.push({ rule: bound.rule.id, where: given, error: error as Error });
  }
}
