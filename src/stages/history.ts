/** What GitHub's own timeline tells: who moved what when, and how long it was where and whose. Pure. */
import type { RepositoryConfig } from '../config/types.ts';
import { type Machine, type Stage, stageByLabel } from '../machine/machine.ts';
import type { Actor } from '../pull-request/actors.ts';
import { authorityOf } from '../pull-request/authority.ts';
import type { LabelEvent, Snapshot } from '../pull-request/snapshot.ts';
import { type CommandState, NO_COMMANDS } from './command-state.ts';
import type { Turn } from './turn.ts';

/** A pull request came to another stage. */
export interface Step {
  /** ISO 8601. */
  readonly at: string;
  readonly from: Stage | null;
  readonly to: Stage;
  /** Who moved it: by the label or by a command; the App itself where it goes on by itself. */
  readonly by: Actor;
}

/** A stretch of time in which something was so. */
export interface Stretch<What> {
  readonly what: What;
  readonly from: string;
  /** null: it still is. */
  readonly to: string | null;
}

export interface History {
  readonly steps: readonly Step[];
  readonly stages: readonly Stretch<Stage>[];
  readonly turns: readonly Stretch<Turn>[];
}

/** @param spoken what was asked for by commands: the App carries it out, the one who said it moved it */
export function historyOf(snapshot: Snapshot, machine: Machine, commandState: CommandState = NO_COMMANDS): History {
  const steps = stepsIn(eventsThatCount(snapshot), machine, commandState);
  const stages = steps.map(({ to: what, at: from }, index) => ({ what, from, to: steps[index + 1]?.at ?? null }));
  return { steps, stages, turns: turnsIn(snapshot.labelEvents, snapshot.config) };
}

/** Labels that somebody put on or took off who may not are undone, and were no moves. */
function eventsThatCount({ labelEvents, roles, config, members }: Snapshot): LabelEvent[] {
  return labelEvents.filter(
    ({ actor }) => actor.type !== 'user' || authorityOf(actor, roles, config, members) === 'authorised',
  );
}

/** Removals by the App that follow one another so closely belong together, in milliseconds. */
const ONE_DEED = 30_000;

/**
 * A stage is come to when its label is the only one of all stages: a label that is taken off again was no move, and what
 * is left for a moment while the App takes several off is none either.
 */
function stepsIn(events: readonly LabelEvent[], machine: Machine, commandState: CommandState): Step[] {
  const on = new Map<Stage, LabelEvent>();
  const steps: Step[] = [];
  const moves = events.filter(({ label }) => stageByLabel(machine, label) !== null);
  for (const [index, event] of moves.entries()) {
    const stage = stageByLabel(machine, event.label) as Stage;
    if (!event.added) on.delete(stage);
    else if (!on.has(stage)) on.set(stage, event);
    if (goesOn(event, moves[index + 1])) continue;
    const [only] = on;
    const last = steps.at(-1) ?? null;
    if (only && on.size === 1 && only[0] !== last?.to) steps.push(stepTo(only[0], only[1], last, commandState));
  }
  return steps;
}

/** Whether the App is taking off one label after another. */
function goesOn(event: LabelEvent, next: LabelEvent | undefined): boolean {
  if (event.added || !next || next.added) return false;
  const areOurs = event.actor.type === 'app' && next.actor.type === 'app';
  return areOurs && Date.parse(next.at) - Date.parse(event.at) < ONE_DEED;
}

/** Whoever asked for the move by a command, between the last one and this, has made it. */
function stepTo(to: Stage, { at, actor }: LabelEvent, last: Step | null, { requests, tested }: CommandState): Step {
  const from = last?.to ?? null;
  if (actor.type === 'user') return { at, from, to, by: actor };
  const asked = requests.filter(({ stage }) => stage === to.id);
  const confirmed = from !== null && to.enters.partner.includes(from.id) ? tested : [];
  const request = [...asked, ...confirmed].findLast((one) => one.at > (last?.at ?? '') && one.at <= at);
  return { at: request?.at ?? at, from, to, by: request?.by ?? actor };
}

/**
 * The steps up to a stage that the App may only now be about to label: the same before and after it has done so. A move
 * that the App makes by itself has no time yet, and is the last one only while it is.
 *
 * @param now ISO 8601
 */
export function stepsUntil(
  snapshot: Snapshot,
  { steps }: History,
  stage: Stage,
  now: string,
  commandState: CommandState = NO_COMMANDS,
): readonly (Omit<Step, 'at'> & { readonly at: string | null })[] {
  const last = steps.at(-1) ?? null;
  const before = last?.to === stage ? steps.slice(0, -1) : steps;
  const own = eventsThatCount(snapshot).findLast(({ label }) => label.toLowerCase() === stage.label.toLowerCase());
  const label = own?.added && own.at >= (before.at(-1)?.at ?? '') ? own : null;
  const byApp: LabelEvent = { label: stage.label, added: true, at: now, actor: { login: '', type: 'app' } };
  const made = last?.to === stage ? last : stepTo(stage, label ?? byApp, last, commandState);
  return [...before, made.by.type === 'user' ? made : { ...made, at: null }];
}

/** From the labels that say whose turn it is. */
function turnsIn(events: readonly LabelEvent[], { labels }: RepositoryConfig): Stretch<Turn>[] {
  const sides = new Map<string, Turn>([
    [labels.partnerTurn.toLowerCase(), 'partner'],
    [labels.maintainerTurn.toLowerCase(), 'maintainer'],
  ]);
  const on = new Set<Turn>();
  const stretches: { what: Turn; from: string; to: string | null }[] = [];
  for (const { label, added, at, actor } of events) {
    const side = sides.get(label.toLowerCase());
    // Set by hand it is undone, and was nobody's turn. Seen with a person's token, the App is a bot among others.
    if (!side || actor.type === 'user') continue;
    if (added) on.add(side);
    else on.delete(side);
    const whose: Turn = [...on].at(-1) ?? 'nobody';
    const last = stretches.at(-1);
    if (last?.what === whose) continue;
    if (last) last.to = at;
    stretches.push({ what: whose, from: at, to: null });
  }
  return stretches.filter(({ from, to }) => from !== to);
}

/** Milliseconds that each thing lasted, all its stretches together. @param now ISO 8601: the end of what still is */
export function timeSpent<What>(stretches: readonly Stretch<What>[], now: string): ReadonlyMap<What, number> {
  const spent = new Map<What, number>();
  for (const { what, from, to } of stretches)
    spent.set(what, (spent.get(what) ?? 0) + Math.max(0, Date.parse(to ?? now) - Date.parse(from)));
  return spent;
}
