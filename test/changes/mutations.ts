/** Single changes of the sample, and exactly what each is to be told as. */
import type { Parts } from './sample.ts';

export type Mutation = readonly [name: string, mutate: (parts: Parts) => void, expected: readonly string[]];

const list = (doc: Parts['doc']) => doc.paths['/orders'].get;
const create = (doc: Parts['doc']) => doc.paths['/orders'].post;
const get = (doc: Parts['doc']) => doc.paths['/orders/{id}'].get;
const customer = (doc: Parts['doc']) => doc.paths['/customers/{id}'].get;
const move = (object: Record<string, unknown>, from: string, to: string) => {
  object[to] = object[from];
  delete object[from];
};

/** Operations whose answers have the shared definition Order, with the way to it. */
const everyOrder = (kind: string, request: string, property: string) =>
  [
    `${kind} CreateOrder ${property}`,
    `${kind} GetOrder ${property}`,
    `${kind} ListOrders [].${property}`,
    `${kind} WhenOrderCreated ${property}`,
    `${request} SaveMap *.${property}`,
  ].sort();

export const MUTATIONS: readonly Mutation[] = [
  ['an operation is removed', ({ doc }) => delete doc.paths['/orders/{id}'], ['operation-removed GetOrder']],
  [
    'an operation is added',
    ({ doc }) => {
      doc.paths['/ping'] = { get: { operationId: 'Ping', responses: {} } };
    },
    ['operation-added Ping'],
  ],
  [
    'an operation is renamed',
    ({ doc }) => {
      get(doc).operationId = 'FetchOrder';
    },
    ['operation-id-renamed GetOrder'],
  ],
  [
    'an operation that others name is renamed',
    ({ doc }) => {
      list(doc).operationId = 'AllOrders';
      doc.paths['/customers/{id}'].parameters[0]['x-ms-dynamic-values'].operationId = 'AllOrders';
    },
    ['operation-id-renamed ListOrders'],
  ],
  ['the method changes', ({ doc }) => move(doc.paths['/orders/{id}'], 'get', 'post'), ['method-changed GetOrder']],
  ['the path changes', ({ doc }) => move(doc.paths, '/orders/{id}', '/order/{id}'), ['path-changed GetOrder']],
  [
    'a path parameter is renamed',
    ({ doc }) => {
      move(doc.paths, '/orders/{id}', '/orders/{number}');
      doc.paths['/orders/{number}'].get.parameters[0].name = 'number';
    },
    ['parameter-renamed GetOrder number'],
  ],
  [
    'an action becomes a trigger',
    ({ doc }) => {
      list(doc)['x-ms-trigger'] = 'batch';
    },
    ['trigger-kind-changed ListOrders'],
  ],
  [
    'a trigger splits differently',
    ({ doc }) => {
      doc.paths['/hooks'].post['x-ms-trigger'] = 'batch';
    },
    ['trigger-mode-changed WhenOrderCreated'],
  ],
  [
    'an operation becomes internal',
    ({ doc }) => {
      get(doc)['x-ms-visibility'] = 'internal';
    },
    ['operation-made-internal GetOrder'],
  ],
  [
    'an operation becomes visible',
    ({ doc }) => delete doc.paths['/hooks/{hookId}'].delete['x-ms-visibility'],
    ['operation-made-visible DeleteHook'],
  ],
  [
    'an operation becomes important',
    ({ doc }) => {
      get(doc)['x-ms-visibility'] = 'important';
    },
    ['operation-visibility-changed GetOrder'],
  ],
  [
    'an operation is deprecated',
    ({ doc }) => {
      get(doc).deprecated = true;
    },
    ['operation-deprecated GetOrder'],
  ],
  [
    'an operation is in use again',
    ({ doc }) => delete doc.paths['/customers/{id}'].put.deprecated,
    ['operation-undeprecated SaveMap'],
  ],
  [
    'an operation has another summary',
    ({ doc }) => {
      get(doc).summary = 'Fetch an order';
    },
    ['operation-text-changed GetOrder'],
  ],
  [
    'an operation pages',
    ({ doc }) => {
      list(doc)['x-ms-pageable'] = { nextLinkName: 'next' };
    },
    ['paging-changed ListOrders'],
  ],
  [
    'an operation has a tag',
    ({ doc }) => {
      list(doc).tags = ['orders'];
    },
    ['operation-metadata-changed ListOrders'],
  ],
  [
    'an operation takes other media types',
    ({ doc }) => {
      create(doc).consumes = ['text/xml'];
    },
    ['operation-media-types-changed CreateOrder'],
  ],
  [
    'an operation asks for no credentials',
    ({ doc }) => {
      create(doc).security = [];
    },
    ['operation-security-changed CreateOrder'],
  ],
  ['a parameter is removed', ({ doc }) => list(doc).parameters.shift(), ['parameter-removed ListOrders status']],
  [
    'an optional parameter is added',
    ({ doc }) => list(doc).parameters.push({ name: 'q', in: 'query', type: 'string' }),
    ['parameter-added ListOrders q'],
  ],
  [
    'a required parameter is added',
    ({ doc }) => list(doc).parameters.push({ name: 'q', in: 'query', type: 'string', required: true }),
    ['required-parameter-added ListOrders q'],
  ],
  [
    'a required parameter with a default is added',
    ({ doc }) => list(doc).parameters.push({ name: 'q', in: 'query', type: 'string', required: true, default: 'x' }),
    ['parameter-added ListOrders q'],
  ],
  [
    'a parameter becomes required',
    ({ doc }) => {
      list(doc).parameters[0].required = true;
    },
    ['parameter-made-required ListOrders status'],
  ],
  [
    'a parameter with a default becomes required',
    ({ doc }) => {
      doc.parameters.top.required = true;
    },
    [],
  ],
  [
    'a parameter has another type',
    ({ doc }) => {
      doc.parameters.top.type = 'string';
      delete doc.parameters.top.format;
      doc.parameters.top.format = 'int32';
    },
    ['parameter-type-changed ListOrders top'],
  ],
  [
    'a parameter has items of another type',
    ({ doc }) => {
      customer(doc).parameters[0].items.type = 'integer';
    },
    ['parameter-type-changed GetCustomer expand'],
  ],
  [
    'a parameter moves to a header',
    ({ doc }) => {
      list(doc).parameters[0].in = 'header';
    },
    ['parameter-location-changed ListOrders status'],
  ],
  [
    'an enum value is removed',
    ({ doc }) => list(doc).parameters[0].enum.pop(),
    ['enum-value-removed ListOrders status'],
  ],
  [
    'an enum value is added',
    ({ doc }) => list(doc).parameters[0].enum.push('lost'),
    ['enum-value-added ListOrders status'],
  ],
  [
    'an enum is introduced',
    ({ doc }) => {
      get(doc).parameters[0].enum = ['1'];
    },
    ['enum-introduced GetOrder id'],
  ],
  [
    'a default changes',
    ({ doc }) => {
      doc.parameters.top.default = 10;
    },
    ['default-changed ListOrders top'],
  ],
  [
    'a format changes',
    ({ doc }) => {
      get(doc).parameters[0].format = 'uuid';
    },
    ['format-changed GetOrder id'],
  ],
  [
    'a parameter has another description',
    ({ doc }) => {
      get(doc).parameters[0].description = 'The number.';
    },
    ['field-text-changed GetOrder id'],
  ],
  [
    'a parameter is hidden',
    ({ doc }) => {
      list(doc).parameters[0]['x-ms-visibility'] = 'internal';
    },
    ['field-hidden ListOrders status'],
  ],
  [
    'a parameter moves up',
    ({ doc }) => delete customer(doc).parameters[0]['x-ms-visibility'],
    ['field-visibility-changed GetCustomer expand'],
  ],
  [
    'a parameter has other limits',
    ({ doc }) => {
      doc.parameters.top.maximum = 100;
    },
    ['constraint-changed ListOrders top'],
  ],
  [
    'a parameter is encoded otherwise',
    ({ doc }) => {
      get(doc).parameters[0]['x-ms-url-encoding'] = 'double';
    },
    ['encoding-changed GetOrder id'],
  ],
  [
    'an inherited parameter has other choices',
    ({ doc }) => {
      doc.paths['/customers/{id}'].parameters[0]['x-ms-dynamic-values']['value-path'] = 'number';
    },
    ['dynamic-changed GetCustomer id', 'dynamic-changed SaveMap id'],
  ],
  [
    'the body has another name',
    ({ doc }) => {
      create(doc).parameters[0].name = 'order';
    },
    ['parameter-renamed CreateOrder order'],
  ],
  [
    'a body property is removed',
    ({ doc }) => delete doc.definitions.NewOrder.properties.note,
    ['body-property-removed CreateOrder note'],
  ],
  [
    'a body property is added',
    ({ doc }) => {
      doc.definitions.NewOrder.properties.gift = { type: 'boolean' };
    },
    ['body-property-added CreateOrder gift'],
  ],
  [
    'a required body property is added',
    ({ doc }) => {
      doc.definitions.NewOrder.properties.gift = { type: 'boolean' };
      doc.definitions.NewOrder.required.push('gift');
    },
    ['required-body-property-added CreateOrder gift'],
  ],
  [
    'a body property becomes required',
    ({ doc }) => doc.definitions.NewOrder.required.push('note'),
    ['body-property-made-required CreateOrder note'],
  ],
  [
    'a body property with a default becomes required',
    ({ doc }) => doc.definitions.NewOrder.required.push('priority'),
    [],
  ],
  [
    'a body property becomes optional',
    ({ doc }) => {
      doc.definitions.NewOrder.required = [];
    },
    ['body-property-made-optional CreateOrder customer'],
  ],
  [
    'a body property has another type',
    ({ doc }) => {
      doc.definitions.NewOrder.properties.note.type = 'integer';
    },
    ['body-property-type-changed CreateOrder note'],
  ],
  [
    'a property of a line becomes required',
    ({ doc }) => doc.definitions.NewOrder.properties.lines.items.required.push('count'),
    ['body-property-made-required CreateOrder lines[].count'],
  ],
  [
    'a property of a line has other limits',
    ({ doc }) => {
      doc.definitions.NewOrder.properties.lines.items.properties.sku.maxLength = 5;
    },
    ['constraint-changed CreateOrder lines[].sku'],
  ],
  [
    'an enum value of a body property is removed',
    ({ doc }) => doc.definitions.NewOrder.properties.priority.enum.pop(),
    ['enum-value-removed CreateOrder priority'],
  ],
  [
    'a shared property is removed',
    ({ doc }) => delete doc.definitions.Order.properties.total,
    everyOrder('response-property-removed', 'body-property-removed', 'total'),
  ],
  [
    'a shared property is added',
    ({ doc }) => {
      doc.definitions.Order.properties.tax = { type: 'number' };
    },
    everyOrder('response-property-added', 'body-property-added', 'tax'),
  ],
  [
    'a shared property has another type',
    ({ doc }) => {
      doc.definitions.Order.properties.total.type = 'string';
    },
    everyOrder('response-property-type-changed', 'body-property-type-changed', 'total'),
  ],
  [
    'a shared property becomes required',
    ({ doc }) => {
      doc.definitions.Order.required = ['id'];
    },
    everyOrder('response-property-made-required', 'body-property-made-required', 'id'),
  ],
  [
    'an answer is another type',
    ({ doc }) => {
      list(doc).responses[200].schema = { $ref: '#/definitions/Order' };
    },
    ['response-root-type-changed ListOrders body'],
  ],
  [
    'an answer has no schema any more',
    ({ doc }) => delete get(doc).responses[200].schema,
    ['response-root-type-changed GetOrder'],
  ],
  [
    'an answer gets a schema',
    ({ doc }) => {
      doc.paths['/hooks/{hookId}'].delete.responses[204].schema = { type: 'object' };
    },
    ['response-schema-added DeleteHook'],
  ],
  [
    'an answer has another code',
    ({ doc }) => move(create(doc).responses, '201', '200'),
    ['response-code-changed CreateOrder'],
  ],
  [
    'an answer has another description',
    ({ doc }) => {
      get(doc).responses[200].description = 'It.';
    },
    ['response-text-changed GetOrder'],
  ],
  [
    'a failure is described',
    ({ doc }) => {
      get(doc).responses[404] = { description: 'None.' };
    },
    ['error-response-changed GetOrder'],
  ],
  [
    'a payload is described in other words',
    ({ doc }) => {
      doc.paths['/hooks']['x-ms-notification-content'].description = 'It.';
    },
    ['response-text-changed WhenOrderCreated'],
  ],
  [
    'the security definition is renamed',
    ({ doc }) => {
      move(doc.securityDefinitions, 'api_key', 'key');
      doc.security = [{ key: [] }];
    },
    ['security-definition-renamed securityDefinitions api_key'],
  ],
  [
    'a payload changes',
    ({ doc }) => {
      doc.paths['/hooks']['x-ms-notification-content'].schema = {
        type: 'array',
        items: { $ref: '#/definitions/Order' },
      };
    },
    ['response-root-type-changed WhenOrderCreated payload'],
  ],
  [
    'a shared answer loses a property',
    ({ doc }) => delete doc.responses.Done.schema.properties.done,
    ['response-property-removed SaveMap done'],
  ],
  [
    'a part of allOf loses a property',
    ({ doc }) => delete doc.definitions.Customer.allOf[1].properties.vat,
    ['response-property-removed GetCustomer vat'],
  ],
  [
    'the host changes',
    ({ doc }) => {
      doc.host = 'api.example.com';
    },
    ['host-changed'],
  ],
  [
    'the base path changes',
    ({ doc }) => {
      doc.basePath = '/v2';
    },
    ['base-path-changed'],
  ],
  ['the schemes change', ({ doc }) => doc.schemes.push('http'), ['schemes-changed']],
  [
    'the title changes',
    ({ doc }) => {
      doc.info.title = 'Contoso';
    },
    ['title-changed'],
  ],
  [
    'the version changes',
    ({ doc }) => {
      doc.info.version = '2.0';
    },
    ['version-changed'],
  ],
  [
    'the contact changes',
    ({ doc }) => {
      doc.info.contact.name = 'Help';
    },
    ['connector-text-changed'],
  ],
  [
    'the metadata changes',
    ({ doc }) => {
      doc['x-ms-connector-metadata'][0].propertyValue = 'https://contoso.com';
    },
    ['connector-text-changed'],
  ],
  [
    'the way to sign in changes',
    ({ doc }) => {
      doc.securityDefinitions.api_key = { type: 'basic' };
    },
    ['auth-type-changed securityDefinitions'],
  ],
  [
    'the key goes into another header',
    ({ doc }) => {
      doc.securityDefinitions.api_key.name = 'Authorization';
    },
    ['security-definition-changed securityDefinitions api_key'],
  ],
  [
    'nothing is asked for',
    ({ doc }) => {
      doc.security = [];
    },
    ['security-changed'],
  ],
  [
    'a connection parameter is removed',
    ({ props }) => delete props.properties.connectionParameters.region,
    ['connection-parameter-removed region'],
  ],
  [
    'a required connection parameter is added',
    ({ props }) => {
      props.properties.connectionParameters.site = {
        type: 'string',
        uiDefinition: { constraints: { required: 'true' } },
      };
    },
    ['connection-parameter-added site'],
  ],
  [
    'an optional connection parameter is added',
    ({ props }) => {
      props.properties.connectionParameters.site = { type: 'string' };
    },
    ['optional-connection-parameter-added site'],
  ],
  [
    'a connection parameter becomes required',
    ({ props }) => {
      props.properties.connectionParameters.region.uiDefinition.constraints.required = 'true';
    },
    ['connection-parameter-made-required region'],
  ],
  [
    'a connection parameter has another type',
    ({ props }) => {
      props.properties.connectionParameters.region.type = 'securestring';
    },
    ['connection-parameter-type-changed region'],
  ],
  [
    'a connection parameter has another name',
    ({ props }) => {
      props.properties.connectionParameters.region.uiDefinition.displayName = 'Area';
    },
    ['connection-parameter-text-changed region'],
  ],
  [
    'a way to sign in is added',
    ({ props }) => props.properties.connectionParameterSets.values.push({ name: 'oauth', parameters: {} }),
    ['connection-set-added oauth'],
  ],
  [
    'a way to sign in is removed',
    ({ props }) => {
      props.properties.connectionParameterSets.values = [];
    },
    ['connection-set-removed key'],
  ],
  [
    'a set loses a parameter',
    ({ props }) => {
      props.properties.connectionParameterSets.values[0].parameters = {};
    },
    ['connection-parameter-removed key/secret'],
  ],
  [
    'a parameter moves into a set',
    ({ props }) => {
      const { connectionParameters, connectionParameterSets } = props.properties;
      connectionParameterSets.values[0].parameters.region = connectionParameters.region;
      delete connectionParameters.region;
    },
    ['connection-parameter-moved region', 'optional-connection-parameter-added key/region'],
  ],
  [
    'a policy is removed',
    ({ props }) => {
      props.properties.policyTemplateInstances = [];
    },
    ['policy-removed Name the caller'],
  ],
  [
    'a policy is added',
    ({ props }) => props.properties.policyTemplateInstances.push({ templateId: 'dynamichosturl', title: 'Host' }),
    ['policy-added Host'],
  ],
  [
    'a policy changes',
    ({ props }) => {
      props.properties.policyTemplateInstances[0].parameters['x-ms-apimTemplateParameter.value'] = 'x';
    },
    ['policy-changed Name the caller'],
  ],
  [
    'the publisher changes',
    ({ props }) => {
      props.properties.publisher = 'Fabrikam';
    },
    ['publisher-changed'],
  ],
  [
    'the stack owner changes',
    ({ props }) => {
      props.properties.stackOwner = 'Fabrikam';
    },
    ['stack-owner-changed'],
  ],
  [
    'the colour changes',
    ({ props }) => {
      props.properties.iconBrandColor = '#000000';
    },
    ['brand-color-changed'],
  ],
  ['the capabilities change', ({ props }) => props.properties.capabilities.push('actions'), ['capabilities-changed']],
  [
    'the script changes',
    ({ files }) => {
      files['script.csx'] = 'class Script { int x; }';
    },
    ['script-changed script.csx'],
  ],
  [
    'the script is removed',
    ({ files }) => {
      delete files['script.csx'];
    },
    ['script-removed script.csx'],
  ],
  [
    'the icon changes',
    ({ files }) => {
      files['icon.png'] = 'gnp';
    },
    ['icon-changed icon.png'],
  ],
  [
    'the readme changes',
    ({ files }) => {
      files['readme.md'] = '# Contoso Orders';
    },
    ['readme-changed readme.md'],
  ],
];
