/** OpenAPI 3 that never ends. */
import { toSwagger } from '../../src/scaffold/openapi/convert.ts';
import { type Json, UnusableError } from '../../src/scaffold/openapi/plain.ts';

const INFO = { title: 'Contoso Orders', version: '1.0' };

it('schemas outside of components that hold themselves, or each other twice, end', () => {
  const self = '#/paths/~1a/get/responses/200/content/application~1json/schema';
  const answer = (schema: Json) => ({ 200: { description: 'OK', content: { 'application/json': { schema } } } });
  const documentOf = (schema: Json, components: Json) => ({
    ...{ openapi: '3.0.0', info: INFO, components },
    paths: { '/a': { get: { responses: answer(schema) } } },
  });
  const circle = documentOf({ type: 'object', properties: { child: { $ref: self } } }, {});
  expect(toSwagger(circle).losses).toEqual([expect.stringContaining('leads back to itself')]);
  const twice = Array.from({ length: 30 }, (_, level) => {
    const $ref = `#/components/x-lib/L${level + 1}`;
    return [`L${level}`, { type: 'object', properties: { a: { $ref }, b: { $ref } } }];
  });
  const library = { 'x-lib': Object.fromEntries(twice) };
  expect(() => toSwagger(documentOf({ $ref: '#/components/x-lib/L0' }, library))).toThrow(UnusableError);
});
