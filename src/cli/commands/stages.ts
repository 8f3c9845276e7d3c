/** `stages`: the stage machine in force as a table, as JSON or as a page with a diagram. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { CONFIG_PATH } from '../../config/defaults.ts';
import { machineFor } from '../../machine/extend.ts';
import { loadMachine } from '../../machine/load.ts';
import type { Machine } from '../../machine/machine.ts';
import { stagesPage } from '../../messages/stages-page.ts';
import { diagramOf, rowsOf } from '../../stages/diagram.ts';
import { UsageError } from '../errors.ts';
import { settingsRoot } from '../input/settings.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import { colorsFor } from '../output/colors.ts';

export interface StagesOptions {
  readonly format: 'pretty' | 'json' | 'mermaid' | 'markdown';
  /** A repository's configuration file; that of the repository here when left out. */
  readonly config?: string;
}

/**
 * Prints the machine: the repository's own where its configuration has one.
 * @throws FileError for a faulty stages file, UsageError for a faulty configuration
 */
export async function showStages({ format, config }: StagesOptions, io: Io): Promise<ExitCode> {
  const machine = await machineHere(config, io);
  if (format === 'json') io.out.write(`${JSON.stringify({ version: 1, ...machine }, null, 2)}\n`);
  else if (format === 'mermaid') io.out.write(`${diagramOf(machine)}\n`);
  else if (format === 'markdown') io.out.write(stagesPage(machine));
  else {
    const colors = colorsFor(io);
    for (const { stage, label, turn, enters, requires, tracks, checklist, push, timers } of rowsOf(machine)) {
      io.out.write(`${colors.bold(stage)}  ${colors.dim(label)}\n`);
      const lines = { enters, requires, tracks, checklist, turn, push, timers };
      for (const [key, value] of Object.entries(lines)) if (value !== '') io.out.write(`  ${key.padEnd(10)}${value}\n`);
    }
  }
  return EXIT.clean;
}

/** The machine under a configuration file. One that is refused is not a machine: here somebody wants to see what they wrote. */
async function machineHere(given: string | undefined, io: Io): Promise<Machine> {
  const file = given === undefined ? join(settingsRoot(io.cwd) ?? io.cwd, CONFIG_PATH) : resolve(io.cwd, given);
  if (given === undefined && !existsSync(file)) return loadMachine();
  const { loadConfig } = await import('../../config/load.ts');
  const { config, problem } = loadConfig(readFileSync(file, 'utf8'));
  if (!problem) return machineFor(loadMachine(), config);
  const place = `${relative(io.cwd, file)}:${problem.line}:${problem.column}`;
  throw new UsageError(`${place}: ${problem.reason}`, 'Correct this line of the file.');
}
