/** A new connector: its files, made from what a person answered and, if there is one, the definition of the service. */
import { COLOR_OF_INDEPENDENT } from '../connector/connector.ts';
import { isObject } from '../connector/pointer.ts';
import type { Answers } from './answers.ts';
import type { Json } from './openapi/plain.ts';
import { withNames } from './operations.ts';
import { readmeFor } from './readme.ts';
import { connectionParameters } from './sign-in.ts';

const COLORS = { 'independent-publisher': COLOR_OF_INDEPENDENT, certified: '#0a6ebd', custom: '#0a6ebd' } as const;

/** The texts of its files, by their names. @param swagger the service's definition; null: one operation to begin with */
export function connectorFiles(answers: Answers, swagger: Json | null): Map<string, string> {
  const definition = withNames(definitionFor(answers, swagger ?? exampleFor(answers)));
  return new Map([
    ['apiDefinition.swagger.json', `${JSON.stringify(definition, null, 2)}\n`],
    ['apiProperties.json', `${JSON.stringify(propertiesFor(answers, definition), null, 2)}\n`],
    ['readme.md', readmeFor(answers, definition)],
  ]);
}

function definitionFor(answers: Answers, swagger: Json): Json {
  const { title, description, host, publisher, supportEmail, website, privacyPolicy, category } = answers;
  const info = isObject(swagger.info) ? swagger.info : {};
  const version = typeof info.version === 'string' && info.version !== '' ? info.version : '1.0';
  const contact = { name: `${publisher} Support`, url: website, email: supportEmail };
  const metadata = { Website: website, 'Privacy policy': privacyPolicy, Categories: category };
  return {
    ...{ swagger: '2.0', info: { title, description, version, contact }, host, basePath: '/', schemes: ['https'] },
    ...withoutHead(swagger),
    'x-ms-connector-metadata': Object.entries(metadata).map(([propertyName, propertyValue]) => ({
      propertyName,
      propertyValue,
    })),
  };
}

function withoutHead({ swagger: _, info: __, host: ___, schemes: ____, ...rest }: Json): Json {
  return rest;
}

function propertiesFor({ kind, publisher, title }: Answers, definition: Json): Json {
  return {
    properties: {
      connectionParameters: connectionParameters(definition),
      iconBrandColor: COLORS[kind],
      capabilities: [],
      publisher,
      stackOwner: kind === 'independent-publisher' ? title : publisher,
    },
  };
}

/** One operation that shows what the others need. */
function exampleFor({ title }: Answers): Json {
  const item = {
    type: 'object',
    properties: {
      id: { type: 'string', title: 'Item number', description: 'The number of the item.' },
      name: { type: 'string', title: 'Name', description: 'What people call the item.' },
    },
  };
  const answer = { description: 'The items.', schema: { type: 'array', items: { $ref: '#/definitions/Item' } } };
  const list = {
    ...{ summary: 'List items', description: `Returns the items of an account of ${title}, the newest first.` },
    ...{ operationId: 'ListItems', parameters: [], responses: { 200: answer } },
  };
  return {
    ...{ basePath: '/', consumes: ['application/json'], produces: ['application/json'] },
    ...{ paths: { '/items': { get: list } }, definitions: { Item: item } },
    ...{
      securityDefinitions: { api_key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
      security: [{ api_key: [] }],
    },
  };
}
