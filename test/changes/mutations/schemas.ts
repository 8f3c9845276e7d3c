/** Single changes of bodies, answers and declarations. */
import { create, everyOrder, get, list, type Mutation, move } from './mutation.ts';

export const SCHEMAS: readonly Mutation[] = [
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
];
