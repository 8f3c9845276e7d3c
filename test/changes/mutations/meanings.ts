/** Single changes in the terms of Microsoft's change validator, and what only looks like one. */

import type { Parts } from '../sample.ts';
import type { Mutation } from './mutation.ts';

const create = ({ doc }: Parts) => doc.paths['/orders'].post;
const customer = ({ doc }: Parts) => doc.paths['/customers/{id}'].get;
const newOrder = ({ doc }: Parts) => doc.definitions.NewOrder;
const expand = (parts: Parts) => customer(parts).parameters[0];

/** The validator's table, and what is none of it though it looks alike. */
export const MEANINGS: readonly Mutation[] = [
  [
    'a list is introduced for a property',
    (parts) => {
      newOrder(parts).properties.note.enum = ['gift', 'sample'];
    },
    ['enum-introduced CreateOrder note'],
  ],
  [
    'a list is introduced for items in a query',
    (parts) => {
      expand(parts).items.enum = ['lines'];
    },
    ['enum-introduced GetCustomer expand[]'],
  ],
  [
    'items in a query have other limits',
    (parts) => {
      expand(parts).items.maxLength = 5;
      expand(parts).items.pattern = '^a';
    },
    ['constraint-changed GetCustomer expand[]'],
  ],
  [
    'items in a query are lists themselves',
    (parts) => {
      expand(parts).items = { type: 'array', items: { type: 'string' } };
    },
    ['parameter-type-changed GetCustomer expand'],
  ],
  [
    'a body is taken in one more form',
    (parts) => {
      create(parts).consumes = ['application/json', 'text/xml'];
    },
    ['media-type-added CreateOrder'],
  ],
  [
    'the form of the body is said where it was inherited',
    (parts) => {
      create(parts).consumes = ['application/json; charset=utf-8'];
    },
    [],
  ],
  [
    'the document takes bodies in another form',
    ({ doc }) => {
      doc.consumes = ['text/xml'];
    },
    ['media-type-removed CreateOrder', 'media-type-removed SaveMap', 'media-type-removed WhenOrderCreated'],
  ],
  ['what is meant anyway is no longer said', ({ doc }) => delete doc.consumes, []],
  ['a shared definition is gone', ({ doc }) => delete doc.definitions.Order, []],
  ['a shared parameter is gone', ({ doc }) => delete doc.parameters.top, []],
  ['a shared answer is gone', ({ doc }) => delete doc.responses.Done, []],
  ['a part of allOf is gone', ({ doc }) => delete doc.definitions.Person, []],
  [
    'a path is elsewhere',
    ({ doc }) => {
      doc.paths['/orders/{id}'] = { $ref: '#/x-paths/order' };
    },
    [],
  ],
];
