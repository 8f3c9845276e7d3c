/** Which stage a pull request is in: the labels' history says what was asked for, the requirements what may be. */
import type { LabelEvent, Snapshot } from '../review/types.ts';
import { type Authority, authorityOf } from './authority.ts';
import type { Machine, Stage } from './machine.ts';
import { missingFor, type Standing } from './requirements.ts';

/** A stage label that is on and may not be. */
export interface Refusal {
  readonly stage: Stage;
  readonly event: LabelEvent;
  readonly because: 'unauthorised' | 'unknown' | 'not-ready';
  /** What is missing, when it is not ready. */
  readonly missing: readonly string[];
}

export interface Resolution {
  readonly stage: Stage;
  readonly refusals: readonly Refusal[];
}

/**
 * The stage last asked for by somebody who may, as far as its requirements hold; else the one before it, down to the
 * first; then on through the stages that are entered by themselves.
 */
export function resolveStage(snapshot: Snapshot, machine: Machine, standing: Standing): Resolution {
  const asked = askedFor(snapshot, machine);
  const open = (stage: Stage) => missingFor(stage, standing).length === 0;
  const first = machine.stages[0] as Stage;
  const kept = asked.filter(({ authority, stage }) => authority === 'authorised' && open(stage)).at(-1)?.stage ?? first;
  const stage = advance(kept, machine, open);
  return { stage, refusals: refusalsIn(snapshot, asked, stage, standing) };
}

interface Asked {
  readonly stage: Stage;
  readonly event: LabelEvent;
  readonly authority: Authority;
}

/**
 * Every stage label that was put on and not taken back, in order. The App's own labels are what it had decided; they stand.
 * A label that somebody takes off who may not is still asked for; one the App took off was refused or left behind.
 */
function askedFor({ labelEvents, roles, config }: Snapshot, machine: Machine): Asked[] {
  const stages = new Map(machine.stages.map((stage) => [stage.label.toLowerCase(), stage]));
  let asked: Asked[] = [];
  for (const event of [...labelEvents].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const stage = stages.get(event.label.toLowerCase());
    if (!stage) continue;
    const authority = event.actor.type === 'app' ? 'authorised' : authorityOf(event.actor, roles, config);
    if (event.added) asked.push({ stage, event, authority });
    else if (authority === 'authorised') asked = asked.filter((entry) => entry.stage !== stage);
  }
  return asked;
}

/** Goes on from a stage through those directly after it that the App enters by itself and that are open. */
function advance(from: Stage, machine: Machine, open: (stage: Stage) => boolean): Stage {
  let stage = from;
  for (const next of machine.stages.slice(machine.stages.indexOf(from) + 1)) {
    if (next.enters !== 'bot' || !open(next)) break;
    stage = next;
  }
  return stage;
}

/** The labels that are on, were set by people, and are not the stage: each with the reason. */
function refusalsIn({ labels }: Snapshot, asked: readonly Asked[], stage: Stage, standing: Standing): Refusal[] {
  const on = new Set(labels.map((label) => label.toLowerCase()));
  const last = new Map<string, Asked>();
  for (const entry of asked) last.set(entry.stage.id, entry);
  return [...last.values()].flatMap(({ stage: wanted, event, authority }): Refusal[] => {
    if (wanted === stage || event.actor.type === 'app' || !on.has(wanted.label.toLowerCase())) return [];
    if (authority !== 'authorised') return [{ stage: wanted, event, because: authority, missing: [] }];
    const missing = missingFor(wanted, standing);
    return missing.length > 0 ? [{ stage: wanted, event, because: 'not-ready', missing }] : [];
  });
}
