/** A connector with every form that is compared: `$ref`, `allOf`, arrays, maps, cycles, dynamic values, sets, policies. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareConnectors } from '../../src/changes/compare.ts';
import type { Change } from '../../src/changes/types.ts';
import { Connector } from '../../src/connector/connector.ts';
import { SAMPLE } from '../rules/sample.ts';

/** JSON that a test changes as it likes. */
// biome-ignore lint/suspicious/noExplicitAny: the tests reach into a document they have made themselves
export type Json = any;

export interface Parts {
  doc: Json;
  props: Json;
  files: Record<string, string>;
}

const FOLDER = 'certified-connectors/Contoso Orders';

/** Fresh at every call. */
export function sampleParts(): Parts {
  const doc = JSON.parse(SAMPLE.get('apiDefinition.swagger.json')!);
  const props = JSON.parse(SAMPLE.get('apiProperties.json')!);
  Object.assign(doc.definitions, {
    Customer: {
      allOf: [
        { $ref: '#/definitions/Person' },
        { type: 'object', properties: { vat: { type: 'string', title: 'VAT' } } },
      ],
    },
    Person: {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string' },
        boss: { $ref: '#/definitions/Person' },
        friends: { type: 'array', items: { $ref: '#/definitions/Person' } },
      },
    },
  });
  doc.definitions.NewOrder.properties.priority = { type: 'string', enum: ['low', 'high'], default: 'low' };
  doc.definitions.NewOrder.properties.lines = {
    type: 'array',
    items: {
      type: 'object',
      required: ['sku'],
      properties: { sku: { type: 'string', maxLength: 20 }, count: { type: 'integer' } },
    },
  };
  doc.paths['/customers/{id}'] = {
    parameters: [
      {
        name: 'id',
        in: 'path',
        required: true,
        type: 'string',
        'x-ms-dynamic-values': { operationId: 'ListOrders', 'value-path': 'id' },
      },
    ],
    get: {
      operationId: 'GetCustomer',
      summary: 'Get a customer',
      parameters: [
        { name: 'expand', in: 'query', type: 'array', items: { type: 'string' }, 'x-ms-visibility': 'advanced' },
      ],
      responses: {
        200: { description: 'A customer.', schema: { $ref: '#/definitions/Customer' } },
        404: { description: 'None.' },
      },
    },
    put: {
      operationId: 'SaveMap',
      summary: 'Save',
      deprecated: true,
      parameters: [
        { name: 'map', in: 'body', schema: { type: 'object', additionalProperties: { $ref: '#/definitions/Order' } } },
      ],
      responses: { 200: { $ref: '#/responses/Done' } },
    },
  };
  doc.responses = {
    Done: { description: 'Done.', schema: { type: 'object', properties: { done: { type: 'boolean' } } } },
  };
  props.properties.connectionParameters.region = {
    type: 'string',
    uiDefinition: { displayName: 'Region', constraints: { required: 'false' } },
  };
  props.properties.connectionParameterSets = {
    uiDefinition: {},
    values: [{ name: 'key', uiDefinition: { displayName: 'Key' }, parameters: { secret: { type: 'securestring' } } }],
  };
  return { doc, props, files: { 'readme.md': '# Contoso', 'script.csx': 'class Script {}\n', 'icon.png': 'png' } };
}

/** @param write how the JSON files are written */
export function connectorFrom(
  { doc, props, files }: Parts,
  write = (value: unknown) => JSON.stringify(value, null, 2),
): Connector {
  const texts = { 'apiDefinition.swagger.json': write(doc), 'apiProperties.json': write(props), ...files };
  const list = Object.entries(texts).map(([name, text]) => {
    const bytes = Buffer.from(text);
    return { path: `${FOLDER}/${name}`, name, content: { size: bytes.length, bytes } };
  });
  return new Connector(FOLDER, 'certified', list);
}

/** What a change of the sample is told as: `kind about path`, sorted. */
export function changesAfter(mutate: (parts: Parts) => void): string[] {
  const parts = sampleParts();
  mutate(parts);
  return told(compareConnectors(connectorFrom(sampleParts()), connectorFrom(parts)));
}

export function told(changes: readonly Change[]): string[] {
  return changes.map(({ kind, about, path }) => [kind, about.id, path].filter((part) => part !== '').join(' ')).sort();
}

/** The swagger documents among the published samples, to be rewritten without a change of meaning. */
export function publishedSamples(): { name: string; doc: Json }[] {
  const directory = join(import.meta.dirname, '../../rules/samples/certified-connectors');
  return readdirSync(directory).map((name) => ({
    name,
    doc: JSON.parse(readFileSync(join(directory, name, 'apiDefinition.swagger.json'), 'utf8')),
  }));
}
