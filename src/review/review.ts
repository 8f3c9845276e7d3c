/** One run for one pull request: observe → inspect → decide → plan → apply. */
import { prepare } from '../rules/prepare.ts';
import type { RuleSet } from '../rules/rule.ts';
import type { RuleFailure } from '../rules/run.ts';
import type { Machine } from '../stages/machine.ts';
import { decide } from './decide.ts';
import type { Inspection } from './inspect.ts';
import { inspectSnapshot } from './inspect-snapshot.ts';
import { letPass } from './let-pass.ts';
import { plan } from './plan.ts';
import type { Previewer } from './preview.ts';
import { withProposal } from './proposal.ts';
import type { Action, ActionResult, Apply, Desired, Observe, PullKey, Snapshot } from './types.ts';

export interface Reviewer {
  readonly observe: Observe;
  readonly apply: Apply;
  readonly rules: RuleSet;
  readonly machine: Machine;
  readonly now: () => Date;
  /** For previews of a changed configuration; without it there are none. */
  readonly openPulls?: Previewer['openPulls'];
}

export interface Outcome {
  readonly snapshot: Snapshot;
  readonly inspection: Inspection;
  readonly desired: Desired;
  readonly actions: readonly Action[];
  /** What became of each action, in the same order. */
  readonly results: readonly ActionResult[];
  readonly failures: readonly RuleFailure[];
}

/** Everything up to the plan; writes nothing. Throws what observing throws. */
export async function planReview(
  reviewer: Omit<Reviewer, 'apply'>,
  key: PullKey,
  signal: AbortSignal,
): Promise<Omit<Outcome, 'results'>> {
  const snapshot = await reviewer.observe(key, signal);
  await prepare(snapshot.head.keys());
  const now = reviewer.now().toISOString();
  const inspection = letPass(inspectSnapshot(snapshot, reviewer.rules), snapshot, now);
  const decided = decide(snapshot, inspection, reviewer.machine, now);
  const desired = await withProposal(decided, snapshot, reviewer, now, signal);
  return { snapshot, inspection, desired, actions: plan(snapshot, desired, now), failures: inspection.failures };
}

/** Reviews a pull request and writes what differs. Throws what observing throws; failed writes are in the outcome. */
export async function review(reviewer: Reviewer, key: PullKey, signal: AbortSignal): Promise<Outcome> {
  const planned = await planReview(reviewer, key, signal);
  return { ...planned, results: await reviewer.apply(key, planned.actions, signal) };
}

export { inspectSnapshot };
