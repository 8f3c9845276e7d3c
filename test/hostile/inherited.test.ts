/** A key that every object has, such as `constructor`, is a key like any other. */

import { loadMachine } from '../../src/machine/load.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { prepare } from '../../src/rules/files/prepare.ts';
import { judge } from '../fuzz/judge.ts';
import { fileSet } from '../review/model.ts';
import { SAMPLE } from '../rules/sample.ts';
import type { Json } from '../rules/spoil.ts';
import { INHERITED } from './inherited.ts';

const rules = await loadRules();
const machine = loadMachine();
const FOLDER = 'certified-connectors/X';

beforeAll(async () => {
  await prepare(['script.csx']);
});

/** The value with the name in place of each of its keys, beside each of them, and in place of each of its texts. */
function* renamed(value: Json): Iterable<Json> {
  if (typeof value === 'string') yield INHERITED;
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  const rebuilt = (changed: readonly (readonly [string, Json])[]) =>
    Array.isArray(value) ? changed.map(([, below]) => below) : Object.fromEntries(changed);
  if (!Array.isArray(value)) yield rebuilt([...entries, [INHERITED, {}]]);
  for (const [index, [key, own]] of entries.entries()) {
    if (!Array.isArray(value)) yield rebuilt(entries.with(index, [INHERITED, own]));
    for (const below of renamed(own)) yield rebuilt(entries.with(index, [key, below]));
  }
}

it.each(['apiDefinition.swagger.json', 'apiProperties.json'])(
  'no name in %s is looked up where objects have names of their own',
  (file) => {
    const before = fileSet(FOLDER, SAMPLE);
    const found = new Set<string>();
    for (const document of renamed(JSON.parse(SAMPLE.get(file)!) as Json)) {
      const after = fileSet(FOLDER, new Map(SAMPLE).set(file, JSON.stringify(document)));
      const updates = [
        { head: after, base: before },
        { head: before, base: after },
      ];
      for (const update of updates)
        for (const place of judge({ seed: 0, run: 0, ...update }, rules, machine).inherited) found.add(place);
    }
    expect([...found].sort()).toEqual([]);
  },
);
