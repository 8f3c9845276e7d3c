/** One run for one pull request: observe → inspect → decide → plan → apply. */

import type { Machine } from '../machine/machine.ts';
import type { Observe, PullKey, Snapshot } from '../pull-request/snapshot.ts';
import type { RuleSet } from '../rules/engine/rule.ts';
import type { RuleFailure } from '../rules/engine/run.ts';
import { prepare } from '../rules/files/prepare.ts';
import { decide } from './decide/decide.ts';
import type { Desired } from './decide/desired.ts';
import type { Facts } from './decide/facts.ts';
import type { Inspection } from './inspect/inspect.ts';
import { inspectSnapshot } from './inspect/inspect-snapshot.ts';
import { inspectWithRepositoryRules } from './inspect/repository-rules.ts';
import type { Action, ActionResult, Apply } from './plan/action.ts';
import { plan } from './plan/plan.ts';
import type { Previewer } from './preview/preview.ts';
import { type Judged, judgeProposal, previewDue, withProposal } from './preview/proposed-rules.ts';

export interface Reviewer {
  readonly observe: Observe;
  readonly apply: Apply;
  readonly rules: RuleSet;
  readonly machine: Machine;
  readonly now: () => Date;
  /** For previews of changed rules and configurations; without it there are none. */
  readonly openPulls?: Previewer['openPulls'];
  /** Hears how far a preview has come. */
  readonly onPreview?: Previewer['onPreview'];
}

/** Milliseconds after which a preview looks at no more pull requests: half of what a run may take. */
const PREVIEW_TIME = 150_000;

export interface Outcome {
  readonly snapshot: Snapshot;
  /** What was found, with waived findings marked. */
  readonly inspection: Inspection;
  readonly facts: Facts;
  readonly desired: Desired;
  readonly actions: readonly Action[];
  /** What became of each action, in the same order. */
  readonly results: readonly ActionResult[];
  readonly failures: readonly RuleFailure[];
  /** What became of the proposal, where the pull request makes one. */
  readonly judged: Judged | null;
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
  const found = await inspectWithRepositoryRules(snapshot, reviewer.rules);
  const judged = await judgeProposal(snapshot);
  const decision = decide(snapshot, found, reviewer.machine, now);
  const { facts } = decision;
  const desired = withProposal(decision.desired, judged);
  const actions = plan(snapshot, desired, now);
  return { snapshot, inspection: facts.inspection, facts, desired, actions, failures: found.failures, judged };
}

/**
 * Reviews a pull request and writes what differs; a preview, which takes its time, comes after all else is written. Throws
 * what observing throws; failed writes are in the outcome.
 */
export async function review(reviewer: Reviewer, key: PullKey, signal: AbortSignal): Promise<Outcome> {
  const planned = await planReview(reviewer, key, signal);
  const results = await reviewer.apply(key, planned.actions, signal);
  const previewer = { ...reviewer, patience: () => AbortSignal.timeout(PREVIEW_TIME) };
  const preview = await previewDue(planned.snapshot, planned.judged, previewer, signal);
  if (!preview) return { ...planned, results };
  const more: Action[] = [{ type: 'create-comment', body: preview.body }];
  const after = await reviewer.apply(key, more, signal);
  return { ...planned, actions: [...planned.actions, ...more], results: [...results, ...after] };
}

export { inspectSnapshot };
