/** A connector's swagger with everything that Swagger 2.0 knows: what the mutations start from. */
import { SAMPLE } from '../rules/sample.ts';

const sample = JSON.parse(SAMPLE.get('apiDefinition.swagger.json') as string) as Record<
  string,
  Record<string, unknown>
>;

const docs = { url: 'https://www.contoso-orders.com/docs', description: 'More about it.' };
const limits = { minimum: 1, maximum: 9, exclusiveMinimum: false, exclusiveMaximum: true, multipleOf: 2 };
const lengths = { minLength: 1, maxLength: 20, pattern: '^[a-z]+$' };
const counts = { minItems: 1, maxItems: 5, uniqueItems: true };
const list = {
  type: 'array',
  collectionFormat: 'csv',
  ...counts,
  items: { type: 'string', ...lengths, enum: ['a', 'b'] },
};

function parameter(name: string, place: string, more: object): object {
  return {
    name,
    in: place,
    'x-ms-summary': `The ${name}`,
    description: `Choose the ${name}.`,
    required: true,
    ...more,
  };
}

const headers = {
  Location: { type: 'string', description: 'Where it is.', format: 'uri', default: 'https://www.contoso-orders.com' },
  'X-Left': { type: 'integer', ...limits },
  'X-Tags': list,
};

/** Everything as the official schema takes it. Nothing in it is shared: one change is in one place. */
export const RICH_SWAGGER: object = unshared({
  ...sample,
  info: {
    ...sample.info,
    termsOfService: 'https://www.contoso-orders.com/terms',
    license: { name: 'MIT', url: 'https://www.contoso-orders.com/license' },
  },
  tags: [{ name: 'orders', description: 'Sales orders.', externalDocs: docs }, { name: 'files' }],
  externalDocs: docs,
  security: [{ key: [] }, { code: ['read', 'write'] }],
  securityDefinitions: {
    key: { type: 'apiKey', name: 'X-Key', in: 'header', description: 'A key.' },
    basic: { type: 'basic' },
    code: {
      type: 'oauth2',
      flow: 'accessCode',
      authorizationUrl: 'https://login.contoso-orders.com/authorize',
      tokenUrl: 'https://login.contoso-orders.com/token',
      scopes: { read: 'Read orders.', write: 'Write orders.' },
    },
    application: {
      type: 'oauth2',
      flow: 'application',
      tokenUrl: 'https://login.contoso-orders.com/token',
      scopes: {},
    },
  },
  responses: { Gone: { description: 'It is gone.', headers } },
  paths: {
    ...sample.paths,
    '/files/{folder}': {
      parameters: [parameter('folder', 'path', { type: 'string', ...lengths })],
      post: {
        operationId: 'AddFile',
        summary: 'Add a file',
        description: 'Puts a file into a folder and returns its address.',
        tags: ['files'],
        externalDocs: docs,
        consumes: ['multipart/form-data'],
        produces: ['application/json'],
        schemes: ['https'],
        deprecated: false,
        security: [{ code: ['write'] }],
        parameters: [
          parameter('file', 'formData', { type: 'file' }),
          parameter('labels', 'formData', { ...list, collectionFormat: 'multi' }),
          parameter('size', 'query', { type: 'integer', format: 'int32', allowEmptyValue: false, ...limits }),
          parameter('order', 'header', { type: 'string', enum: ['up', 'down'], default: 'up' }),
        ],
        responses: {
          200: {
            description: 'The address of the file.',
            headers,
            schema: { $ref: '#/definitions/File' },
            examples: { 'application/json': { name: 'a' } },
          },
          410: { $ref: '#/responses/Gone' },
        },
      },
      get: {
        operationId: 'GetFile',
        summary: 'Get a file',
        description: 'Returns the bytes of one file of the folder.',
        produces: ['application/octet-stream'],
        responses: { 200: { description: 'The file.', schema: { type: 'file' } } },
      },
    },
  },
  definitions: {
    ...sample.definitions,
    Thing: {
      type: 'object',
      discriminator: 'kind',
      required: ['kind', 'name'],
      minProperties: 1,
      maxProperties: 9,
      externalDocs: docs,
      properties: {
        kind: { type: 'string', title: 'Kind', description: 'What kind of thing it is.' },
        name: { type: 'string', title: 'Name', description: 'What it is called.', ...lengths, example: 'report' },
        size: { type: 'number', title: 'Size', description: 'How large it is.', ...limits, default: 2 },
        parts: {
          type: 'array',
          title: 'Parts',
          description: 'What it is made of.',
          ...counts,
          items: { type: 'string' },
        },
        notes: { type: 'object', title: 'Notes', description: 'Any notes.', additionalProperties: { type: 'string' } },
      },
      xml: {
        name: 'thing',
        namespace: 'https://www.contoso-orders.com/xml',
        prefix: 't',
        attribute: false,
        wrapped: false,
      },
    },
    File: {
      allOf: [{ $ref: '#/definitions/Thing' }, { type: 'object', additionalProperties: true }],
      readOnly: false,
    },
  },
});

function unshared(document: object): object {
  return JSON.parse(JSON.stringify(document)) as object;
}
