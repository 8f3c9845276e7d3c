/** Single renames. */

import type { Parts } from '../sample.ts';
import type { Mutation } from './mutation.ts';

const list = ({ doc }: Parts) => doc.paths['/orders'].get;
const customer = ({ doc }: Parts) => doc.paths['/customers/{id}'].get;
const newOrder = ({ doc }: Parts) => doc.definitions.NewOrder;
const order = ({ doc }: Parts) => doc.definitions.Order;
const expand = (parts: Parts) => customer(parts).parameters[0];

function rename(object: Record<string, unknown>, from: string, to: string): void {
  object[to] = object[from];
  delete object[from];
}

/** Operations that have the shared definition Order, with the way to it. */
const everyOrder = (kind: string, property: string) =>
  ['CreateOrder', 'GetOrder', 'ListOrders [].', 'WhenOrderCreated', 'SaveMap *.'].map(
    (place) => `${kind} ${place.endsWith('.') ? place : `${place} `}${property}`,
  );

export const RENAMES: readonly Mutation[] = [
  [
    'a connection parameter has another name',
    ({ props }) => rename(props.properties.connectionParameters, 'region', 'area'),
    ['connection-parameter-renamed region'],
  ],
  [
    'a property of a request changes its case',
    (parts) => rename(newOrder(parts).properties, 'note', 'Note'),
    ['property-renamed CreateOrder note'],
  ],
  [
    'a required property of a request changes its case',
    (parts) => {
      rename(newOrder(parts).properties, 'customer', 'Customer');
      newOrder(parts).required = ['Customer'];
    },
    ['property-renamed CreateOrder customer'],
  ],
  [
    'a shared property changes its case',
    (parts) => rename(order(parts).properties, 'total', 'Total'),
    everyOrder('property-renamed', 'total'),
  ],
  [
    'a described property has another name',
    (parts) => rename(newOrder(parts).properties, 'note', 'remark'),
    ['property-renamed CreateOrder note'],
  ],
  [
    'a property of a list has another separator',
    (parts) => rename(newOrder(parts).properties.lines.items.properties, 'count', 'co_unt'),
    ['property-renamed CreateOrder lines[].count'],
  ],
  [
    'a parameter changes its case',
    (parts) => {
      list(parts).parameters[0].name = 'Status';
    },
    ['parameter-renamed ListOrders Status'],
  ],
  [
    'a described parameter has another name',
    (parts) => {
      list(parts).parameters[0].name = 'state';
    },
    ['parameter-renamed ListOrders state'],
  ],
  [
    'a parameter that is not described has another name',
    (parts) => {
      expand(parts).name = 'with';
    },
    ['parameter-renamed GetCustomer with'],
  ],
  [
    'a parameter is renamed that another takes its choices by',
    ({ doc }) => {
      const { parameters } = doc.paths['/countries/{country}/shops/{shop}'].get;
      parameters[0].name = 'land';
      parameters[1]['x-ms-dynamic-values'].parameters.country.parameter = 'land';
      parameters[1]['x-ms-dynamic-list'].parameters.country.parameterReference = 'land';
      rename(doc.paths, '/countries/{country}/shops/{shop}', '/countries/{land}/shops/{shop}');
    },
    ['parameter-renamed GetShop land'],
  ],
  [
    'an enum value changes its case',
    (parts) => {
      list(parts).parameters[0].enum = ['Open', 'shipped'];
    },
    ['enum-value-renamed ListOrders status'],
  ],
  [
    'all enum values change their case',
    (parts) => {
      newOrder(parts).properties.priority.enum = ['LOW', 'HIGH'];
    },
    ['enum-value-renamed CreateOrder priority'],
  ],
];
