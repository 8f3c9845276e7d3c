/** What a pull request may hold beside connectors: wrong types everywhere, cycles, names that objects inherit. */
import { Connector } from '../../src/connector/connector.ts';
import { runRules } from '../../src/rules/engine/run.ts';
import { loadRules } from '../../src/rules/files/load.ts';

const rules = await loadRules();

function connectorOf(document: object, properties: object = {}): Connector {
  const file = (name: string, value: object) => {
    const bytes = Buffer.from(JSON.stringify(value));
    return { path: `certified-connectors/X/${name}`, name, content: { size: bytes.length, bytes } };
  };
  return new Connector('certified-connectors/X', 'certified', [
    file('apiDefinition.swagger.json', document),
    file('apiProperties.json', { properties }),
  ]);
}

const WRONG: readonly unknown[] = [
  null,
  1,
  'x',
  true,
  [],
  [null],
  { a: null },
  { operationId: {} },
  { operationId: 'a', parameters: [1] },
  JSON.parse('{ "operationId": "a", "parameters": { "__proto__": 1, "constructor": { "parameter": "constructor" } } }'),
];

it.each(WRONG.map((value) => [JSON.stringify(value), value]))(
  'no rule fails over %s in place of anything',
  (_, value) => {
    const dynamic = Object.fromEntries(
      ['values', 'list', 'schema', 'properties', 'tree'].map((kind) => [`x-ms-dynamic-${kind}`, value]),
    );
    const schema = {
      ...dynamic,
      required: value,
      'x-ms-notification-url': true,
      properties: { a: { ...dynamic, items: value } },
    };
    const operation = {
      operationId: 'a',
      'x-ms-trigger': value,
      'x-ms-notification': value,
      'x-ms-notification-content': value,
      'x-ms-operation-context': value,
      parameters: [
        { name: 'body', in: 'body', ...dynamic, schema },
        { name: value, in: 'query', ...dynamic },
      ],
      responses: { 200: { schema: { ...dynamic, items: value, properties: value, allOf: value } } },
    };
    const connector = connectorOf(
      { paths: { '/a': { 'x-ms-notification-content': value, post: operation } }, 'x-ms-capabilities': value },
      {
        scriptOperations: value,
        connectionParameters: { a: { oAuthSettings: value } },
        policyTemplateInstances: [{ parameters: value }],
      },
    );
    expect(runRules(rules, connector, 'new').failures).toEqual([]);
  },
);

// Without a bound on what is followed this would not end within the tests' limit of time by far.
it('cycles and shared bodies do not multiply', () => {
  const call = (id: number) => ({
    operationId: `op${id}`,
    parameters: { a: { parameter: 'x' }, b: { parameter: 'n' } },
  });
  const entries = (count: number, make: (index: number) => [string, object]) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => make(index)));
  const ref = (index: number) => ({ $ref: `#/definitions/D${index % 300}` });
  const connector = connectorOf({
    paths: entries(600, (index) => [
      `/p${index}`,
      {
        post: {
          operationId: `op${index}`,
          parameters: [{ name: 'body', in: 'body', schema: ref(index) }],
          responses: { 200: { schema: ref(index) } },
        },
      },
    ]),
    definitions: entries(300, (index) => [
      `D${index}`,
      {
        allOf: [ref(index + 1), ref(index * 7 + 3)],
        properties: {
          x: { ...ref(index), 'x-ms-dynamic-values': call(index) },
          n: { type: 'string', 'x-ms-notification-url': true, 'x-ms-dynamic-values': call(index + 1) },
        },
      },
    ]),
  });
  expect(runRules(rules, connector, 'new').failures).toEqual([]);
});
