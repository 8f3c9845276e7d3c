/** Stage, turn and time: where a pull request stands, and what that brings. Pure. */

import type { Machine, Stage } from '../../machine/machine.ts';
import { authorityOf } from '../../pull-request/authority.ts';
import { lastOfKind, lastSummaryOf, noticedAt } from '../../pull-request/own-comments.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import { lastActivity, wasActiveAfter } from '../../stages/activity.ts';
import { type CommandState, NO_COMMANDS } from '../../stages/command-state.ts';
import { type Conditions, conditionsOf, type Verdict } from '../../stages/conditions.ts';
import { type Flapping, flappingLabels } from '../../stages/flapping-labels.ts';
import { historyOf, stepsUntil } from '../../stages/history.ts';
import { pastOf } from '../../stages/past.ts';
import { type Refusal, resolveStage } from '../../stages/resolve.ts';
import { type Silence, silenceOf } from '../../stages/timers.ts';
import { type TurnState, turnOf } from '../../stages/turn.ts';
import type { Lifecycle } from './desired.ts';

/** Where a pull request stands. */
export interface Position {
  readonly stage: Stage;
  /** The stage the App found last; null: this is the first time, or it is the same. */
  readonly cameFrom: Stage | null;
  readonly conditions: Conditions;
  readonly refusals: readonly Refusal[];
  readonly turn: TurnState;
  /** Since when it is whose turn it is, ISO 8601. */
  readonly since: string;
  /** The turn has gone to somebody else since the App spoke last. */
  readonly turned: boolean;
  readonly silence: Silence | null;
  readonly history: ReturnType<typeof stepsUntil>;
  readonly flapping: readonly Flapping[];
  readonly lifecycle: Lifecycle;
  readonly due: string | null;
}

/**
 * Where it is when this run has done its work: a pull request that this run closes counts as closed.
 * @param now ISO 8601
 */
export function positionOf(
  snapshot: Snapshot,
  verdict: Verdict,
  machine: Machine,
  now: string,
  commandState: CommandState = NO_COMMANDS,
): Position {
  const { lifecycle, silence, ...position } = positionBefore(snapshot, verdict, machine, now, commandState);
  if (lifecycle === null) return { lifecycle, silence, ...position };
  const after = positionBefore(afterLifecycle(snapshot, lifecycle), verdict, machine, now, commandState);
  return { ...after, lifecycle, silence: lifecycle === 'close' ? silence : after.silence };
}

/** The pull request as it is after this run has closed, reopened or merged it. */
export function afterLifecycle(snapshot: Snapshot, lifecycle: Lifecycle): Snapshot {
  if (lifecycle === null) return snapshot;
  return { ...snapshot, state: lifecycle === 'reopen' ? 'open' : 'closed', merged: lifecycle === 'merge' };
}

function positionBefore(
  snapshot: Snapshot,
  verdict: Verdict,
  machine: Machine,
  now: string,
  commandState: CommandState,
): Position {
  const conditions = conditionsOf(snapshot, verdict, commandState);
  const { stage, refusals } = resolveStage(snapshot, machine, conditions, commandState, pastOf(snapshot));
  const turn = turnOf(snapshot, machine, stage, conditions, commandState);
  const last = lastSummaryOf(snapshot);
  const since = last?.turn === turn.whose && last.since ? last.since : (turn.at ?? now);
  const waiting = {
    turn: turn.whose,
    since,
    life: lastActivity(snapshot, now),
    warnedAt: (moment: string) => noticedAt(snapshot, ['warn', moment]),
    open: snapshot.state === 'open',
  };
  // A draft asks nobody for anything, so nobody is late.
  const silence = snapshot.draft && !snapshot.merged ? null : silenceOf(waiting, stage.timers, now);
  const flapping = flappingLabels(snapshot.labelEvents, machine.flapLimit, now);
  const known = last?.stage ? machine.stages.find(({ id }) => id === last.stage) : undefined;
  return {
    stage,
    cameFrom: known && known !== stage ? known : null,
    ...{ conditions, refusals, turn, since, silence, flapping },
    history: stepsUntil(snapshot, historyOf(snapshot, machine, commandState), stage, now, commandState),
    turned: last !== null && last.turn !== turn.whose,
    lifecycle: lifecycleOf(snapshot, stage, conditions, silence, commandState),
    due: earliest([silence?.next?.at, ...flapping.map(({ until }) => until)]),
  };
}

/** Closed by a command or for silence; reopened by a sign of life when it was closed for silence; merged where the stage merges. */
function lifecycleOf(
  snapshot: Snapshot,
  stage: Stage,
  conditions: Conditions,
  silence: Silence | null,
  { close }: CommandState,
): Lifecycle {
  const { state, merged, mergeable, draft } = snapshot;
  if (merged) return null;
  if (state === 'closed') return close === null && shouldReopen(snapshot) ? 'reopen' : null;
  if (close !== null || silence?.now === 'close') return 'close';
  const mayMerge = stage.merge && mergeable === true && !draft && conditions.hold === null;
  return mayMerge && conditions.blocking === 0 && conditions.approvedAtHead ? 'merge' : null;
}

/** Whether the App closed it for silence and the author or a maintainer has spoken since. */
function shouldReopen(snapshot: Snapshot): boolean {
  const { events, author, roles, members, config } = snapshot;
  const closed = events.findLast(({ kind }) => kind === 'closed');
  const noticed = lastOfKind(snapshot, 'close');
  const reopened = events.findLast(({ kind }) => kind === 'reopened')?.at ?? '';
  if (closed?.actor.type !== 'app' || noticed === null || noticed < reopened) return false;
  return wasActiveAfter(
    snapshot,
    closed.at,
    (actor) => actor.login === author.login || authorityOf(actor, roles, config, members) === 'authorised',
  );
}

/** Of moments, some of which there may not be, the first. */
export function earliest(moments: readonly (string | null | undefined)[]): string | null {
  return moments.reduce<string | null>((best, at) => (at && (best === null || at < best) ? at : best), null);
}
