/** Proves a rule by its own examples: silent about the good ones, not about the bad ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyExample } from './example.ts';
import type { SourceRule } from './files.ts';
import type { Given } from './given.ts';
import { RULES_DIR } from './paths.ts';
import type { Rule } from './rule.ts';
import { runExample } from './run-example.ts';
import type { Fault } from './schema.ts';

/** Where the connector is that examples are laid on. */
const SAMPLE_DIR = join(RULES_DIR, 'samples', 'certified-connectors', 'Contoso Orders');

let sample: ReadonlyMap<string, string> | undefined;

/** The examples that do not hold. What scripts need must have been prepared. */
export function exampleFaults(rule: Rule, { given, examples }: SourceRule): Fault[] {
  sample ??= new Map(readdirSync(SAMPLE_DIR).map((name) => [name, readFileSync(join(SAMPLE_DIR, name), 'utf8')]));
  const files = sample;
  const first = [given].flat()[0] as Given;
  return (['good', 'bad'] as const).flatMap((list) =>
    examples[list].flatMap((example, index) => {
      const reason = against(list, () => runExample(rule, applyExample(files, first, example)));
      return reason === null ? [] : { pointer: `/examples/${list}/${index}`, reason };
    }),
  );
}

function against(list: 'good' | 'bad', run: () => ReturnType<typeof runExample>): string | null {
  try {
    const { findings, failures } = run();
    if (failures[0]) return `the rule can't be run on this example: ${failures[0].error.message}`;
    const [first] = findings;
    if (list === 'good') return first ? `this good example is found: ${first.message}` : null;
    return first ? null : 'this bad example is not found';
  } catch (error) {
    return `is no example: ${(error as Error).message}`;
  }
}
