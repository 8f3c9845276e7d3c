/** `stages`: the stage machine as a table, as JSON or as a page with a diagram. */
import { stagesPage } from '../messages/stages-page.ts';
import { loadMachine } from '../stages/load.ts';
import { diagramOf, rowsOf } from '../stages/picture.ts';
import { colorsFor } from './colors.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';

/** Prints the machine. @throws FileError for a stages file that is not as it must be */
export function showStages(
  { format }: { readonly format: 'pretty' | 'json' | 'mermaid' | 'markdown' },
  io: Io,
): ExitCode {
  const machine = loadMachine();
  if (format === 'json') io.out.write(`${JSON.stringify({ version: 1, ...machine }, null, 2)}\n`);
  else if (format === 'mermaid') io.out.write(`${diagramOf(machine)}\n`);
  else if (format === 'markdown') io.out.write(stagesPage(machine));
  else {
    const colors = colorsFor(io);
    for (const { stage, label, turn, enters, requires, push, timers } of rowsOf(machine)) {
      io.out.write(`${colors.bold(stage)}  ${colors.dim(label)}\n`);
      const lines = { enters, requires, turn, push, timers };
      for (const [key, value] of Object.entries(lines)) if (value !== '') io.out.write(`  ${key.padEnd(9)}${value}\n`);
    }
  }
  return EXIT.clean;
}
