/** Reads rules/stages.yml. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { RULES_DIR } from '../rules/files/paths.ts';
import { holdToSchema, placed } from '../rules/files/schema.ts';
import { FileError, readYaml } from '../rules/files/yaml.ts';
import type { Machine, Stage, Timers } from './machine.ts';
import { faultsOf } from './soundness.ts';

type Optional = 'requires' | 'entry' | 'otherwise' | 'push' | 'merge' | 'tracks' | 'checklist' | 'onRequest';

/** A stage as the file has it: what is left out has a default. */
export type StageText = Omit<Stage, Optional | 'enters' | 'timers'> &
  Partial<Pick<Stage, Optional>> & { readonly enters: Partial<Stage['enters']>; readonly timers?: Partial<Timers> };

/** The file as it stands, once it is known to be of its schema's form. */
export interface MachineText {
  readonly start: readonly string[];
  readonly timers: Timers;
  readonly 'flap-limit': number;
  readonly 'escalate-to'?: readonly string[];
  readonly stages: readonly StageText[];
}

/** Throws FileError (file, line, reason) when the machine has a fault. */
export function loadMachine(file = join(RULES_DIR, 'stages.yml')): Machine {
  return readMachine(relative(process.cwd(), file), readFileSync(file, 'utf8'));
}

/** @param name the file's name in messages */
export function readMachine(name: string, text: string): Machine {
  const machine = complete(holdToSchema<MachineText>(readYaml(name, text), 'stages.json', name, text));
  const [fault] = faultsOf(machine);
  if (fault) throw new FileError(placed(name, text, fault));
  return machine;
}

/** Fills in what a file may leave out. */
function complete(text: MachineText): Machine {
  const { start, timers, stages, 'flap-limit': flapLimit, 'escalate-to': escalateTo = [] } = text;
  return { start, timers, flapLimit, escalateTo, stages: stages.map((stage) => completeStage(stage, timers)) };
}

/** @param timers those of the machine */
export function completeStage(stage: StageText, timers: Timers): Stage {
  return {
    ...{ requires: [], entry: [], otherwise: null, push: 'back', merge: false },
    ...{ tracks: null, checklist: [], onRequest: false },
    ...stage,
    enters: { bot: [], maintainer: [], partner: [], ...stage.enters },
    timers: { ...timers, ...stage.timers },
  };
}
