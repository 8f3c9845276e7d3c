/** Which stage a pull request is in: labels and commands say what was asked for, the requirements what may be. */

import { type Machine, type Requirement, type Stage, stageOf } from '../machine/machine.ts';
import type { Authority } from '../pull-request/authority.ts';
import type { Snapshot } from '../pull-request/snapshot.ts';
import { NOTHING_SAID, type Spoken } from './command-state.ts';
import type { Standing } from './conditions.ts';
import { type Move, movesIn, startOf } from './moves.ts';
import { lackingToEnter, lackingToStay } from './requirements.ts';

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

/** What the App remembers of earlier runs, read off its own comments. */
export interface Past {
  /** The stage it last found. */
  readonly was: string | null;
  /** Whether a move was refused before: it does not come true later. */
  readonly isSpent: (move: Move) => boolean;
}

export const NO_PAST: Past = { was: null, isSpent: () => false };

/**
 * The stage last moved to by somebody who may, if what it requires holds. A stage that the pull request was in and that
 * no longer holds leads where the machine says; one it never came to is refused, and the move before counts. From there
 * it goes on through the stages that are entered by themselves.
 */
export function resolveStage(
  snapshot: Snapshot,
  machine: Machine,
  standing: Standing,
  spoken: Spoken = NOTHING_SAID,
  past: Past = NO_PAST,
): Resolution {
  const start = startOf(machine, (stage) => lackingToStay(stage, standing).length === 0);
  const moves = movesIn(snapshot, machine, spoken, start, past.was).filter(
    (move) => isApps(move) || !past.isSpent(move),
  );
  const stage = advance(kept(moves, machine, standing, past) ?? start, machine, standing);
  return { stage, refusals: refusalsIn(snapshot, moves, stage, standing, past) };
}

function isApps({ by }: Move): boolean {
  return by.type === 'app';
}

/** null: nobody has moved it. */
function kept(moves: readonly Move[], machine: Machine, standing: Standing, { was }: Past): Stage | null {
  for (const move of moves.toReversed()) {
    if (move.authority !== 'authorised') continue;
    if (isApps(move) || move.stage.id === was) return settled(move.stage, machine, standing);
    if (missingFor(move, standing).length === 0) return move.stage;
  }
  return null;
}

/** The stage itself, or where the machine leads from it, down to one whose requirements hold. */
function settled(from: Stage, machine: Machine, standing: Standing): Stage {
  let stage = from;
  while (stage.otherwise !== null && lackingToStay(stage, standing).length > 0)
    stage = stageOf(machine, stage.otherwise);
  return stage;
}

/** A hold stops what was asked for after it began. */
function missingFor({ stage, at }: Move, standing: Standing): Requirement[] {
  const { hold } = standing;
  return lackingToEnter(stage, hold && at < hold.at ? { ...standing, hold: null } : standing);
}

/** Goes on through the stages that the App enters by itself and that are open. It can't go round: see sound.ts. */
function advance(from: Stage, machine: Machine, standing: Standing): Stage {
  let stage = from;
  for (;;) {
    const here = stage.id;
    const next = machine.stages.find(
      (other) => other.enters.bot.includes(here) && lackingToEnter(other, standing).length === 0,
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
  standing: Standing,
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
    const missing = missingFor(move, standing);
    if (missing.length > 0) return [{ move, because: 'not-ready', missing }];
    return stage.id === was && move === moves.at(-1) ? [{ move, because: 'goes-on', missing: [] }] : [];
  });
}
