/** Proves a rule by its own examples: silent about the good ones, not about the bad ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeKind } from '../engine/node-kinds.ts';
import type { Rule, SourceRule } from '../engine/rule.ts';
import { RULES_DIR } from '../files/paths.ts';
import type { Fault } from '../files/schema.ts';
import { missingIn } from '../findings/finding.ts';
import type { Finding } from '../findings/types.ts';
import { applyExample, sampleOf } from './example.ts';
import { runExample } from './run-example.ts';

/** Where the connectors are that examples are laid on. */
const SAMPLES_DIR = join(RULES_DIR, 'samples', 'certified-connectors');

let samples: ReadonlyMap<string, ReadonlyMap<string, string>> | undefined;

/** The examples that do not hold. What scripts need must have been prepared. */
export function exampleFaults(rule: Rule, { given, examples }: SourceRule): Fault[] {
  const first = [given].flat()[0] as NodeKind;
  return (['good', 'bad'] as const).flatMap((list) =>
    examples[list].flatMap((example, index) => {
      const reason = against(list, () => runExample(rule, applyExample(filesOf(sampleOf(example)), first, example)));
      return reason === null ? [] : { pointer: `/examples/${list}/${index}`, reason };
    }),
  );
}

/** @throws Error for a name that no sample has */
function filesOf(name: string): ReadonlyMap<string, string> {
  samples ??= new Map(readdirSync(SAMPLES_DIR).map((sample) => [sample, readAll(join(SAMPLES_DIR, sample))]));
  const files = samples.get(name);
  if (!files) throw new Error(`there is no sample connector '${name}', only ${[...samples.keys()].join(', ')}`);
  return files;
}

function readAll(directory: string): ReadonlyMap<string, string> {
  return new Map(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')]));
}

function against(list: 'good' | 'bad', run: () => ReturnType<typeof runExample>): string | null {
  try {
    const { findings, failures } = run();
    if (failures[0]) return `the rule can't be run on this example: ${failures[0].error.message}`;
    const [first] = findings;
    if (list === 'good') return first ? `this good example is found: ${first.message}` : null;
    return first ? unfilledIn(findings) : 'this bad example is not found';
  } catch (error) {
    return `is not an example: ${(error as Error).message}`;
  }
}

function unfilledIn(findings: readonly Finding[]): string | null {
  const missing = findings.flatMap(missingIn);
  return missing[0] === undefined ? null : `the message has nothing to put in for ${missing[0]} in this bad example`;
}
