/** One run for one pull request: observe → inspect → decide → plan → apply. */
import type { Observe, PullKey, Snapshot } from '../pull-request/snapshot.ts';
import { planFailure, ReviewFailedError } from './failed.ts';
import type { Action, ActionResult, Apply } from './plan/action.ts';
import { settledAfter } from './plan/record.ts';
import type { Planned, Planner } from './planned.ts';
import type { Previewer } from './preview/preview.ts';
import { previewDue } from './preview/proposed-rules.ts';

export interface Reviewer {
  readonly observe: Observe;
  readonly planner: Planner;
  readonly apply: Apply;
  readonly now: () => Date;
  /** For previews of changed rules and configurations; without it there are none. */
  readonly openPulls?: Previewer['openPulls'];
  /** Hears how far a preview has come. */
  readonly onPreview?: Previewer['onPreview'];
}

/** Milliseconds after which a preview looks at no more pull requests: half of what a run may take. */
const PREVIEW_TIME = 150_000;

interface PlannedReview extends Planned {
  readonly snapshot: Snapshot;
}

export interface Outcome extends PlannedReview {
  /** What became of each action, in the same order. */
  readonly results: readonly ActionResult[];
}

/** Everything up to the plan; writes nothing. Throws what observing throws, ReviewFailedError when planning fails. */
export async function planReview(
  { observe, planner, now }: Pick<Reviewer, 'observe' | 'planner' | 'now'>,
  key: PullKey,
  signal: AbortSignal,
): Promise<PlannedReview> {
  const snapshot = await observe(key, signal);
  return planObserved(planner, snapshot, now().toISOString());
}

async function planObserved(planner: Planner, snapshot: Snapshot, now: string): Promise<PlannedReview> {
  try {
    return { snapshot, ...(await planner(snapshot, now)) };
  } catch (error) {
    throw new ReviewFailedError(snapshot, error);
  }
}

/**
 * Reviews a pull request and writes what differs; a preview, which takes its time, comes after all else is written. Throws
 * what observing throws; ReviewFailedError when planning fails, once the check says so. Failed writes are in the outcome.
 */
export async function review(reviewer: Reviewer, key: PullKey, signal: AbortSignal): Promise<Outcome> {
  const snapshot = await reviewer.observe(key, signal);
  const now = reviewer.now().toISOString();
  const planned = await planObserved(reviewer.planner, snapshot, now).catch(async (failure: ReviewFailedError) => {
    await reviewer.apply(key, planFailure(snapshot, failure, now), signal);
    throw failure;
  });
  const results = await reviewer.apply(key, planned.actions, signal);
  const previewer = { ...reviewer, patience: () => AbortSignal.timeout(PREVIEW_TIME) };
  const preview = await previewDue(planned.snapshot, planned.judged, previewer, signal);
  if (!preview) return { ...planned, results };
  const more: Action[] = [{ type: 'create-comment', body: preview.body }];
  const after = await reviewer.apply(key, more, signal);
  const actions = [...planned.actions, ...more];
  const settled = settledAfter(planned.snapshot, actions, planned.due);
  return { ...planned, actions, settled, results: [...results, ...after] };
}
