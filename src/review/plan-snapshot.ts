/** Inspect → decide → plan: what becomes of an observed pull request. Writes nothing, and knows no GitHub. */
import type { Machine } from '../machine/machine.ts';
import { whoGoesFirst } from '../pull-request/other-identities.ts';
import type { Snapshot } from '../pull-request/snapshot.ts';
import type { RuleSet } from '../rules/engine/rule.ts';
import { pathsIn, prepare } from '../rules/files/prepare.ts';
import { decide } from './decide/decide.ts';
import type { Desired } from './decide/desired.ts';
import type { Facts } from './decide/facts.ts';
import type { Inspection } from './inspect/inspect.ts';
import { inspectWithRepositoryRules } from './inspect/repository-rules.ts';
import type { Watch } from './inspect/watch.ts';
import { plan } from './plan/plan.ts';
import { settledAfter } from './plan/record.ts';
import type { Planned, Planner } from './planned.ts';
import { judgeProposal, withProposal } from './preview/proposed-rules.ts';

/** What holds everywhere: a repository may have more. */
export interface Ours {
  readonly rules: RuleSet;
  readonly machine: Machine;
}

/** All of it, with what cannot leave the thread. */
export interface SnapshotPlan extends Pick<Planned, 'actions' | 'settled' | 'failures' | 'judged'> {
  /** What was found, with waived findings marked. */
  readonly inspection: Inspection;
  readonly facts: Facts;
  readonly desired: Desired;
}

/** @param now ISO 8601 @param watch left out: on this thread */
export async function planSnapshot(
  snapshot: Snapshot,
  { rules, machine }: Ours,
  now: string,
  watch?: Watch,
): Promise<SnapshotPlan> {
  await prepare(pathsIn(snapshot.head));
  const found = await inspectWithRepositoryRules(snapshot, rules, watch);
  const judged = whoGoesFirst(snapshot) === null ? await judgeProposal(snapshot) : null;
  const decideFor = (state: Snapshot) => {
    const { facts, desired } = decide(state, found, machine, now);
    return { facts, desired: withProposal(desired, judged) };
  };
  const { facts, desired } = decideFor(snapshot);
  const either = forEither(snapshot, (state) => JSON.stringify(plan(state, decideFor(state).desired, now)));
  const actions = plan(either, desired, now);
  const settled = settledAfter(either, actions, desired.due);
  return { inspection: facts.inspection, facts, desired, actions, settled, failures: found.failures, judged };
}

/**
 * GitHub mostly does not know yet whether what was just pushed can be merged. Where it will make no difference that it can,
 * what is decided holds for that, too, and no sweep has to come back.
 */
function forEither(snapshot: Snapshot, outcomeOf: (state: Snapshot) => string): Snapshot {
  const { seen, ...state } = snapshot;
  if (!seen || snapshot.mergeable !== null) return snapshot;
  const isSame = outcomeOf(state) === outcomeOf({ ...state, mergeable: true });
  return isSame ? { ...snapshot, seen: { ...seen, mergeable: 'MERGEABLE' } } : snapshot;
}

/** What of it is plain data. */
export function planned({ facts, desired, actions, settled, failures, judged }: SnapshotPlan): Planned {
  const { check, labels, stage, turn, due } = desired;
  const found = new Map<string, number>();
  for (const { rule } of [...facts.pull, ...facts.introduced]) found.set(rule, (found.get(rule) ?? 0) + 1);
  return { check, labels, stage, turn, due, actions, settled, failures, found, judged };
}

/** Plans on this thread. */
export function makePlanner(ours: Ours): Planner {
  return async (snapshot, now) => planned(await planSnapshot(snapshot, ours, now));
}
