/** Objects where a text should be: they are said as JSON, and none of them ends a rule. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadMachine } from '../../src/machine/load.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { judge } from '../fuzz/judge.ts';
import { ORACLES } from '../fuzz/oracles.ts';
import { fileSet } from '../review/model.ts';
import { SAMPLE } from '../rules/sample.ts';

const rules = await loadRules();
const machine = loadMachine();
const SWAGGER = 'apiDefinition.swagger.json';
const DOCUMENT = JSON.parse(SAMPLE.get(SWAGGER)!) as Record<string, unknown>;
const wrong: readonly unknown[] = [{}, { toString: 1 }, [{}], [[{ a: null }]]];

const PLACES: Readonly<Record<string, (value: unknown) => object>> = {
  'a scheme': (value) => ({ schemes: [value, 'https'] }),
  'the version': (value) => ({ swagger: undefined, openapi: value }),
  'a reference with something beside it': (ref) => ({ definitions: { A: { $ref: ref, type: 'object' } } }),
  'the flow of a sign-in': (flow) => ({ securityDefinitions: { a: { type: 'oauth2', flow, extra: 1 } } }),
  'a name in required': (name) => ({ definitions: { A: { type: 'object', required: [name] } } }),
  'the type of a property': (type) => ({ definitions: { A: { type: 'object', properties: { a: { type } } } } }),
};

it.each(Object.entries(PLACES))('%s that is an object is said as JSON', (_, put) => {
  const base = fileSet('certified-connectors/X', SAMPLE);
  for (const value of wrong) {
    const text = JSON.stringify({ ...DOCUMENT, ...put(value) });
    const fuzzCase = {
      seed: 0,
      run: 0,
      base,
      head: fileSet('certified-connectors/X', new Map(SAMPLE).set(SWAGGER, text)),
    };
    const judged = judge(fuzzCase, rules, machine);
    for (const holds of Object.values(ORACLES)) expect(holds(fuzzCase, judged)).toBeNull();
  }
});

/** Where `String` makes a text, and of what: no value of a document that may be an object. */
const OF_OURS: Readonly<Record<string, string>> = {
  'changes/change-words.ts': 'values of a change: texts and numbers',
  'checks/dynamic/arguments.ts': 'numbers and booleans',
  'checks/package/differences.ts': 'values of a change',
  'checks/schema/values.ts': 'numbers and booleans',
  'connector/json/outline.ts': 'positions',
  'connector/node.ts': 'keys',
  'connector/readme.ts': 'attributes of the Markdown parser',
  'connector/thousands.ts': 'numbers',
  'rules/findings/message.ts': 'values of a report: texts and numbers',
};

it('what a partner wrote is made a text by textOf, not by String', () => {
  const src = join(import.meta.dirname, '..', '..', 'src');
  const found = ['changes', 'checks', 'connector', 'rules/engine', 'rules/findings'].flatMap((folder) =>
    readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
      .filter(
        (name) => name.endsWith('.ts') && /\bString\(|\(String\)/.test(readFileSync(join(src, folder, name), 'utf8')),
      )
      .map((name) => `${folder}/${name}`),
  );
  expect(found.sort()).toEqual(Object.keys(OF_OURS));
});
