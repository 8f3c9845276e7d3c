/** One connector before and after: its findings, which of them the change brought, and what changed. */
import { compareConnectors } from '../../changes/compare.ts';
import { type ConnectorPair, followOperations } from '../../changes/follow.ts';
import { type ChangeGroup, groupChanges } from '../../changes/group.ts';
import { kindOfUpdate } from '../../changes/update.ts';
import { packageStanding } from '../../checks/package/standing.ts';
import { Connector } from '../../connector/connector.ts';
import type { Stopped } from '../../rules/engine/check.ts';
import type { RuleSet } from '../../rules/engine/rule.ts';
import { type RuleFailure, type RunOptions, runRules } from '../../rules/engine/run.ts';
import type { ConnectorReview } from '../../rules/findings/connector-review.ts';
import { changed } from '../../rules/findings/finding.ts';
import { TooManyFindingsError } from '../../rules/findings/findings.ts';
import { identity } from '../../rules/findings/identity.ts';
import { asJudged } from '../../rules/findings/judged-changes.ts';
import type { Finding } from '../../rules/findings/types.ts';

interface Reviewed {
  readonly review: ConnectorReview;
  readonly failures: readonly RuleFailure[];
}

export interface PairResult extends Reviewed {
  /** Why the connector was not inspected; null: it was. */
  readonly stopped: Stopped | null;
}

/** @param compared there is a base: what it does not have is new */
export function reviewPair(pair: ConnectorPair, compared: boolean, rules: RuleSet, options: RunOptions): PairResult {
  const { old, now } = pair;
  const { folder, kind } = (now ?? old) as Connector;
  const review: ConnectorReview = {
    folder,
    kind,
    change: null,
    findings: [],
    changes: [],
    isDeprecated: false,
    update: null,
    movedFrom: null,
    package: now ? packageStanding(now) : null,
  };
  const unread = (stopped: Stopped) => ({ ...reviewStopped(review, pair, compared, rules, stopped), stopped });
  if (options.stopped) return unread(options.stopped);
  try {
    return { ...inspected(review, pair, compared, rules, options), stopped: null };
  } catch (error) {
    if (error instanceof TooManyFindingsError) return unread('findings');
    throw error;
  }
}

/** @throws TooManyFindingsError */
function inspected(
  review: ConnectorReview,
  { old, now }: ConnectorPair,
  compared: boolean,
  rules: RuleSet,
  options: RunOptions,
): Reviewed {
  if (!now) return reviewRemoval(review, old as Connector, rules, options);
  if (old && !sameFiles(old, now)) return reviewUpdate(review, old, now, rules, options);
  const { findings, failures } = runRules(rules, now, old ? 'update' : 'new', options);
  if (old) return { review: { ...review, findings: findings.map(asExisting) }, failures };
  return { review: { ...review, change: compared ? 'new' : null, findings }, failures };
}

/**
 * Nothing of the files is looked at, and one finding says why. It blocks whatever a repository makes of the severities: else
 * a connector could pass that nobody has read.
 */
function reviewStopped(
  review: ConnectorReview,
  { old, now }: ConnectorPair,
  compared: boolean,
  rules: RuleSet,
  stopped: Stopped,
): Reviewed {
  const unread = new Connector(review.folder, review.kind, []);
  const onlyThis = { ...rules, rules: rules.rules.filter(({ check }) => check === 'inspection-stopped') };
  const { findings, failures } = runRules(onlyThis, unread, 'new', { stopped });
  const change = now ? (old ? 'update' : compared ? 'new' : null) : 'removed';
  return { review: { ...review, change, findings }, failures };
}

/** Only what it does to flows is looked at: there is nothing left to be in order. */
function reviewRemoval(review: ConnectorReview, old: Connector, rules: RuleSet, options: RunOptions): Reviewed {
  const gone = new Connector(old.folder, old.kind, []);
  const changes = groupChanges(compareConnectors(old, gone));
  const aboutChanges = { ...rules, rules: rules.rules.filter(({ given }) => given.includes('change')) };
  const { findings, failures } = runRules(aboutChanges, gone, 'update', { ...options, changes });
  return { review: { ...review, change: 'removed', findings, changes: asJudged(changes, findings) }, failures };
}

function reviewUpdate(
  review: ConnectorReview,
  old: Connector,
  now: Connector,
  rules: RuleSet,
  options: RunOptions,
): Reviewed {
  const changes = groupChanges(compareConnectors(old, now));
  const { findings, failures } = runRules(rules, now, 'update', { ...options, before: old, changes });
  const known = runRules(rules, old, 'update', options).findings.map(identityNow(old, now));
  return {
    review: {
      ...review,
      change: 'update',
      findings: withStatus(findings, known),
      changes: asJudged(changes, findings),
      isDeprecated: becomesDeprecated(now, changes),
      update: kindOfUpdate(changes),
      movedFrom: old.folder === now.folder ? null : old.folder,
    },
    failures,
  };
}

/** The end of a connector is told in its operations first. */
function becomesDeprecated(now: Connector, changes: readonly ChangeGroup[]): boolean {
  if (!changes.some(({ kind }) => kind === 'operation-deprecated')) return false;
  return now.api?.operations.every(({ object }) => object.deprecated === true) ?? false;
}

/** The identity a finding of the base has in the head: its folder or its operation may have another name there. */
function identityNow(old: Connector, now: Connector): (finding: Finding) => string {
  const follow = followOperations(old, now);
  const swagger = old.pathOf('swagger');
  const moved = old.folder !== now.folder;
  return ({ rule, file, anchor }) =>
    identity({
      rule,
      file: moved && file.startsWith(`${old.folder}/`) ? now.folder + file.slice(old.folder.length) : file,
      anchor: file === swagger ? follow(anchor) : anchor,
    });
}

function asExisting(finding: Finding): Finding {
  return changed(finding, { status: 'existing' });
}

/**
 * Marks those findings as existing that the base has as well: the same rule at the same place, as often as there.
 * @param known the identities of the base's findings
 */
function withStatus(findings: readonly Finding[], known: readonly string[]): Finding[] {
  const left = new Map<string, number>();
  for (const name of known) left.set(name, (left.get(name) ?? 0) + 1);
  return findings.map((finding) => {
    const name = identity(finding);
    const count = left.get(name) ?? 0;
    if (count === 0) return finding;
    left.set(name, count - 1);
    return asExisting(finding);
  });
}

/** Whether no byte and no name differs. */
export function sameFiles(a: Connector, b: Connector): boolean {
  if (a.folder !== b.folder || a.files.length !== b.files.length) return false;
  return a.files.every((file, index) => {
    const other = b.files[index];
    if (!other || other.path !== file.path || other.content.size !== file.content.size) return false;
    const [x, y] = [file.content.bytes, other.content.bytes];
    return x === null || y === null ? x === y : Buffer.compare(x, y) === 0;
  });
}
