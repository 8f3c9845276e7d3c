/** Inspect → decide → plan: what becomes of an observed pull request. Writes nothing, and knows no GitHub. */
import type { Machine } from '../machine/machine.ts';
import type { Snapshot } from '../pull-request/snapshot.ts';
import type { RuleSet } from '../rules/engine/rule.ts';
import { prepare } from '../rules/files/prepare.ts';
import { decide } from './decide/decide.ts';
import type { Desired } from './decide/desired.ts';
import type { Facts } from './decide/facts.ts';
import type { Inspection, Watch } from './inspect/inspect.ts';
import { inspectWithRepositoryRules } from './inspect/repository-rules.ts';
import { plan } from './plan/plan.ts';
import type { Planned, Planner } from './planned.ts';
import { judgeProposal, withProposal } from './preview/proposed-rules.ts';

/** What holds everywhere: a repository may have more. */
export interface Ours {
  readonly rules: RuleSet;
  readonly machine: Machine;
}

/** All of it, with what cannot leave the thread. */
export interface SnapshotPlan extends Pick<Planned, 'actions' | 'failures' | 'judged'> {
  /** What was found, with waived findings marked. */
  readonly inspection: Inspection;
  readonly facts: Facts;
  readonly desired: Desired;
}

/** @param now ISO 8601 @param watch left out: nobody watches */
export async function planSnapshot(
  snapshot: Snapshot,
  { rules, machine }: Ours,
  now: string,
  watch?: Watch,
): Promise<SnapshotPlan> {
  await prepare(snapshot.head.keys());
  const found = await inspectWithRepositoryRules(snapshot, rules, watch);
  const judged = await judgeProposal(snapshot);
  const decision = decide(snapshot, found, machine, now);
  const { facts } = decision;
  const desired = withProposal(decision.desired, judged);
  const actions = plan(snapshot, desired, now);
  return { inspection: facts.inspection, facts, desired, actions, failures: found.failures, judged };
}

/** What of it is plain data. */
export function planned({ desired, actions, failures, judged }: SnapshotPlan): Planned {
  const { check, labels, stage, turn, due } = desired;
  return { check, labels, stage, turn, due, actions, failures, judged };
}

/** Plans on this thread. */
export function makePlanner(ours: Ours): Planner {
  return async (snapshot, now) => planned(await planSnapshot(snapshot, ours, now));
}
