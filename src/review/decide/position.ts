/** Stage, turn and time: where a pull request stands, and what that brings. Pure. */

import type { Machine, Stage } from '../../machine/machine.ts';
import { authorityOf } from '../../pull-request/authority.ts';
import { lastOfKind, pastOf, saidAt, saidBefore } from '../../pull-request/own-comments.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import { lastLife, livedAfter } from '../../stages/activity.ts';
import { NOTHING_SAID, type Spoken } from '../../stages/command-state.ts';
import { type Standing, standingOf, type Verdict } from '../../stages/conditions.ts';
import { type Flapping, flappingLabels } from '../../stages/flapping-labels.ts';
import { historyOf, stepsUntil } from '../../stages/history.ts';
import { type Refusal, resolveStage } from '../../stages/resolve.ts';
import { type Silence, silenceOf } from '../../stages/timers.ts';
import { type TurnState, turnOf } from '../../stages/turn.ts';
import type { Desired } from './desired.ts';

/** Where a pull request stands. */
export interface Stand {
  readonly stage: Stage;
  /** The stage the App found last; null: this is the first time, or it is the same. */
  readonly cameFrom: Stage | null;
  readonly standing: Standing;
  readonly refusals: readonly Refusal[];
  readonly turn: TurnState;
  /** Since when it is whose turn it is, ISO 8601. */
  readonly since: string;
  /** The turn has gone to somebody else since the App spoke last. */
  readonly turned: boolean;
  readonly silence: Silence | null;
  readonly history: ReturnType<typeof stepsUntil>;
  readonly flapping: readonly Flapping[];
  readonly fate: Desired['fate'];
  readonly due: string | null;
}

/**
 * Where it stands when everything is done that is to be done: one that is closed by this run is closed.
 * @param now ISO 8601
 */
export function standOf(
  snapshot: Snapshot,
  verdict: Verdict,
  machine: Machine,
  now: string,
  spoken: Spoken = NOTHING_SAID,
): Stand {
  const { fate, silence, ...stand } = standBefore(snapshot, verdict, machine, now, spoken);
  if (fate === null) return { fate, silence, ...stand };
  const after = standBefore(became(snapshot, fate), verdict, machine, now, spoken);
  return { ...after, fate, silence: fate === 'close' ? silence : after.silence };
}

/** The pull request as its fate makes it. */
export function became(snapshot: Snapshot, fate: Desired['fate']): Snapshot {
  if (fate === null) return snapshot;
  return { ...snapshot, state: fate === 'reopen' ? 'open' : 'closed', merged: fate === 'merge' };
}

function standBefore(snapshot: Snapshot, verdict: Verdict, machine: Machine, now: string, spoken: Spoken): Stand {
  const standing = standingOf(snapshot, verdict, spoken);
  const { stage, refusals } = resolveStage(snapshot, machine, standing, spoken, pastOf(snapshot));
  const turn = turnOf(snapshot, machine, stage, standing, spoken);
  const said = saidBefore(snapshot);
  const since = said?.turn === turn.whose && said.since ? said.since : (turn.at ?? now);
  const waiting = {
    turn: turn.whose,
    since,
    life: lastLife(snapshot, now),
    warnedAt: (moment: string) => saidAt(snapshot, ['warn', moment]),
    open: snapshot.state === 'open',
  };
  // A draft asks nobody for anything, so nobody is late.
  const silence = snapshot.draft && !snapshot.merged ? null : silenceOf(waiting, stage.timers, now);
  const flapping = flappingLabels(snapshot.labelEvents, machine.flapLimit, now);
  const known = said?.stage ? machine.stages.find(({ id }) => id === said.stage) : undefined;
  return {
    stage,
    cameFrom: known && known !== stage ? known : null,
    ...{ standing, refusals, turn, since, silence, flapping },
    history: stepsUntil(snapshot, historyOf(snapshot, machine, spoken), stage, now, spoken),
    turned: said !== null && said.turn !== turn.whose,
    fate: fateOf(snapshot, stage, standing, silence, spoken),
    due: earliest([silence?.next?.at, ...flapping.map(({ until }) => until)]),
  };
}

/** Closed by a command or for silence; reopened by a sign of life when it was closed for silence; merged where the stage merges. */
function fateOf(
  snapshot: Snapshot,
  stage: Stage,
  standing: Standing,
  silence: Silence | null,
  { close }: Spoken,
): Desired['fate'] {
  const { state, merged, mergeable, draft } = snapshot;
  if (merged) return null;
  if (state === 'closed') return close === null && livesAgain(snapshot) ? 'reopen' : null;
  if (close !== null || silence?.now === 'close') return 'close';
  const mayMerge = stage.merge && mergeable === true && !draft && standing.hold === null;
  return mayMerge && standing.blocking === 0 && standing.approvedAtHead ? 'merge' : null;
}

/** Whether the App closed it for silence and the author or a maintainer has spoken since. */
function livesAgain(snapshot: Snapshot): boolean {
  const { events, author, roles, members, config } = snapshot;
  const closed = events.findLast(({ kind }) => kind === 'closed');
  const said = lastOfKind(snapshot, 'close');
  const reopened = events.findLast(({ kind }) => kind === 'reopened')?.at ?? '';
  if (closed?.actor.type !== 'app' || said === null || said < reopened) return false;
  return livedAfter(
    snapshot,
    closed.at,
    (actor) => actor.login === author.login || authorityOf(actor, roles, config, members) === 'authorised',
  );
}

/** Of moments, some of which there may not be, the first. */
export function earliest(moments: readonly (string | null | undefined)[]): string | null {
  return moments.reduce<string | null>((best, at) => (at && (best === null || at < best) ? at : best), null);
}
