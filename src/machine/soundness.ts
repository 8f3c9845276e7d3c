/** What must be true of a machine as a whole, beyond the form of its parts. */
import { addAll } from '../connector/add-all.ts';
import type { Machine, Requirement, Stage } from './machine.ts';

export interface Fault {
  /** JSON pointer into the stages file. */
  readonly pointer: string;
  readonly reason: string;
}

/**
 * What is wrong with a machine, the first of each kind; nothing when it is sound. Where a name leads nowhere, only that is
 * told: the rest may follow from it.
 */
export function faultsOf(machine: Machine): Fault[] {
  const found = (checks: readonly ((machine: Machine) => Fault | null)[]) =>
    checks.map((check) => check(machine)).filter((fault) => fault !== null);
  const inNames = found([twin, unknownStageIn]);
  if (inNames.length > 0) return inNames;
  return found([
    ...[badStart, badOtherwise, circleOfTheBot, unreachable],
    ...[badMerge, badTimers, badTracks, badChecklist],
  ]);
}

function at(index: number, key = ''): string {
  return `/stages/${index}${key}`;
}

function twin({ stages }: Machine): Fault | null {
  for (const [index, stage] of stages.entries()) {
    const same = (other: Stage) => other.id === stage.id || other.label.toLowerCase() === stage.label.toLowerCase();
    if (stages.findIndex(same) < index)
      return { pointer: at(index), reason: `stage '${stage.id}' has the id or label of an earlier stage` };
  }
  return null;
}

/** Every stage that is named must be there. */
function unknownStageIn({ start, stages }: Machine): Fault | null {
  const known = new Set(stages.map(({ id }) => id));
  const missing = (names: readonly string[]) => names.find((name) => !known.has(name));
  const fault = (pointer: string, name: string) => ({ pointer, reason: `there is no stage '${name}'` });
  const first = missing(start);
  if (first !== undefined) return fault('/start', first);
  for (const [index, { enters, otherwise }] of stages.entries()) {
    for (const mover of ['bot', 'maintainer', 'partner'] as const) {
      const name = enters[mover] === 'any' ? undefined : missing(enters[mover] as readonly string[]);
      if (name !== undefined) return fault(at(index, `/enters/${mover}`), name);
    }
    if (otherwise !== null && !known.has(otherwise)) return fault(at(index, '/otherwise'), otherwise);
  }
  return null;
}

/** There must be a place for every pull request. */
function badStart({ start, stages }: Machine): Fault | null {
  const index = stages.findIndex(({ id }) => id === start.at(-1));
  if ((stages[index]?.requires.length ?? 0) === 0) return null;
  return { pointer: at(index, '/requires'), reason: `'${start.at(-1)}' is the last start and must require nothing` };
}

/** Whoever leaves a stage must arrive somewhere. */
function badOtherwise({ stages }: Machine): Fault | null {
  for (const [index, stage] of stages.entries()) {
    if (stage.requires.length > 0 && stage.otherwise === null)
      return {
        pointer: at(index),
        reason: `stage '${stage.id}' requires something and does not say where to go otherwise`,
      };
    const seen = new Set<string>();
    for (let here: Stage | undefined = stage; here && here.requires.length > 0; here = byId(stages, here.otherwise)) {
      if (seen.has(here.id))
        return { pointer: at(index, '/otherwise'), reason: `'${[...seen, here.id].join("' → '")}' leads nowhere` };
      seen.add(here.id);
    }
  }
  return null;
}

function byId(stages: readonly Stage[], id: string | null): Stage | undefined {
  return stages.find((stage) => stage.id === id);
}

/** The App alone must never be able to go round in a circle. Stages that cannot hold at once are no circle. */
function circleOfTheBot({ stages }: Machine): Fault | null {
  const next = (stage: Stage) => stages.filter(({ enters }) => enters.bot.includes(stage.id));
  for (const [index, stage] of stages.entries()) {
    const seen = new Set<Stage>();
    const open = next(stage);
    for (let here = open.pop(); here; here = open.pop()) {
      if (here === stage)
        return {
          pointer: at(index, '/enters/bot'),
          reason: `stage '${stage.id}' is in a circle that no person is part of`,
        };
      if (!seen.has(here)) addAll(open, next(here));
      seen.add(here);
    }
  }
  return null;
}

function unreachable({ start, stages }: Machine): Fault | null {
  const reached = new Set(start);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const { id, enters } of stages) {
      const sources = [enters.bot, enters.maintainer, enters.partner].flat();
      if (enters.maintainer === 'any' || sources.some((source) => reached.has(source))) reached.add(id);
    }
  }
  const index = stages.findIndex(({ id }) => !reached.has(id));
  return index < 0
    ? null
    : { pointer: at(index), reason: `stage '${stages[index]?.id}' can't be reached from the start` };
}

const TO_MERGE: readonly Requirement[] = ['nothing-blocks', 'approved-at-head'];

/** Nothing is merged that blocks or that nobody has approved. */
function badMerge({ stages }: Machine): Fault | null {
  for (const [index, { id, merge, requires, entry, push }] of stages.entries()) {
    const missing = TO_MERGE.find((requirement) => ![...requires, ...entry].includes(requirement));
    if (merge && (missing !== undefined || push === 'stay'))
      return {
        pointer: at(index, '/merge'),
        reason: `stage '${id}' merges and must require ${missing ?? 'a new approval after a push'}`,
      };
  }
  return null;
}

/** What is said in advance must come in advance. */
function badTimers({ stages }: Machine): Fault | null {
  for (const [index, { id, timers }] of stages.entries()) {
    const { nudge, warn, close } = timers;
    if (close !== 'never' && warn === 'never')
      return { pointer: at(index, '/timers'), reason: `stage '${id}' closes without a warning` };
    const days = [nudge, warn, close].filter((value) => value !== 'never');
    if (days.some((value, place) => place > 0 && value <= (days[place - 1] as number)))
      return {
        pointer: at(index, '/timers'),
        reason: `stage '${id}' must nudge before it warns, and warn before it closes`,
      };
  }
  return null;
}

/** A pull request may change its track, by other files: it must have somewhere to go. */
function badTracks({ stages }: Machine): Fault | null {
  const index = stages.findIndex(({ tracks, otherwise }) => tracks !== null && otherwise === null);
  if (index < 0) return null;
  const reason = `stage '${stages[index]?.id}' is on some tracks only and does not say where to go otherwise`;
  return { pointer: at(index, '/tracks'), reason };
}

/** `/done ID` names an item without its stage. */
function badChecklist({ stages }: Machine): Fault | null {
  const seen = new Set<string>();
  for (const [index, { checklist }] of stages.entries()) {
    for (const [place, { id }] of checklist.entries()) {
      if (seen.has(id)) return { pointer: at(index, `/checklist/${place}/id`), reason: `there are two items '${id}'` };
      seen.add(id);
    }
  }
  return null;
}
