import { compareConnectors } from '../../src/changes/compare.ts';
import { followOperations } from '../../src/changes/follow.ts';
import { matchOperations } from '../../src/changes/match.ts';
import type { Connector } from '../../src/connector/connector.ts';
import { connectorFrom, sampleParts, told } from './sample.ts';

const MANY = 20_000;

type Operations = readonly (readonly [path: string, operation: object])[];

function connectorWith(operations: Operations): Connector {
  const parts = sampleParts();
  parts.doc.paths = Object.fromEntries(operations.map(([path, get]) => [path, { get: { responses: {}, ...get } }]));
  return connectorFrom(parts);
}

function many(count: number, operationOf: (index: number) => Operations[number]): Connector {
  return connectorWith(Array.from({ length: count }, (_, index) => operationOf(index)));
}

const named = (path: string, id: string) => (index: number) =>
  [path.replace('%', `${index}`), { operationId: `${id}${index}` }] as const;

function pairsOf(base: Connector, head: Connector): string[] {
  return matchOperations(base.api!, head.api!).pairs.map(
    (pair) => `${pair.base.path.template} ${pair.head.path.template}`,
  );
}

test('of operations at the same path each is paired once: those without a name first among themselves, then in order', () => {
  const base = connectorWith([
    ['/orders/{a}', { operationId: 'A' }],
    ['/orders/{b}', {}],
    ['/orders/{c}', { operationId: 'C' }],
    ['/orders/{d}/', { operationId: 'D' }],
  ]);
  const head = connectorWith([
    ['/orders/{e}', { operationId: 'E' }],
    ['/orders/{f}', {}],
    ['/orders/{g}', { operationId: 'C' }],
    ['/orders/{h}', { operationId: 'H' }],
  ]);
  expect(pairsOf(base, head)).toEqual([
    '/orders/{c} /orders/{g}',
    '/orders/{a} /orders/{e}',
    '/orders/{b} /orders/{f}',
    '/orders/{d}/ /orders/{h}',
  ]);
});

test('thousands of operations at one path are paired, and findings followed from one to the other, in no time', () => {
  const base = many(MANY, named('/orders/{a%}', 'Old'));
  const head = many(MANY, named('/orders/{b%}', 'New'));
  const { pairs, renamed } = matchOperations(base.api!, head.api!);
  expect([pairs.length, renamed.get('Old7'), renamed.get(`Old${MANY - 1}`)]).toEqual([MANY, 'New7', `New${MANY - 1}`]);
  const follow = followOperations(base, head);
  for (let index = 0; index < MANY; index++)
    expect(follow(`/operation:Old${index}/summary`)).toBe(`/operation:New${index}/summary`);
});

test('thousands of operations that are gone, beside as many that became deprecated, are told in no time', () => {
  const base = many(MANY, named('/base%', 'Old'));
  const head = many(MANY, (index) => [`/base${index}`, { operationId: `Old${index}`, deprecated: true }]);
  expect(compareConnectors(base, head)).toHaveLength(MANY);
  expect(compareConnectors(base, many(MANY, named('/head%', 'New')))).toHaveLength(2 * MANY);
});

test('a path of a million slashes, and a name of a million digits, are read in no time', () => {
  const [slashes, digits] = ['/'.repeat(1_000_000), '1'.repeat(1_000_000)];
  const base = connectorWith([[`/a${slashes}b`, { operationId: `${digits}x` }]]);
  const head = connectorWith([[`/a${slashes}b${slashes}`, { operationId: `${digits}x`, deprecated: true }]]);
  expect(told(compareConnectors(base, head))).toEqual([`operation-deprecated ${digits}x`]);
});

test('the anchor of a finding follows its operation to another name or path, and nothing else', () => {
  const base = connectorWith([
    ['/a', { operationId: 'A' }],
    ['/b/{x}', {}],
    ['/c', { operationId: 'C#1' }],
    ['/d', { operationId: 'AA' }],
  ]);
  const head = connectorWith([
    ['/a', { operationId: 'Z/1' }],
    ['/b/{y}', {}],
    ['/c', { operationId: 'C#2' }],
    ['/d', { operationId: 'AA' }],
  ]);
  const follow = followOperations(base, head);
  for (const [from, to] of [
    ['/operation:A', '/operation:Z~11'],
    ['/operation:A/parameters/[id@query]', '/operation:Z~11/parameters/[id@query]'],
    ['/operation:A#missing', '/operation:Z~11#missing'],
    ['/operation:AA/summary', '/operation:AA/summary'],
    ['/operation:C#1/summary', '/operation:C#2/summary'],
    ['/operation:C#1#missing', '/operation:C#2#missing'],
    ['/paths/~1b~1{x}/get/summary', '/paths/~1b~1{y}/get/summary'],
    ['/paths/~1b~1{x}', '/paths/~1b~1{x}'],
    ['/info/title', '/info/title'],
  ] as const)
    expect(follow(from)).toBe(to);
});

test.each([
  ['GetOrder', 'GetOrder_V2', {}, true],
  ['GetOrder', 'getorder2', {}, true],
  ['GetOrder_V2', 'GetOrder-v3', {}, true],
  ['GetOrder_V3', 'GetOrder_V2', {}, false],
  ['GetOrder', 'GetOrders_V2', {}, false],
  ['GetOrder', 'GetOrder_V2', { deprecated: true }, false],
  ['GetOrder', 'FetchOrder', { 'x-ms-api-annotation': { family: 'Order', revision: 2 } }, true],
  ['GetOrder', 'FetchOrder', { 'x-ms-api-annotation': { family: 'Order', revision: 1 } }, false],
])('a deprecated %s beside %s %j has a successor: %s', (id, other, settings, has) => {
  const annotated = { operationId: id, 'x-ms-api-annotation': { family: 'Order', revision: 1 } };
  const next: Operations[number] = ['/b', { operationId: other, ...settings }];
  const changes = compareConnectors(
    connectorWith([['/a', annotated], next]),
    connectorWith([['/a', { ...annotated, deprecated: true }], next]),
  );
  expect(changes.map(({ kind, values }) => `${kind} ${values.successor}`)).toEqual([
    `operation-deprecated ${has ? other : ''}`,
  ]);
});
