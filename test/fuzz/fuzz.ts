/** Runs cases and tells what is wrong with them. */

import { loadMachine } from '../../src/machine/load.ts';
import type { Machine } from '../../src/machine/machine.ts';
import type { RuleSet } from '../../src/rules/engine/rule.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { prepare } from '../../src/rules/files/prepare.ts';
import { type FuzzCase, makeCase } from './case.ts';
import { judge } from './judge.ts';
import { ORACLES } from './oracles.ts';
import { refusedMutation, swaggerJudge } from './swagger-judge.ts';

export interface Complaint {
  readonly run: number;
  readonly oracle: string;
  readonly words: string;
}

/** Yields after each run, so that what is held weakly can go. @param first the number of the first run */
export async function* fuzz(seed: number, first: number, runs: number): AsyncIterable<readonly Complaint[]> {
  const rules = await loadRules();
  const machine = loadMachine();
  await prepare(['script.csx']);
  const swaggerComplaint = swaggerJudge(rules);
  for (let run = first; run < first + runs; run++) {
    const words = swaggerComplaint(refusedMutation(seed, run));
    const silent = words === null ? [] : [{ run, oracle: 'officialSchema', words }];
    yield [...complaintsAbout(makeCase(seed, run), rules, machine), ...silent];
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function complaintsAbout(fuzzCase: FuzzCase, rules: RuleSet, machine: Machine): Complaint[] {
  const { run } = fuzzCase;
  try {
    const judged = judge(fuzzCase, rules, machine);
    return Object.entries(ORACLES).flatMap(([oracle, holds]) => {
      const words = holds(fuzzCase, judged);
      return words === null ? [] : { run, oracle, words };
    });
  } catch (error) {
    return [{ run, oracle: 'threw', words: (error as Error).stack ?? String(error) }];
  }
}
