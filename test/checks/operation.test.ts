/** The operation rules' remedies and words, where the rules' own examples only show that something is found. */
import { applyEdits } from '../../src/connector/edit.ts';
import { valueAt } from '../../src/connector/pointer.ts';
import type { NodeKind } from '../../src/rules/engine/node-kinds.ts';
import type { RuleSet } from '../../src/rules/engine/rule.ts';
import { runRules } from '../../src/rules/engine/run.ts';
import { applyExample } from '../../src/rules/examples/example.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import type { Finding } from '../../src/rules/findings/types.ts';
import { SAMPLE } from '../rules/sample.ts';

let rules: RuleSet;
beforeAll(async () => {
  rules = await loadRules();
});
const GET = '/paths/~1orders/get';
const POST = '/paths/~1orders/post';

interface Outcome {
  readonly findings: readonly Finding[];
  /** The swagger document with all remedies applied. */
  readonly mended: unknown;
}

function judge(id: string, example: Record<string, unknown>): Outcome {
  const own = { version: '', rules: rules.rules.filter((rule) => rule.id === `operation/${id}`) };
  const { connector } = applyExample(SAMPLE, own.rules[0]?.given[0] as NodeKind, example);
  const { findings } = runRules(own, connector, 'new');
  const edits = findings.flatMap(({ fix }) => fix?.edits ?? []);
  const text = connector.text(connector.file('swagger'))?.text ?? '';
  return { findings, mended: JSON.parse(applyEdits(text, edits)) };
}

const form = (type: string) => [{ name: 'scan', in: 'formData', type }];
const lone = (response: object) => ({ responses: { '200': null, default: response } });

it.each<[string, Record<string, unknown>, string, unknown]>([
  ['summary-ends-alnum', { summary: 'List orders. ' }, `${GET}/summary`, 'List orders'],
  ['summary-ends-alnum', { summary: 'List orders…:' }, `${GET}/summary`, 'List orders'],
  ['summary-restricted-chars', { summary: 'Create/Update a lead' }, `${GET}/summary`, 'Create or Update a lead'],
  ['summary-restricted-chars', { summary: 'Orders & lines / all' }, `${GET}/summary`, 'Orders and lines or all'],
  ['summary-restricted-chars', { summary: 'Has it arrived?' }, `${GET}/summary`, 'Has it arrived'],
  ['summary-trim', { summary: ' List orders\n' }, `${GET}/summary`, 'List orders'],
  ['summary-capital', { summary: '(list) orders' }, `${GET}/summary`, '(List) orders'],
  ['deprecated-summary', { deprecated: true }, `${GET}/summary`, 'List orders (deprecated)'],
  ['description-punctuation', { description: 'All orders: ' }, `${GET}/description`, 'All orders.'],
  ['description-plain-text', { description: 'All orders.\n' }, `${GET}/description`, 'All orders.'],
  [
    'default-only-response',
    lone({ description: 'default', schema: { type: 'string' } }),
    `${GET}/responses`,
    { '200': { description: 'OK', schema: { type: 'string' } } },
  ],
  [
    'default-only-response',
    lone({ description: 'Orders', schema: { type: 'string' } }),
    `${GET}/responses`,
    { '200': { description: 'Orders', schema: { type: 'string' } } },
  ],
  ['response-description-default', { description: 'default' }, `${GET}/responses/200/description`, 'OK'],
  ['response-description-required', { description: null }, `${GET}/responses/200/description`, 'OK'],
  ['consumes-present', { consumes: null }, '/consumes', ['application/json']],
  [
    'consumes-present',
    { consumes: null, paths: { '/orders': { post: { parameters: form('file') } } } },
    `${POST}/consumes`,
    ['multipart/form-data'],
  ],
  ['consumes-compatible', { $at: POST, parameters: form('file') }, `${POST}/consumes`, ['multipart/form-data']],
  ['annotation-replacement-deprecated', { 'x-ms-api-annotation': { replacement: {} } }, `${GET}/deprecated`, true],
  ['path-double-slash', { $document: { paths: { '/a///b': {} } } }, '/paths/~1a~1b', {}],
  ['path-starts-slash', { $document: { paths: { a: {} } } }, '/paths/~1a', {}],
  ['response-unknown-keyword', { Headers: {} }, `${GET}/responses/200/headers`, {}],
  [
    'response-code-valid',
    { responses: { ' Default': { description: '' } } },
    `${GET}/responses/default/description`,
    '',
  ],
])('%s mends %j', (id, example, pointer, expected) => {
  expect(valueAt(judge(id, example).mended, pointer)).toEqual(expected);
});

it.each<[string, Record<string, unknown>]>([
  ['summary-ends-alnum', { summary: 'List "orders"' }],
  ['summary-ends-alnum', { summary: '...' }],
  ['summary-restricted-chars', { summary: 'I/O orders' }],
  ['summary-restricted-chars', { summary: 'Orders <all>' }],
  ['summary-not-code', { summary: 'listAll' }],
  ['deprecated-summary', { deprecated: true, summary: 'x'.repeat(75) }],
  ['description-plain-text', { description: 'All\norders.' }],
  ['description-plain-text', { description: 'All orders\n' }],
  // As 200 they would be told of again: nothing says what comes back.
  ['default-only-response', lone({ description: 'Orders' })],
  ['default-only-response', lone({ description: 'Orders', schema: {} })],
  ['default-only-response', lone({ description: 'An error.', schema: { type: 'string' } })],
  [
    'default-only-response',
    { ...lone({ $ref: '#/responses/a' }), $document: { responses: { a: { description: '' } } } },
  ],
  ['default-response-no-schema', { $at: `${GET}/responses`, '200': { schema: null }, default: { schema: { a: 1 } } }],
  ['response-code-valid', { responses: { Default: { description: '' }, default: { description: '' } } }],
  ['response-unknown-keyword', { Schema: {} }],
  ['path-double-slash', { $document: { paths: { '//orders': {} } } }],
  ['method-lowercase', { $at: '/paths/~1orders', GET: { operationId: 'A' } }],
  ['id-alphanumeric', { operationId: 'list-orders' }],
])('%s leaves %j to people', (id, example) => {
  const { findings } = judge(id, example);
  expect(findings).not.toEqual([]);
  expect(findings.map(({ fix }) => fix)).toEqual(findings.map(() => null));
});

it.each<[string, Record<string, unknown>, string]>([
  ['id-required', { $at: '/paths/~1orders~1{id}/get', operationId: null }, '"operationId": "GetOrdersById"'],
  [
    'id-required',
    { $at: POST, operationId: null },
    '`POST /orders` has no operationId. Add one, such as `"operationId": "CreateOrders"`',
  ],
  ['id-alphanumeric', { operationId: 'list-HTTPCalls' }, 'type `ListHTTPCalls`'],
  ['id-underscore', { operationId: 'list_orders_v2x' }, 'type `ListOrdersV2x`'],
  ['summary-not-code', { summary: 'getPDFFile_byId' }, '"Get PDF file by id"'],
  ['summary-restricted-chars', { summary: 'a/b & c/d' }, '`/ &`'],
  ['description-plain-text', { description: 'All of\r\nthem.' }, 'after "of"'],
  ['response-description-empty', { description: '' }, 'response 200 of `ListOrders` is empty'],
  ['response-unknown-keyword', { content: {} }, '`content` in `200 of ListOrders` is of OpenAPI 3'],
  ['response-headers-unique', { headers: [] }, '`headers` is not an object'],
  ['consumes-present', { consumes: null }, '2 operations send something, such as CreateOrder, WhenOrderCreated,'],
  ['consumes-present', { consumes: null, paths: { '/hooks': null } }, '`CreateOrder` sends something'],
  ['consumes-compatible', { $at: POST, consumes: ['text/plain'] }, '`body` as an object but consumes only text/plain'],
  ['path-starts-slash', { $document: { paths: { a: {} } } }, 'Type `/a`'],
  ['success-schema', { responses: { '200': { schema: null }, '204': { description: '' } } }, 'response 200 has'],
  [
    'path-partial-duplicate',
    { paths: { '/orders/a': { get: {}, put: {} } } },
    '`/orders/a` fits the path `/orders/{id}` as well (GET)',
  ],
  ['annotation-id-suffix', { 'x-ms-api-annotation': { family: 'A', revision: 3 } }, 'type `A_V3`'],
])('%s says about %j: …%s…', (id, example, words) => {
  expect(judge(id, example).findings[0]?.message).toContain(words);
});
