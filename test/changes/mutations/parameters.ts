/** Single changes of parameters. */
import { customer, get, list, type Mutation } from './mutation.ts';

export const PARAMETERS: readonly Mutation[] = [
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
];
