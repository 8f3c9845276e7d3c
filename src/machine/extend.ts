/** A repository's own stages: the machine that comes with the App, changed. Pure. */
import { completeStage, type StageText } from './load.ts';
import type { Machine, Stage, Timers } from './machine.ts';
import { type Fault, faultsOf } from './soundness.ts';

/** `stages:` in a repository's configuration, known to be of its schema's form. */
export interface StagesOverride {
  readonly start?: readonly string[];
  readonly timers?: Partial<Timers>;
  readonly 'flap-limit'?: number;
  readonly 'escalate-to'?: readonly string[];
  /** By the stage's id: whatever is named replaces what the stage has. */
  readonly change?: Readonly<Record<string, Partial<Omit<StageText, 'id'>>>>;
  readonly add?: readonly (StageText & { readonly after: string })[];
  readonly remove?: readonly string[];
}

export type Extended =
  | { readonly machine: Machine; readonly faults: readonly [] }
  | { readonly machine: null; readonly faults: readonly Fault[] };

/** Applies an override to a machine. A fault's pointer is one into the override. */
export function extendMachine(base: Machine, override: StagesOverride): Extended {
  const { change = {}, add = [], remove = [], timers = {} } = override;
  const unknown = unknownStagesIn(base, override);
  if (unknown.length > 0) return { machine: null, faults: unknown };
  const general = { ...base.timers, ...timers };
  const stages = base.stages.map((stage) =>
    changed({ ...stage, timers: { ...stage.timers, ...timers } }, change[stage.id]),
  );
  for (const { after, ...stage } of add) {
    const at = stages.findIndex(({ id }) => id === after);
    stages.splice(at + 1, 0, completeStage(stage, general));
  }
  const gone = new Set(remove);
  const machine: Machine = {
    start: override.start ?? base.start.filter((id) => !gone.has(id)),
    timers: general,
    flapLimit: override['flap-limit'] ?? base.flapLimit,
    escalateTo: override['escalate-to'] ?? base.escalateTo,
    stages: stages.filter(({ id }) => !gone.has(id)).map((stage) => without(stage, gone)),
  };
  const faults = faultsOf(machine).map((fault) => placed(fault, machine, override));
  return faults.length > 0 ? { machine: null, faults } : { machine, faults: [] };
}

/** Every stage that the override names must exist. */
function unknownStagesIn({ stages }: Machine, { change = {}, add = [], remove = [] }: StagesOverride): Fault[] {
  const known = new Set(stages.map(({ id }) => id));
  const named = [
    ...Object.keys(change).map((id) => ({ pointer: `/change/${id}`, id })),
    ...remove.map((id, index) => ({ pointer: `/remove/${index}`, id })),
  ].filter(({ id }) => !known.has(id));
  for (const [index, { id, after }] of add.entries()) {
    if (!known.has(after)) named.push({ pointer: `/add/${index}/after`, id: after });
    known.add(id);
  }
  return named.map(({ pointer, id }) => ({ pointer, reason: `there is no stage '${id}'` }));
}

function changed(stage: Stage, change: Partial<Omit<StageText, 'id'>> = {}): Stage {
  const { enters, timers, ...rest } = change;
  return {
    ...stage,
    ...rest,
    enters: { ...stage.enters, ...enters },
    timers: { ...stage.timers, ...timers },
  };
}

/** Nobody comes from a stage that is gone. */
function without(stage: Stage, gone: ReadonlySet<string>): Stage {
  const left = (ids: readonly string[]) => ids.filter((id) => !gone.has(id));
  const { bot, maintainer, partner } = stage.enters;
  const enters = {
    bot: left(bot),
    maintainer: maintainer === 'any' ? maintainer : left(maintainer),
    partner: left(partner),
  };
  return { ...stage, enters };
}

/** A fault of the whole machine, where the override made it. */
function placed(fault: Fault, machine: Machine, { add = [], change = {} }: StagesOverride): Fault {
  const [, index, rest = ''] = /^\/stages\/(\d+)(\/.*)?$/s.exec(fault.pointer) ?? [];
  const id = index === undefined ? undefined : machine.stages[Number(index)]?.id;
  if (id === undefined) return fault;
  const added = add.findIndex((stage) => stage.id === id);
  if (added >= 0) return { ...fault, pointer: `/add/${added}${rest}` };
  return { ...fault, pointer: Object.hasOwn(change, id) ? `/change/${id}${rest}` : '' };
}

const known = new WeakMap<StagesOverride, { readonly base: Machine; readonly machine: Machine }>();

/** The machine under a configuration; the base where the configuration has no stages, or faulty ones. */
export function machineFor(base: Machine, { stages }: { readonly stages: StagesOverride }): Machine {
  const before = known.get(stages);
  if (before?.base === base) return before.machine;
  const machine = Object.keys(stages).length === 0 ? base : (extendMachine(base, stages).machine ?? base);
  known.set(stages, { base, machine });
  return machine;
}

/** The stages' labels in a repository, by its configuration: those that only some may set. */
export function stageLabelsOf(base: Machine): (config: Parameters<typeof machineFor>[1]) => readonly string[] {
  return (config) => machineFor(base, config).stages.map(({ label }) => label);
}
