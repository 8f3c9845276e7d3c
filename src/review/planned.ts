/** What becomes of a pull request, as plain data: it may have been worked out on another thread. */
import type { ProposalFacts } from '../messages/proposed-rules.ts';
import type { DesiredCheck } from '../messages/types.ts';
import type { Settled } from '../pull-request/seen-state.ts';
import type { Proposal, Snapshot } from '../pull-request/snapshot.ts';
import type { RuleFailure } from '../rules/engine/run.ts';
import type { Desired } from './decide/desired.ts';
import type { Action } from './plan/action.ts';

/** What a proposal was found to be. */
export type Judged = ProposalFacts & { readonly proposal: Proposal };

export interface Planned extends Pick<Desired, 'labels' | 'stage' | 'turn' | 'due'> {
  readonly check: DesiredCheck;
  readonly actions: readonly Action[];
  /** For which state that is decided, once all actions have succeeded; null where nobody keeps it. */
  readonly settled: Settled | null;
  /** Rules that failed to run: our mistakes, to be logged. */
  readonly failures: readonly RuleFailure[];
  /** How many findings each rule had, of those that the pull request brought. */
  readonly found: ReadonlyMap<string, number>;
  /** What became of the proposal, where the pull request makes one. */
  readonly judged: Judged | null;
}

/** Everything between observing and applying; runs what partners wrote past the rules. @param now ISO 8601 */
export type Planner = (snapshot: Snapshot, now: string) => Promise<Planned>;
