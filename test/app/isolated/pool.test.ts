/** On threads of their own: a connector that takes too long loses neither the others nor the thread that waits. */

import { makePlannerPool, type PlannerPool } from '../../../src/app/isolated/pool.ts';
import { MISTAKES, withMistakes } from '../../../src/demo/mistakes.ts';
import { loadMachine } from '../../../src/machine/load.ts';
import { makePlanner } from '../../../src/review/plan-snapshot.ts';
import { loadRules } from '../../../src/rules/files/load.ts';
import { fileSet, pullRequest } from '../../review/model.ts';
import { SAMPLES } from '../../rules/sample.ts';

const NOW = '2026-11-22T09:00:00Z';
const FLAWED = fileSet(
  'certified-connectors/Fabrikam Parcels',
  withMistakes(SAMPLES.find(({ name }) => name === 'Fabrikam Parcels')!.files, MISTAKES),
);
const execArgv = ['--import', new URL('../../typescript.mjs', import.meta.url).href];
let pool: PlannerPool;

afterEach(() => pool.close());

it('a thread plans to the letter what this one plans', async () => {
  pool = makePlannerPool({ threads: 1, execArgv });
  const here = makePlanner({ rules: await loadRules(), machine: loadMachine() });
  const snapshot = pullRequest(FLAWED);
  expect(await pool.planner(snapshot, NOW)).toEqual(await here(snapshot, NOW));
});
