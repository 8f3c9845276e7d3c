/** Which stage a pull request is in: labels and commands say what was asked for, the requirements what may be. */

import { type Machine, type Requirement, type Stage, stageOf } from '../machine/machine.ts';
import type { Authority } from '../pull-request/authority.ts';
import type { Snapshot } from '../pull-request/snapshot.ts';
import { type CommandState, NO_COMMANDS } from './command-state.ts';
import type { Conditions } from './conditions.ts';
import type { Move } from './move.ts';
import { movesIn, startOf } from './moves.ts';
import { NO_PAST, type Past } from './past.ts';
import { missingToEnter, missingToStay } from './requirements.ts';

/** A move that was asked for and is not made. */
export interface Refusal {
  readonly move: Move;
  /** `goes-on`: it would lead straight on from there to where the pull request is. */
  readonly because: Exclude<Authority, 'authorised'> | 'not-ready' | 'goes-on';
  /** What is missing, when it is not ready. */
  readonly missing: readonly Requirement[];
}

export interface Resolution {
  readonly stage: Stage;
  readonly refusals: readonly Refusal[];
}

/**
 * The stage last moved to by somebody who may, if what it requires holds. A stage that the pull request was in and that
 * no longer holds leads where the machine says; one it never came to is refused, and the move before counts. From there
 * it goes on through the stages that are entered by themselves.
 */
export function resolveStage(
  snapshot: Snapshot,
  machine: Machine,
  conditions: Conditions,
  commandState: CommandState = NO_COMMANDS,
  past: Past = NO_PAST,
): Resolution {
  const start = startOf(machine, (stage) => missingToStay(stage, conditions).length === 0);
  const moves = movesIn(snapshot, machine, commandState, start, past).filter(
    (move) => isApps(move) || !past.isSpent(move),
  );
  const stage = advance(kept(moves, machine, conditions, past) ?? start, machine, conditions);
  return { stage, refusals: refusalsIn(snapshot, moves, stage, conditions, past) };
}

function isApps({ by }: Move): boolean {
  return by.type === 'app';
}

/**
 * null: nobody has moved it. What the App did meanwhile takes nothing from a request that waits: it is as if the request had
 * come later.
 */
function kept(moves: readonly Move[], machine: Machine, conditions: Conditions, past: Past): Stage | null {
  const waiting = waitingIn(moves, past).find((move) => missingFor(move, conditions).length === 0);
  if (waiting) return waiting.stage;
  for (const move of moves.toReversed()) {
    if (move.authority !== 'authorised') continue;
    if (isApps(move) || move.stage.id === past.was) return settled(move.stage, machine, conditions);
    if (missingFor(move, conditions).length === 0) return move.stage;
  }
  return null;
}

/** Requests that wait, the last first: those after the last move that a person made, or that came true. */
function waitingIn(moves: readonly Move[], { isWaiting }: Past): Move[] {
  const waits = (move: Move) => !isApps(move) && move.authority === 'authorised' && isWaiting(move);
  const overtaken = moves.findLastIndex((move, index) =>
    isApps(move)
      ? waits(moves.slice(0, index).findLast(({ stage }) => stage === move.stage) ?? move)
      : move.authority === 'authorised' && !waits(move),
  );
  return moves
    .slice(overtaken + 1)
    .filter(waits)
    .reverse();
}

/** The stage itself, or where the machine leads from it, down to one whose requirements hold. */
function settled(from: Stage, machine: Machine, conditions: Conditions): Stage {
  let stage = from;
  while (stage.otherwise !== null && missingToStay(stage, conditions).length > 0)
    stage = stageOf(machine, stage.otherwise);
  return stage;
}

/** A hold stops what was asked for after it began. */
function missingFor({ stage, at }: Move, conditions: Conditions): Requirement[] {
  const { hold } = conditions;
  return missingToEnter(stage, hold && at < hold.at ? { ...conditions, hold: null } : conditions);
}

/** Goes on through the stages that the App enters by itself and that are open. It can't go round: see sound.ts. */
function advance(from: Stage, machine: Machine, conditions: Conditions): Stage {
  let stage = from;
  for (;;) {
    const here = stage.id;
    const next = machine.stages.find(
      (other) => other.enters.bot.includes(here) && missingToEnter(other, conditions).length === 0,
    );
    if (!next) return stage;
    stage = next;
  }
}

/** What people asked for last and did not get: labels that are still on, and commands. */
function refusalsIn(
  { labels }: Snapshot,
  moves: readonly Move[],
  stage: Stage,
  conditions: Conditions,
  { was }: Past,
): Refusal[] {
  const on = new Set(labels.map((label) => label.toLowerCase()));
  const last = new Map<string, Move>();
  for (const move of moves) last.set(`${move.via} ${move.stage.id}`, move);
  return [...last.values()].flatMap((move): Refusal[] => {
    if (move.stage === stage || isApps(move)) return [];
    if (move.via === 'label' && !on.has(move.stage.label.toLowerCase())) return [];
    if (move.authority !== 'authorised') return [{ move, because: move.authority, missing: [] }];
    if (move.stage.id === was) return [];
    const missing = missingFor(move, conditions);
    if (missing.length > 0) return [{ move, because: 'not-ready', missing }];
    return stage.id === was && move === moves.at(-1) ? [{ move, because: 'goes-on', missing: [] }] : [];
  });
}
