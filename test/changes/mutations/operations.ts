/** Single changes of operations. */
import { create, get, list, type Mutation, move } from './mutation.ts';

export const OPERATIONS: readonly Mutation[] = [
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
    ['media-type-removed CreateOrder'],
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
];
