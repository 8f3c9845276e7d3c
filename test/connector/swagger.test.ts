import { readJson } from '../../src/connector/json/document.ts';
import { Swagger } from '../../src/connector/swagger/walk.ts';

function walk(document: unknown): Swagger {
  const bytes = Buffer.from(JSON.stringify(document));
  return new Swagger(readJson('apiDefinition.swagger.json', { size: bytes.length, bytes }));
}
const schemaAt = (swagger: Swagger, pointer: string) => swagger.schemas.find((schema) => schema.pointer === pointer);

describe('the walk over a swagger document', () => {
  it('merges the parameters of the path into its operations, which may redefine them', () => {
    const swagger = walk({
      parameters: { shared: { name: 'shared', in: 'query' } },
      paths: {
        '/a': {
          parameters: [{ name: 'id', in: 'path' }, { $ref: '#/parameters/shared' }],
          get: { operationId: 'Get', parameters: [{ name: 'id', in: 'path', type: 'string' }] },
          PUT: { operationId: 'Put' },
        },
      },
    });
    const [get, put] = swagger.operations;
    expect(get!.parameters.map(({ parameter }) => parameter.pointer)).toEqual([
      '/paths/~1a/get/parameters/0',
      '/parameters/shared',
    ]);
    expect(put!.method).toBe('put');
    expect(put!.pointer).toBe('/paths/~1a/PUT');
    expect(put!.parameters.map(({ parameter }) => parameter.name)).toEqual(['id', 'shared']);
    expect(swagger.parameters.find(({ name }) => name === 'shared')!.operations).toHaveLength(2);
  });

  it('sets a path in an answer off from the name of the answer, which has blanks in it', () => {
    const order = { properties: { lines: { items: { properties: { price: {} } } } } };
    const schema = { type: 'array', items: order, allOf: [{ properties: { total: {} } }] };
    const swagger = walk({ paths: { '/a': { get: { operationId: 'List', responses: { 200: { schema } } } } } });
    expect(swagger.schemas.map(({ name }) => name)).toEqual([
      '200 of List',
      '200 of List: []',
      '200 of List: [].lines',
      '200 of List: [].lines[]',
      '200 of List: [].lines[].price',
      '200 of List',
      '200 of List: total',
    ]);
  });

  it('knows of each schema whether requests or responses use it, through references and nesting', () => {
    const swagger = walk({
      paths: {
        '/a': {
          post: {
            parameters: [{ name: 'body', in: 'body', schema: { $ref: '#/definitions/In' } }],
            responses: { 200: { schema: { type: 'array', items: { $ref: '#/definitions/Out' } } } },
          },
          get: { 'x-ms-visibility': 'internal', responses: { 200: { schema: { $ref: '#/definitions/Hidden' } } } },
        },
      },
      definitions: {
        In: { properties: { both: { $ref: '#/definitions/Both' } } },
        Out: { allOf: [{ $ref: '#/definitions/Both' }], additionalProperties: { type: 'string' } },
        Both: { properties: { name: { type: 'string' } } },
        Hidden: {},
        Unused: {},
      },
    });
    const use = (name: string) => [swagger.definitions.get(name)!.inRequest, swagger.definitions.get(name)!.inResponse];
    expect(use('In')).toEqual([true, false]);
    expect(use('Out')).toEqual([false, true]);
    expect(use('Both')).toEqual([true, true]);
    expect(use('Unused')).toEqual([false, false]);
    expect(swagger.definitions.get('Hidden')!.used & 8).toBe(0);
    expect(schemaAt(swagger, '/definitions/Both/properties/name')!.inRequest).toBe(true);
    expect(schemaAt(swagger, '/definitions/Both/properties/name')!.name).toBe('Both.name');
  });

  it('ends on references in circles', () => {
    const swagger = walk({
      paths: { '/a': { get: { responses: { 200: { schema: { $ref: '#/definitions/A' } } } } } },
      definitions: {
        A: { properties: { b: { $ref: '#/definitions/B' } } },
        B: { items: { $ref: '#/definitions/A' } },
        C: { $ref: '#/definitions/C' },
      },
    });
    expect(swagger.definitions.get('B')!.inResponse).toBe(true);
    expect(swagger.definitions.get('C')!.target).toBe(swagger.definitions.get('C'));
  });

  it('passes over whatever has the wrong form', () => {
    const swagger = walk({
      info: 7,
      paths: {
        '/a': null,
        '/b': { get: [], post: { parameters: 'x', responses: { 200: null, default: 'x' } } },
        'x-note': {},
      },
      definitions: { A: null, B: { properties: [1], allOf: {}, items: [{}] } },
      parameters: [],
      responses: 'none',
    });
    expect(swagger.operations).toHaveLength(1);
    expect(swagger.info.object).toEqual({});
  });

  it('follows a definition named __proto__, an escaped name and a percent-encoded one', () => {
    const swagger = walk(
      JSON.parse(
        '{"definitions":{"__proto__":{"type":"object"},"a/b":{},"c d":{},"R":{"properties":{"x":{"$ref":"#/definitions/__proto__"},"y":{"$ref":"#/definitions/a~1b"},"z":{"$ref":"#/definitions/c%20d"}}}}}',
      ),
    );
    const target = (name: string) => schemaAt(swagger, `/definitions/R/properties/${name}`)!.target?.key;
    expect([target('x'), target('y'), target('z')]).toEqual(['__proto__', 'a/b', 'c d']);
  });
});
