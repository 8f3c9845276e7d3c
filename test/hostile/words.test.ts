/** Objects where a text should be: they are said as JSON, and none of them ends a rule. */
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
