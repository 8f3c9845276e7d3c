/** Reads rules/stages.yml. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { RULES_DIR } from '../rules/paths.ts';
import { holdToSchema } from '../rules/schema.ts';
import { FileError, lineOf, readYaml } from '../rules/yaml.ts';
import type { Machine } from './machine.ts';

/** Throws FileError (file, line, reason) when the machine is not as it must be. */
export function loadMachine(file = join(RULES_DIR, 'stages.yml')): Machine {
  return readMachine(relative(process.cwd(), file), readFileSync(file, 'utf8'));
}

/** @param name the file's name in messages */
export function readMachine(name: string, text: string): Machine {
  const machine = holdToSchema<Machine>(readYaml(name, text), 'stages.json', name, text);
  const refuse = (pointer: string, reason: string): never => {
    throw new FileError(name, lineOf(text, pointer), reason);
  };
  for (const [index, stage] of machine.stages.entries()) {
    const twin = machine.stages.findIndex(
      (other) => other.id === stage.id || other.label.toLowerCase() === stage.label.toLowerCase(),
    );
    if (twin < index) refuse(`/stages/${index}`, `stage '${stage.id}' has the id or label of an earlier stage`);
  }
  const first = machine.stages[0];
  if (first && (first.requires.length > 0 || first.enters !== 'bot'))
    refuse('/stages/0', 'the first stage must be open to every pull request');
  return machine;
}
