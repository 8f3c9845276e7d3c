/** What was asked for, by label and by command, in the order in which it was asked for. */

import { type Machine, type Mover, mayEnter, type Stage, stageByLabel, stageOf } from '../machine/machine.ts';
import type { Actor } from '../pull-request/actors.ts';
import { type Authority, authorityOf } from '../pull-request/authority.ts';
import type { LabelEvent, Snapshot } from '../pull-request/snapshot.ts';
import type { CommandState } from './command-state.ts';
import type { Move } from './move.ts';
import type { Past } from './past.ts';

type MoveRequest =
  | { readonly kind: 'label'; readonly event: LabelEvent; readonly stage: Stage }
  | { readonly kind: 'stage'; readonly stage: Stage; readonly by: Actor; readonly at: string }
  | { readonly kind: 'tested'; readonly by: Actor; readonly at: string };

/**
 * Every move that stands. A label that somebody takes off who may not is still asked for; so is one that came too early and
 * was taken off by the App for that. Any other that the App took off was refused or left behind, and with it goes whatever
 * asked for that stage before.
 *
 * @param start the stage to begin with
 */
export function movesIn(
  snapshot: Snapshot,
  machine: Machine,
  commandState: CommandState,
  start: Stage,
  { was, isWaiting }: Past,
): Move[] {
  let moves: Move[] = [];
  for (const request of moveRequestsIn(snapshot, machine, commandState)) {
    const isDoubtful = request.kind === 'label' && request.stage.id !== was && isRelabelled(request.event);
    if (isDoubtful && (!request.event.added || request.event.actor.type === 'app')) continue;
    if (request.kind === 'label' && !request.event.added) {
      moves = afterRemoval(moves, request, snapshot, isWaiting);
      continue;
    }
    const from =
      moves.findLast((move) => move.authority === 'authorised' && (move.by.type === 'app' || !isWaiting(move)))
        ?.stage ?? start;
    const move = moveOf(request, from, snapshot, machine);
    if (move) moves.push(isDoubtful && move.authority === 'authorised' ? { ...move, authority: 'relabelled' } : move);
  }
  return moves;
}

/**
 * What is left when a stage's label is taken off. By the App: the stage was left or refused, unless the request for it waits.
 * By a maintainer: what waits is withdrawn as well. By anybody else: nothing happened.
 */
function afterRemoval(
  moves: Move[],
  { event, stage }: Extract<MoveRequest, { kind: 'label' }>,
  snapshot: Snapshot,
  isWaiting: Past['isWaiting'],
): Move[] {
  if (!isTaken(event.actor, snapshot)) return moves;
  const others = moves.filter((move) => move.stage !== stage);
  const waits = (move: Move) => move.by.type !== 'app' && isWaiting(move);
  if (event.actor.type !== 'app') return others.filter((move) => !waits(move));
  const left = moves.findLast((move) => move.stage === stage && move.authority === 'authorised');
  if (!left) return others;
  if (waits(left)) return moves;
  // A stage that a person asked for overtook what had to wait before it was come to.
  const asked = moves.findLastIndex((move) => move.stage === stage && move.by.type !== 'app');
  const reached = moves.findIndex((move, index) => index >= asked && move.stage === stage && !waits(move));
  return asked < 0 ? others : others.filter((move) => !waits(move) || moves.indexOf(move) > reached);
}

/**
 * Whether the label may have had another name when it was set: GitHub may call it in the history as it is called today,
 * and whoever may rename labels could make any label that a maintainer has set one of a stage. Where the App has found
 * the stage before, it knows better.
 */
function isRelabelled({ at, labelChangedAt }: LabelEvent): boolean {
  return labelChangedAt !== undefined && labelChangedAt !== null && labelChangedAt > at;
}

/** By time. What was asked for in the same second as a label of the App's came first: the App answers. */
function moveRequestsIn(
  { labelEvents }: Snapshot,
  machine: Machine,
  { requests, tested }: CommandState,
): MoveRequest[] {
  const labels = labelEvents.flatMap((event): MoveRequest[] => {
    const stage = stageByLabel(machine, event.label);
    return stage ? [{ kind: 'label', event, stage }] : [];
  });
  const words = requests.flatMap(({ stage: id, by, at }): MoveRequest[] => {
    const stage = machine.stages.find((candidate) => candidate.id === id);
    return stage ? [{ kind: 'stage', stage, by, at }] : [];
  });
  const tests = tested.map(({ by, at }): MoveRequest => ({ kind: 'tested', by, at }));
  return [...words, ...tests, ...labels].sort((a, b) => compare(timeOf(a), timeOf(b)));
}

function timeOf(request: MoveRequest): string {
  return request.kind === 'label' ? request.event.at : request.at;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isTaken(actor: Actor, { roles, config, members }: Snapshot): boolean {
  return actor.type === 'app' || authorityOf(actor, roles, config, members) === 'authorised';
}

function moveOf(request: MoveRequest, from: Stage, snapshot: Snapshot, machine: Machine): Move | null {
  const { roles, config, members, author } = snapshot;
  const maintains = (actor: Actor) => authorityOf(actor, roles, config, members);
  if (request.kind === 'label') {
    const { actor: by, at } = request.event;
    const authority = by.type === 'app' ? 'authorised' : enterable(request.stage, from, maintains(by));
    return { stage: request.stage, by, at, via: 'label', authority };
  }
  const { by, at } = request;
  if (request.kind === 'stage')
    return { stage: request.stage, by, at, via: 'command', authority: enterable(request.stage, from, maintains(by)) };
  const target = machine.stages.find((stage) => mayEnter(stage, 'partner', from));
  if (!target) return null;
  const authority = by.type === 'user' && by.login === author.login ? 'authorised' : maintains(by);
  return { stage: target, by, at, via: 'command', authority };
}

/** A maintainer's word counts where the machine gives maintainers one. */
function enterable(stage: Stage, from: Stage, authority: Authority): Authority {
  const mover: Mover = 'maintainer';
  return authority === 'authorised' && stage !== from && !mayEnter(stage, mover, from) ? 'not-by-hand' : authority;
}

/** Where a pull request begins that nobody has moved. @param open whether what the stage requires holds */
export function startOf(machine: Machine, open: (stage: Stage) => boolean): Stage {
  const stages = machine.start.map((id) => stageOf(machine, id));
  return stages.find(open) ?? (stages.at(-1) as Stage);
}
