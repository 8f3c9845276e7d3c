/** Sizes and depths by their numbers: examples that reach a rule's limit would be pages long. */
import { schemaDepth } from '../../src/checks/schema/depth.ts';
import { definitionsCount, schemaCount } from '../../src/checks/schema/size.ts';
import { Connector } from '../../src/connector/connector.ts';
import type { Operation, Parameter } from '../../src/connector/swagger/nodes.ts';
import type { CheckContext, Report } from '../../src/rules/engine/check.ts';

const ref = (name: string) => ({ $ref: `#/definitions/${name}` });
const pair = (a: object, b: object) => ({ properties: { a, b } });

/** A document whose one operation takes one schema and answers with another. */
function contextOf(body: object | null, answer: object | null, definitions: object): CheckContext {
  const parameters = [{ name: 'id', in: 'query' }, ...(body ? [{ name: 'body', in: 'body', schema: body }] : [])];
  const responses = { 200: answer ? { schema: answer } : {}, 404: {} };
  const paths = { '/a': { post: { operationId: 'A', parameters, responses } } };
  const bytes = Buffer.from(JSON.stringify({ swagger: '2.0', paths, definitions }));
  const name = 'apiDefinition.swagger.json';
  const files = [{ path: `custom-connectors/X/${name}`, name, content: { size: bytes.length, bytes } }];
  return {
    connector: new Connector('custom-connectors/X', 'custom', files),
    change: 'new',
    before: null,
    pull: null,
    otherTitles: null,
    stopped: null,
  };
}

const operationIn = ({ connector }: CheckContext): Operation => connector.api?.operations[0] as Operation;
const bodyIn = (context: CheckContext): Parameter => operationIn(context).body as Parameter;

/** The number in a report, and whether it is silent right at it. */
function measured(judge: (limit: number) => Report | null | undefined): number {
  const values = judge(-1)?.values as { count?: string; depth?: number };
  const number = Number(values.count ?? values.depth);
  expect(judge(number)).toBeFalsy();
  expect(judge(number - 1)).toBeTruthy();
  return number;
}

const LEAF = { type: 'string' };
const LEVELS = Object.fromEntries([
  ['L0', pair(LEAF, LEAF)],
  ...Array.from({ length: 20 }, (_, index) => [`L${index + 1}`, pair(ref(`L${index}`), ref(`L${index}`))] as const),
]);

it.each<[string, object, object, number]>([
  ['one schema', LEAF, {}, 1],
  ['an object', pair(LEAF, { type: 'array', items: LEAF }), {}, 4],
  ['a reference as what it leads to', ref('A'), { A: pair(LEAF, LEAF) }, 3],
  ['a definition as often as it is used', pair(ref('A'), ref('A')), { A: pair(LEAF, LEAF) }, 7],
  ['one that leads nowhere', ref('Lost'), {}, 1],
  ['a definition inside itself once', ref('A'), { A: pair(ref('A'), LEAF) }, 3],
  ['two that lead to each other', ref('A'), { A: pair(ref('B'), LEAF), B: pair(ref('A'), LEAF) }, 5],
  [
    'each of them from where it is reached',
    pair(ref('A'), ref('B')),
    { A: pair(ref('B'), LEAF), B: pair(ref('A'), LEAF) },
    11,
  ],
  ['what stands beside a circle', pair(ref('A'), ref('C')), { A: pair(ref('C'), ref('A')), C: pair(LEAF, LEAF) }, 9],
  ['many levels', ref('L20'), LEVELS, 2 ** 22 - 1],
])('counts %s', (_, body, definitions, count) => {
  const context = contextOf(body, null, definitions);
  expect(schemaCount(bodyIn(context), { limit: 0 }, context)?.values).toEqual({
    count: count.toLocaleString('en'),
    limit: '0',
  });
  expect(schemaCount(bodyIn(context), { limit: count }, context)).toBeNull();
});

it('gives up counting where references never end', () => {
  const names = Array.from({ length: 40 }, (_, index) => `D${index}`);
  const all = { properties: Object.fromEntries(names.map((name) => [name, ref(name)])) };
  const context = contextOf(ref('D0'), null, Object.fromEntries(names.map((name) => [name, all])));
  expect(schemaCount(bodyIn(context), { limit: 4000 }, context)).not.toBeNull();
});

it('counts an operation: parameters, bodies and answers', () => {
  const context = contextOf(pair(LEAF, LEAF), pair(LEAF, ref('A')), { A: pair(LEAF, LEAF) });
  expect(measured((limit) => schemaCount(operationIn(context), { limit }, context))).toBe(1 + 3 + 5);
  const bare = contextOf(null, null, {});
  expect(measured((limit) => schemaCount(operationIn(bare), { limit }, bare))).toBe(1);
});

it('counts what the definitions declare, references as one', () => {
  const context = contextOf(ref('A'), null, { A: pair(LEAF, ref('B')), B: pair(LEAF, LEAF) });
  const { root } = context.connector.api as NonNullable<Connector['api']>;
  expect(measured((limit) => definitionsCount(root, { limit }, context))).toBe(6);
});

it.each<[string, object | null, object | null, object, number]>([
  ['one level', LEAF, null, {}, 1],
  ['a property', pair(LEAF, LEAF), null, {}, 2],
  ['the deepest branch', pair(LEAF, pair(LEAF, pair(LEAF, LEAF))), null, {}, 4],
  ['an answer', null, pair(LEAF, LEAF), {}, 2],
  ['a reference as what it leads to', pair(LEAF, ref('A')), null, { A: pair(LEAF, LEAF) }, 3],
  ['a definition inside itself as nothing', ref('A'), null, { A: pair(ref('A'), LEAF) }, 2],
])('measures the depth of %s', (_, body, answer, definitions, depth) => {
  const context = contextOf(body, answer, definitions);
  const { root } = context.connector.api as NonNullable<Connector['api']>;
  expect(measured((limit) => schemaDepth(root, { limit }, context)[0])).toBe(depth);
});

it('measures a declaration once, however often it is used, and nothing that no call uses', () => {
  const deep = pair(LEAF, pair(LEAF, LEAF));
  const { connector, ...rest } = contextOf(ref('A'), ref('A'), { A: deep, Unused: pair(LEAF, deep) });
  const { root } = connector.api as NonNullable<Connector['api']>;
  const reports = schemaDepth(root, { limit: 2 }, { connector, ...rest });
  expect(reports.map(({ node, values }) => [node?.pointer, values])).toEqual([
    ['/definitions/A', { depth: 3, limit: 2 }],
  ]);
});
