import { readFileSync } from 'node:fs';
import { loadMachine } from '../../src/machine/load.ts';
import { stagesPage } from '../../src/messages/stages-page.ts';
import { diagramOf } from '../../src/stages/diagram.ts';

const machine = loadMachine();

it('docs/stages.md is what the machine says: else run connector-reviewer stages --format markdown > docs/stages.md', () => {
  expect(readFileSync('docs/stages.md', 'utf8')).toBe(stagesPage(machine));
});

it('draws every stage, and every way by the App and the partner', () => {
  const diagram = diagramOf(machine);
  for (const { id, enters } of machine.stages) {
    const name = id.replaceAll('-', '_');
    expect(diagram).toContain(`    ${name}: `);
    for (const from of enters.bot) expect(diagram).toContain(`${from.replaceAll('-', '_')} --> ${name}: by itself`);
  }
  expect(diagram).toContain('in_preview --> ready_for_production: partner says tested');
});
