/** Files in, findings out: the one inspection that the App and the command line share. Pure. */
import { type ConnectorPair, pairConnectors } from '../../changes/follow.ts';
import type { Waiver } from '../../commands/waivers.ts';
import { type Connector, connectorsIn } from '../../connector/connector.ts';
import type { FileSet, Kind } from '../../connector/types.ts';
import type { OtherTitle } from '../../rules/engine/check.ts';
import type { Pull } from '../../rules/engine/pull.ts';
import type { RuleSet } from '../../rules/engine/rule.ts';
import { type RuleFailure, runPullRules } from '../../rules/engine/run.ts';
import type { ConnectorReview } from '../../rules/findings/connector-review.ts';
import { isBlocking } from '../../rules/findings/identity.ts';
import { isBreaking } from '../../rules/findings/judged-changes.ts';
import type { Finding, Severity } from '../../rules/findings/types.ts';
import { reviewPair, sameFiles } from './connector-pair.ts';
import { titlesAfter } from './titles-after-change.ts';
import { HERE, type Watch } from './watch.ts';

export interface InspectInput {
  /** Files of the connector folders to be inspected. */
  readonly head: FileSet;
  /** The same folders before the change; null if there is nothing to compare with. */
  readonly base: FileSet | null;
  /** Top folders and the kind of connector in each. */
  readonly folders: Readonly<Record<string, Kind>>;
  readonly rules: RuleSet;
  /** Severities as the repository wants them. */
  readonly overrides?: Readonly<Record<string, Severity | 'off'>>;
  /** What is known of the pull request apart from its folders; null if there is none. */
  readonly pull?: Omit<Pull, 'folders'> | null;
  /** Titles of the repository's connectors before the change; null where they are not known. */
  readonly otherTitles?: readonly OtherTitle[] | null;
  /** Left out: each connector is held to its time on this thread. */
  readonly watch?: Watch;
}

export interface Inspection {
  /** The version of the rules that were applied. */
  readonly rules: string;
  readonly connectors: readonly ConnectorReview[];
  /** Findings that belong to no connector. */
  readonly pull: readonly Finding[];
  readonly totals: Readonly<Record<Severity, number>>;
  /** Errors that this change introduced. */
  readonly blocking: number;
  /** Breaking changes among them that nobody has said anything about. */
  readonly toConfirm: number;
  /** Breaking changes among them that the author has confirmed. */
  readonly confirmed: number;
  /** What people have let pass, and what became of it. */
  readonly waivers: readonly Waiver[];
  /** The rules that were applied. */
  readonly ruleSet: RuleSet;
  /** Rules that failed to run: our mistakes, to be logged. */
  readonly failures: readonly RuleFailure[];
}

/** Inspects every connector folder among the files; throws nothing that the files could cause. */
export function inspect(input: InspectInput): Inspection {
  const { head, base, folders, rules, overrides = {}, pull = null, otherTitles = null, watch = HERE } = input;
  const before = base ? connectorsIn(base, folders) : [];
  const after = connectorsIn(head, folders);
  const pairs = pairConnectors(before, after);
  const wholePull: Pull | null = pull && { ...pull, folders: pairs.flatMap(folderOf) };
  const titles = titlesAfter(
    otherTitles,
    before.map(({ folder }) => folder),
    after,
  );
  const options = { overrides, pull: wholePull, otherTitles: titles };
  const unread = new Set<Connector>();
  const results = pairs.map((pair) => {
    const { folder } = (pair.now ?? pair.old) as Connector;
    return watch.inspect(folder, (stopped) => {
      const result = reviewPair(pair, base !== null, rules, { ...options, stopped });
      if (result.stopped && pair.now) unread.add(pair.now);
      return result;
    });
  });
  watch.done();
  const readable = after.filter((connector) => !unread.has(connector));
  const connectors = results.map(({ review }) => review);
  const pullResult = wholePull ? runPullRules(rules, wholePull, readable, overrides) : { findings: [], failures: [] };
  return {
    rules: rules.version,
    connectors,
    pull: pullResult.findings,
    ...count([...connectors.flatMap(({ findings }) => findings), ...pullResult.findings]),
    waivers: [],
    ruleSet: rules,
    failures: [...results.flatMap(({ failures }) => failures), ...pullResult.failures],
  };
}

/** Counts findings by severity, and those that block. */
export function count(
  findings: readonly Pick<Finding, 'rule' | 'severity' | 'status'>[],
): Pick<Inspection, 'totals' | 'blocking' | 'toConfirm' | 'confirmed'> {
  const totals = { error: 0, warning: 0, suggestion: 0 };
  let [blocking, toConfirm, confirmed] = [0, 0, 0];
  for (const finding of findings) {
    totals[finding.severity]++;
    if (isBlocking(finding)) blocking++;
    if (isBreaking(finding) && finding.status === 'introduced') toConfirm++;
    if (finding.status === 'confirmed') confirmed++;
  }
  return { totals, blocking, toConfirm, confirmed };
}

function folderOf({ old, now }: ConnectorPair): Pull['folders'] {
  const { folder, kind } = (now ?? old) as Connector;
  if (old && now) return sameFiles(old, now) ? [] : [{ folder, kind, change: 'update' }];
  return [{ folder, kind, change: now ? 'new' : 'removed' }];
}
