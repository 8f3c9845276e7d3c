/** A wrong value in place of any value of the sample connector: every rule takes it, and the sorting out is left to the right ones. */
import { Connector } from '../../src/connector/connector.ts';
import { loadRules } from '../../src/rules/load.ts';
import { runRules } from '../../src/rules/run.ts';
import { SAMPLE } from '../rules/sample.ts';

const rules = await loadRules();
const FOLDER = 'certified-connectors/Contoso Orders';
const FILES = ['apiDefinition.swagger.json', 'apiProperties.json'] as const;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The document with one value replaced, for every value in it. */
function* spoilt(value: Json, wrong: Json): Generator<Json> {
  yield wrong;
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    for (const inner of spoilt((value as Record<string, Json>)[key] as Json, wrong))
      yield Array.isArray(value)
        ? value.map((item, index) => (String(index) === key ? inner : item))
        : { ...value, [key]: inner };
  }
}

function connectorWith(name: string, text: string): Connector {
  const files = [...SAMPLE].map(([own, original]) => {
    const bytes = Buffer.from(own === name ? text : original);
    return { path: `${FOLDER}/${own}`, name: own, content: { size: bytes.length, bytes } };
  });
  return new Connector(FOLDER, 'certified', files);
}

const WRONG: readonly Json[] = [null, 1, 'x', '', [], [null], {}, { a: null }];

it.each(WRONG.map((wrong) => [JSON.stringify(wrong), wrong] as const))('no rule fails over %s anywhere', (_, wrong) => {
  const failures = new Set<string>();
  for (const name of FILES) {
    for (const document of spoilt(JSON.parse(SAMPLE.get(name) as string) as Json, wrong)) {
      const result = runRules(rules, connectorWith(name, JSON.stringify(document)), 'new');
      for (const { rule, error } of result.failures) failures.add(`${rule}: ${error.message}`);
      for (const { rule, message, line, anchor, fix } of result.findings) {
        if (message === '' || line < 1 || anchor === undefined || fix?.text === '\0') failures.add(rule);
      }
    }
  }
  expect([...failures]).toEqual([]);
});
