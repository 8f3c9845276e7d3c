/** One case of the fuzzer: two states of a connector, made from the samples and a number. */

import type { FileSet } from '../../src/connector/types.ts';
import { fileSet } from '../review/model.ts';
import { SAMPLES } from '../rules/sample.ts';
import type { Json } from '../rules/spoil.ts';
import { type Donors, donorsFrom, HOSTILE_NAMES, mutated } from './mutate.ts';
import { type Random, randomFrom } from './random.ts';

export interface FuzzCase {
  readonly seed: number;
  readonly run: number;
  readonly head: FileSet;
  /** Empty for a new connector. */
  readonly base: FileSet;
}

type Texts = ReadonlyMap<string, string>;

const TOPS = ['certified-connectors', 'independent-publisher-connectors', 'custom-connectors'] as const;

const donors: Donors = donorsFrom(
  SAMPLES.flatMap(({ files }) =>
    [...files].filter(([name]) => name.endsWith('.json')).map(([, text]) => JSON.parse(text) as Json),
  ),
);

/** Always the same for the same two numbers. */
export function makeCase(seed: number, run: number): FuzzCase {
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) + run);
  const sample = random.pick(SAMPLES);
  const folder = `${random.pick(TOPS)}/${sample.name}`;
  const before = random.chance(0.5) ? sample.files : spoiltFiles(sample.files, random);
  const after = spoiltFiles(random.chance(0.5) ? before : sample.files, random);
  const base = random.chance(0.2) ? new Map() : fileSet(folder, before);
  return { seed, run, head: fileSet(folder, after), base };
}

function spoiltFiles(files: Texts, random: Random): Texts {
  const spoilt = new Map(files);
  for (let left = 1 + random.below(4); left > 0; left--) {
    const name = random.chance(0.6) ? 'apiDefinition.swagger.json' : random.pick([...spoilt.keys()]);
    const text = spoilt.get(name);
    if (text === undefined) continue;
    if (random.chance(0.02)) spoilt.delete(name);
    else spoilt.set(name, name.endsWith('.json') ? spoiltJson(text, random) : spoiltText(text, random));
  }
  return spoilt;
}

function spoiltJson(text: string, random: Random): string {
  if (random.chance(0.05)) return spoiltText(text, random);
  try {
    return JSON.stringify(mutated(JSON.parse(text) as Json, donors, random), null, random.pick([0, 2, '\t']));
  } catch {
    return spoiltText(text, random);
  }
}

/** Something cut out, or something strange put in. */
function spoiltText(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const after = random.chance(0.5) ? at : at + random.below(200);
  const within = random.pick(['', ...HOSTILE_NAMES, '"', '{', '}', ',', '\r\n', '// note', '<details>', '\n# ', '```']);
  return text.slice(0, at) + within + text.slice(after);
}
