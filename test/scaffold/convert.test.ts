/** OpenAPI 3 as Swagger 2.0. */
import { load } from 'js-yaml';
import { toSwagger } from '../../src/scaffold/openapi/convert.ts';
import { UnusableError } from '../../src/scaffold/openapi/plain.ts';

type Json = Record<string, any>;

const INFO = { title: 'Pets', version: '1' };

function operation(one: Json, more: Json = {}): { got: Json; losses: readonly string[] } {
  const document = { openapi: '3.0.3', info: INFO, paths: { '/pets': { post: { responses: {}, ...one } } }, ...more };
  const { swagger, losses } = toSwagger(document);
  return { got: (swagger.paths as Json)['/pets'].post, losses };
}

const parameter = (one: Json, more: Json = {}) => {
  const { got, losses } = operation({ parameters: [{ name: 'q', in: 'query', ...one }] }, more);
  return { got: got.parameters[0], losses };
};

it.each([
  ['its value', { schema: { type: 'integer', minimum: 1 } }, { type: 'integer', minimum: 1 }],
  [
    'a list, each by itself',
    { schema: { type: 'array', items: { type: 'string' } } },
    { type: 'array', collectionFormat: 'multi', items: { type: 'string' } },
  ],
  [
    'a list, joined',
    { explode: false, schema: { type: 'array', items: {} } },
    { collectionFormat: 'csv', items: { type: 'string' } },
  ],
  [
    'a list, joined by bars',
    { style: 'pipeDelimited', schema: { type: 'array', items: {} } },
    { collectionFormat: 'pipes' },
  ],
  ['a value by reference', { schema: { $ref: '#/components/schemas/Size' } }, { type: 'string', enum: ['s', 'm'] }],
  [
    'a list or null',
    { schema: { anyOf: [{ type: 'array', items: { type: 'integer' } }, { type: 'null' }] } },
    { type: 'array', items: { type: 'integer' }, 'x-nullable': true },
  ],
  [
    'all of a reference',
    { schema: { allOf: [{ $ref: '#/components/schemas/Size' }], default: 's' } },
    { type: 'string', enum: ['s', 'm'], default: 's' },
  ],
  [
    'a choice of a reference',
    { schema: { oneOf: [{ $ref: '#/components/schemas/Size' }] } },
    { type: 'string', enum: ['s', 'm'] },
  ],
  ['an object becomes a text', { style: 'deepObject', schema: { type: 'object' } }, { type: 'string' }],
])('a parameter: %s', (_, one, expected) => {
  const components = { schemas: { Size: { type: 'string', enum: ['s', 'm'] } } };
  expect(parameter(one, { components }).got).toMatchObject({ name: 'q', in: 'query', required: false, ...expected });
});

it('parameters of the path hold for its operations, and an own one replaces them; what a path names is there', () => {
  const shared = { $ref: '#/components/parameters/Limit' };
  const item = {
    parameters: [shared, { name: 'lang', in: 'header', schema: { type: 'string' } }],
    get: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'string' } }], responses: {} },
  };
  const { swagger } = toSwagger({
    ...{ openapi: '3.0.0', info: INFO, paths: { '/a/{id}': item } },
    components: { parameters: { Limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } } },
  });
  const names = (swagger.paths as Json)['/a/{id}'].get.parameters.map(({ name, in: place, type }: Json) => [
    name,
    place,
    type,
  ]);
  expect(names).toEqual([
    ['limit', 'query', 'string'],
    ['lang', 'header', 'string'],
    ['id', 'path', 'string'],
  ]);
});

it('a cookie is left out, and that is said', () => {
  const { got, losses } = operation({ parameters: [{ name: 'c', in: 'cookie', schema: { type: 'string' } }] });
  expect(got.parameters).toEqual([]);
  expect(losses[0]).toContain('`c` was left out');
});

it('a body in JSON is preferred, also by a name of its own', () => {
  const content = { 'text/xml': {}, 'application/vnd.pets+json': { schema: { $ref: '#/components/schemas/B' } } };
  const { got, losses } = operation({ requestBody: { required: true, content } });
  expect(got.consumes).toEqual(['application/vnd.pets+json']);
  expect(got.parameters).toEqual([{ name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/B' } }]);
  expect(losses[0]).toContain('text/xml');
});

it('fields of a form are parameters, and files are files', () => {
  const properties = { file: { type: 'string', format: 'binary' }, name: { type: 'string', description: 'Its name.' } };
  const content = { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties } } };
  expect(operation({ requestBody: { content } }).got.parameters).toEqual([
    { name: 'file', in: 'formData', required: true, type: 'file' },
    { name: 'name', in: 'formData', description: 'Its name.', required: false, type: 'string' },
  ]);
});

it('answers keep their schema, headers and example', () => {
  const content = { 'application/json': { schema: { type: 'string' }, example: 'a' } };
  const headers = { 'X-Rate': { description: 'Left.', schema: { type: 'integer' } } };
  const { got } = operation({ responses: { '2XX': { description: 'Done.', content, headers } } });
  expect(got.responses).toEqual({
    200: {
      ...{ description: 'Done.', schema: { type: 'string' }, examples: { 'application/json': 'a' } },
      headers: { 'X-Rate': { description: 'Left.', type: 'integer' } },
    },
  });
});

it.each([
  ['https://api.pets.com/v2/', { host: 'api.pets.com', basePath: '/v2' }],
  ['https://api.pets.com', { host: 'api.pets.com', basePath: '/' }],
  ['https://{region}.pets.com:8443/{base}', { host: 'eu.pets.com:8443', basePath: '/v1' }],
])('the address %s', (url, expected) => {
  const variables = { region: { default: 'eu' }, base: { default: 'v1' } };
  const { swagger } = toSwagger({
    openapi: '3.0.0',
    info: INFO,
    paths: {},
    servers: [{ url: '/relative' }, { url, variables }],
  });
  expect(swagger).toMatchObject({ ...expected, schemes: ['https'] });
});

it.each([
  [
    { type: 'apiKey', in: 'header', name: 'X-Key' },
    { type: 'apiKey', in: 'header', name: 'X-Key' },
  ],
  [{ type: 'http', scheme: 'Basic' }, { type: 'basic' }],
  [
    { type: 'http', scheme: 'bearer' },
    { type: 'apiKey', in: 'header', name: 'Authorization' },
  ],
  [
    {
      type: 'oauth2',
      flows: {
        implicit: {},
        authorizationCode: { authorizationUrl: 'https://a.b', tokenUrl: 'https://a.b/t', scopes: { r: 'Read' } },
      },
    },
    {
      type: 'oauth2',
      flow: 'accessCode',
      authorizationUrl: 'https://a.b',
      tokenUrl: 'https://a.b/t',
      scopes: { r: 'Read' },
    },
  ],
])('a way to sign in: %j', (one, expected) => {
  const { swagger } = toSwagger({ openapi: '3.0.0', info: INFO, paths: {}, components: { securitySchemes: { one } } });
  expect(swagger.securityDefinitions).toEqual({ one: expected });
  expect(swagger.security).toEqual([{ one: 'scopes' in expected ? ['r'] : [] }]);
});

it('Swagger 2.0 stays as it is', () => {
  const swagger = { swagger: '2.0', info: INFO, paths: {} };
  expect(toSwagger(swagger)).toEqual({ swagger, losses: [] });
});

it.each([[null], ['text'], [[]], [{}], [{ openapi: '4.0.0' }], [{ swagger: '1.2' }]])(
  '%j can not be used',
  (document) => {
    expect(() => toSwagger(document)).toThrow(UnusableError);
  },
);

it('what is hostile ends: circles, depth, billions of values in a few lines, keys that every object has', () => {
  const circle = { openapi: '3.0.0', info: INFO, paths: { '/a': { $ref: '#/paths/~1a' } } };
  expect(toSwagger(circle).losses[0]).toContain('bundle the files');
  expect(() => toSwagger(JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`))).toThrow('nested deeper');
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 12; level++)
    lines.push(
      `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    );
  expect(() => toSwagger(load(lines.join('\n'), { maxAliases: 1000 } as never))).toThrow('more than');
  const text =
    '{"openapi":"3.0.0","paths":{"__proto__":{"get":{}},"/a":{"get":{"responses":{"constructor":{}},"parameters":[{"name":"toString","in":"query"}]}}},"components":{"schemas":{"__proto__":{"x":1},"hasOwnProperty":{"type":"object","properties":{"__proto__":{},"constructor":{}}}}}}';
  const { swagger } = toSwagger(JSON.parse(text));
  expect(Object.keys(swagger.definitions as Json)).toEqual(['hasOwnProperty']);
  expect(({} as Json).x).toBeUndefined();
});

it('one answer goes before all of its kind, and that is said', () => {
  const { got, losses } = operation({ responses: { 200: { description: 'One.' }, '2XX': { description: 'All.' } } });
  expect(got.responses).toEqual({ 200: { description: 'One.' } });
  expect(losses).toHaveLength(1);
});

it('an address that lacks a value is none', () => {
  const { swagger } = toSwagger({
    openapi: '3.0.0',
    info: INFO,
    paths: {},
    servers: [{ url: 'https://api.pets.com/{v}' }],
  });
  expect(swagger).not.toHaveProperty('host');
});

it('a parameter that holds itself ends', () => {
  const schemas = { A: { allOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/A' }] } };
  expect(parameter({ schema: { $ref: '#/components/schemas/A' } }, { components: { schemas } }).got.type).toBe(
    'string',
  );
});
