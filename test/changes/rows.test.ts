/** One change at many places is one row, and what its row says. */
import { adviceFor } from '../../src/changes/advice.ts';
import { nameOf, pathName, valuesOf, wordsOf } from '../../src/changes/change-words.ts';
import { compareConnectors } from '../../src/changes/compare.ts';
import { groupChanges } from '../../src/changes/group.ts';
import { replacementWords } from '../../src/changes/replacement.ts';
import { connectorFrom, type Json, type Parts, sampleParts } from './sample.ts';

function rowsAfter(before: (parts: Parts) => void, after: (parts: Parts) => void) {
  const [base, head] = [sampleParts(), sampleParts()];
  before(base);
  after(head);
  return groupChanges(compareConnectors(connectorFrom(base), connectorFrom(head)));
}

function told(before: (parts: Parts) => void, after: (parts: Parts) => void): string[] {
  return rowsAfter(before, after).map((group) => `${valuesOf(group).operations}: ${wordsOf(group)}`);
}

/** Operations `Read0`, `Read1` … that answer with some properties of a type. */
const reads =
  (count: number, type: string) =>
  ({ doc }: Parts) => {
    doc.paths = Object.fromEntries(
      Array.from({ length: count }, (_, index) => {
        const properties = { [`EventId${index % 3}`]: { type }, name: { type: 'string' } };
        const responses = { 200: { description: '', schema: { type: 'object', properties } } };
        return [`/read/${index}`, { get: { operationId: `Read${index}`, summary: `Read ${index}`, responses } }];
      }),
    );
  };

test('a type that changed in the same way in many operations is one row', () => {
  expect(told(reads(17, 'string'), reads(17, 'integer'))).toEqual([
    '`Read 0`, `Read 1` and 15 more: returns `EventId0`, `EventId1` and 1 more as integer instead of string',
  ]);
});

test('a parameter that many operations ask for is one row', () => {
  const ask = ({ doc }: Parts) => {
    for (const path of ['/orders', '/orders/{id}'])
      doc.paths[path].get.parameters.push({ name: 'site', in: 'query', type: 'string', required: true });
  };
  expect(told(() => {}, ask)).toEqual(['`List orders` and `Get an order`: asks for the new parameter `site`']);
});

test('properties that are gone from the same operations are one row, from others another', () => {
  const drop = ({ doc }: Parts) => {
    doc.definitions.NewOrder.properties = { customer: doc.definitions.NewOrder.properties.customer };
    delete doc.definitions.Customer.allOf[1].properties.vat;
  };
  expect(told(() => {}, drop)).toEqual([
    '`Create an order`: no longer takes `note`, `priority` and 1 more',
    '`Get a customer`: no longer returns `vat`',
  ]);
});

test('a renamed property that is sent and returned is one row', () => {
  const rename = ({ doc }: Parts) => {
    const { total, ...rest } = doc.definitions.Order.properties;
    doc.definitions.Order.properties = { ...rest, Total: total };
  };
  expect(told(() => {}, rename)).toEqual([
    '`List orders`, `Create an order` and 3 more: has a property that is called `Total` instead of `[].total`',
  ]);
});

describe('an update that takes nearly all operations away', () => {
  const rows = rowsAfter(reads(20, 'string'), ({ doc }) => {
    for (let index = 0; index < 60; index++)
      doc.paths[`/new/${index}`] = { get: { operationId: `New${index}`, summary: `New ${index}`, responses: {} } };
  });

  it('is told as a replacement, in a sentence', () => {
    expect(replacementWords(rows)).toMatch(
      /^This update replaces the connector: 20 of its 20 operations are gone, and \d+ others came\..*beside this one/,
    );
  });

  it('has one row for all of them, with the advice to publish it beside the old one', () => {
    const [removed, ...others] = rows.filter(({ kind }) => kind === 'operation-removed');
    expect([removed!.changes.length, others.length]).toEqual([20, 0]);
    expect(adviceFor(removed!)).toContain('a connector of their own beside this one');
  });

  it('is none where a few are gone', () => {
    const few = rowsAfter(reads(20, 'string'), reads(15, 'string'));
    expect(replacementWords(few)).toBe('');
    expect(adviceFor(few[0]!)).toBe('Put them back with `"deprecated": true`; they can go with a later update.');
  });
});

test('a name is never cut in the middle: it gives way to the operationId, or ends with a word', () => {
  const long = 'Returns the orders of a shop with everything that anybody could ever want to know about them';
  expect(nameOf({ id: 'ListOrders', name: long })).toBe('ListOrders');
  expect(nameOf({ id: '', name: long })).toBe(
    'Returns the orders of a shop with everything that anybody could ever want to…',
  );
});

test('of a long way through a body the end is said', () => {
  const path = `data.snapshots[].${'more.'.repeat(20)}name`;
  expect(pathName(path)).toMatch(/^…more\..*\.name$/);
});

test('another list of values, or another type, is another change', () => {
  const withEnum =
    (values: Json) =>
    ({ doc }: Parts) => {
      doc.definitions.NewOrder.properties.note.enum = values;
    };
  const subject = (values: string[]) => rowsAfter(() => {}, withEnum(values))[0]!.changes[0].values;
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  expect(subject(many)).toEqual(subject(many.toReversed()));
  expect(subject(many)).not.toEqual(subject([...many.slice(1), 'h']));
});
