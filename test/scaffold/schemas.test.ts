/** Schemas of OpenAPI 3 as Swagger 2.0 has them. */
import { toSwagger } from '../../src/scaffold/openapi/convert.ts';

const INFO = { title: 'Pets', version: '1' };

const schema = (one: unknown, version = '3.1.0') => {
  const { swagger, losses } = toSwagger({
    openapi: version,
    info: INFO,
    paths: {},
    components: { schemas: { A: one, B: {} } },
  });
  return { got: (swagger.definitions as Record<string, unknown>).A, losses };
};

it.each([
  ['null beside a type', { type: ['string', 'null'] }, { type: 'string', 'x-nullable': true }],
  ['nullable', { type: 'string', nullable: true }, { type: 'string', 'x-nullable': true }],
  [
    'a choice between one schema and null',
    { anyOf: [{ type: 'integer' }, { type: 'null' }] },
    { type: 'integer', 'x-nullable': true },
  ],
  ['a constant', { const: 'a' }, { enum: ['a'] }],
  [
    'an exclusive limit of 3.1',
    { type: 'integer', exclusiveMinimum: 3 },
    { type: 'integer', minimum: 3, exclusiveMinimum: true },
  ],
  [
    'an exclusive limit of 3.0',
    { type: 'integer', minimum: 3, exclusiveMinimum: true },
    { type: 'integer', minimum: 3, exclusiveMinimum: true },
  ],
  ['base64', { type: 'string', contentEncoding: 'base64' }, { type: 'string', format: 'byte' }],
  ['several examples', { type: 'string', examples: ['a', 'b'] }, { type: 'string', example: 'a' }],
  ['a reference', { $ref: '#/components/schemas/B' }, { $ref: '#/definitions/B' }],
  [
    'itself',
    { type: 'object', properties: { next: { $ref: '#/components/schemas/A' } } },
    { type: 'object', properties: { next: { $ref: '#/definitions/A' } } },
  ],
  [
    'a list',
    { type: 'array', items: { type: 'string', nullable: true } },
    { type: 'array', items: { type: 'string', 'x-nullable': true } },
  ],
  [
    'a map',
    { type: 'object', additionalProperties: { const: 1 } },
    { type: 'object', additionalProperties: { enum: [1] } },
  ],
  ['all of several', { allOf: [{ $ref: '#/components/schemas/B' }] }, { allOf: [{ $ref: '#/definitions/B' }] }],
  ['true', true, {}],
  ['what is marked with x-', { type: 'string', 'x-ms-summary': 'A' }, { type: 'string', 'x-ms-summary': 'A' }],
])('a schema: %s', (_, one, expected) => {
  const { got, losses } = schema(one);
  expect(got).toEqual(expected);
  expect(losses).toEqual([]);
});

it.each([
  ['a choice', { oneOf: [{ type: 'string' }, { type: 'string', format: 'date' }] }, { type: 'string' }],
  ['a choice of different types', { oneOf: [{ type: 'string' }, { type: 'integer' }] }, {}],
  ['several types', { type: ['string', 'integer'] }, {}],
  ['a keyword that Swagger lacks', { type: 'object', patternProperties: {} }, { type: 'object' }],
])('what of a schema is lost is said: %s', (_, one, expected) => {
  const { got, losses } = schema(one);
  expect(got).toEqual(expected);
  expect(losses).toHaveLength(1);
});
