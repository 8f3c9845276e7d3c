/** Files in, findings out: the one inspection that the App and the command line share. Pure. */
import { type Connector, connectorsIn } from '../connector/connector.ts';
import type { FileSet, Kind } from '../connector/types.ts';
import type { OtherTitle } from '../rules/check.ts';
import { changed } from '../rules/finding.ts';
import { identity, isBlocking } from '../rules/identity.ts';
import type { Pull } from '../rules/pull.ts';
import type { RuleSet } from '../rules/rule.ts';
import { type RuleFailure, type RunOptions, runPullRules, runRules } from '../rules/run.ts';
import type { Finding, FolderChange, Severity } from '../rules/types.ts';
import { titlesAfter } from './titles.ts';

export interface InspectInput {
  /** Files of the connector folders to be inspected. */
  readonly head: FileSet;
  /** The same folders before the change; null where there is nothing to compare with. */
  readonly base: FileSet | null;
  /** Top folders and the kind of connector in each. */
  readonly folders: Readonly<Record<string, Kind>>;
  readonly rules: RuleSet;
  /** Severities as the repository wants them. */
  readonly overrides?: Readonly<Record<string, Severity | 'off'>>;
  /** What is known of the pull request apart from its folders; null where there is none. */
  readonly pull?: Omit<Pull, 'folders'> | null;
  /** Titles of the repository's connectors before the change; null where they are not known. */
  readonly otherTitles?: readonly OtherTitle[] | null;
}

export interface ConnectorReview {
  readonly folder: string;
  readonly kind: Kind;
  /** null: nothing to compare with, or nothing changed. */
  readonly change: FolderChange;
  readonly findings: readonly Finding[];
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
  /** Rules that failed to run: our mistakes, to be logged. */
  readonly failures: readonly RuleFailure[];
}

/** Inspects every connector folder among the files; throws nothing that the files could cause. */
export function inspect(input: InspectInput): Inspection {
  const { head, base, folders, rules, overrides = {}, pull = null, otherTitles = null } = input;
  const before = new Map((base ? connectorsIn(base, folders) : []).map((connector) => [connector.folder, connector]));
  const after = new Map(connectorsIn(head, folders).map((connector) => [connector.folder, connector]));
  const failures: RuleFailure[] = [];
  const pairs = [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((folder) => ({ old: before.get(folder), now: after.get(folder) }));
  const wholePull: Pull | null = pull && { ...pull, folders: pairs.flatMap(({ old, now }) => folderOf(old, now)) };
  const options = { overrides, pull: wholePull, otherTitles: titlesAfter(otherTitles, before.keys(), after.values()) };
  const connectors = pairs.map(({ old, now }) => {
    const result = reviewPair(old, now, base !== null, rules, options);
    failures.push(...result.failures);
    return result.review;
  });
  const pullResult = wholePull
    ? runPullRules(rules, wholePull, [...after.values()], overrides)
    : { findings: [], failures: [] };
  failures.push(...pullResult.failures);
  return {
    rules: rules.version,
    connectors,
    pull: pullResult.findings,
    ...count([...connectors.flatMap(({ findings }) => findings), ...pullResult.findings]),
    failures,
  };
}

/** Counts findings by severity, and those that block. */
export function count(
  findings: readonly Pick<Finding, 'severity' | 'status'>[],
): Pick<Inspection, 'totals' | 'blocking'> {
  const totals = { error: 0, warning: 0, suggestion: 0 };
  let blocking = 0;
  for (const finding of findings) {
    totals[finding.severity]++;
    if (isBlocking(finding)) blocking++;
  }
  return { totals, blocking };
}

function folderOf(old: Connector | undefined, now: Connector | undefined): Pull['folders'] {
  const { folder, kind } = (now ?? old) as Connector;
  const change = now ? (old ? 'update' : 'new') : 'removed';
  return change === 'update' && sameFiles(old as Connector, now as Connector) ? [] : [{ folder, kind, change }];
}

function reviewPair(
  old: Connector | undefined,
  now: Connector | undefined,
  compared: boolean,
  rules: RuleSet,
  options: RunOptions,
): { review: ConnectorReview; failures: readonly RuleFailure[] } {
  const { folder, kind } = (now ?? old) as Connector;
  if (!now) return { review: { folder, kind, change: 'removed', findings: [] }, failures: [] };
  const result = runRules(rules, now, old ? 'update' : 'new', options);
  if (!old)
    return {
      review: { folder, kind, change: compared ? 'new' : null, findings: result.findings },
      failures: result.failures,
    };
  if (sameFiles(old, now))
    return {
      review: { folder, kind, change: null, findings: result.findings.map(asExisting) },
      failures: result.failures,
    };
  const known = runRules(rules, old, 'update', options).findings;
  return {
    review: { folder, kind, change: 'update', findings: withStatus(result.findings, known) },
    failures: result.failures,
  };
}

function asExisting(finding: Finding): Finding {
  return changed(finding, { status: 'existing' });
}

/** Marks those findings as existing that the base has as well: the same rule at the same place, as often as there. */
function withStatus(findings: readonly Finding[], known: readonly Finding[]): Finding[] {
  const left = new Map<string, number>();
  for (const finding of known) left.set(identity(finding), (left.get(identity(finding)) ?? 0) + 1);
  return findings.map((finding) => {
    const count = left.get(identity(finding)) ?? 0;
    if (count === 0) return finding;
    left.set(identity(finding), count - 1);
    return asExisting(finding);
  });
}

function sameFiles(a: Connector, b: Connector): boolean {
  if (a.files.length !== b.files.length) return false;
  return a.files.every((file, index) => {
    const other = b.files[index];
    if (!other || other.path !== file.path || other.content.size !== file.content.size) return false;
    const [x, y] = [file.content.bytes, other.content.bytes];
    return x === null || y === null ? x === y : Buffer.compare(x, y) === 0;
  });
}
