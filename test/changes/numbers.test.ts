/** Whole numbers and numbers: which way round hurts whom. */
import { compareConnectors } from '../../src/changes/compare.ts';
import { groupChanges } from '../../src/changes/group.ts';
import { connectorFrom, type Parts, sampleParts } from './sample.ts';

type Place = (parts: Parts) => Record<string, unknown>;

const inQuery: Place = ({ doc }) => doc.parameters.top;
const inList: Place = ({ doc }) => doc.paths['/customers/{id}'].get.parameters[0].items;
const inBody: Place = ({ doc }) => doc.definitions.NewOrder.properties.lines.items.properties.count;
const inAnswer: Place = ({ doc }) => doc.definitions.Customer.allOf[1].properties.vat;

function impactsOf(place: Place, from: string, to: string): string[] {
  const [base, head] = [sampleParts(), sampleParts()];
  place(base).type = from;
  place(head).type = to;
  return groupChanges(compareConnectors(connectorFrom(base), connectorFrom(head))).map(({ impact }) => impact);
}

test.each([
  ['a request may take more', inQuery, 'integer', 'number', 'harmless'],
  ['so may a list in a query', inList, 'integer', 'number', 'harmless'],
  ['so may a body', inBody, 'integer', 'number', 'harmless'],
  ['an answer may be more exact', inAnswer, 'number', 'integer', 'harmless'],
  ['a request that takes whole numbers only is to be looked at', inQuery, 'number', 'integer', 'look'],
  ['so is a list in a query', inList, 'number', 'integer', 'look'],
  ['so is a body', inBody, 'number', 'integer', 'look'],
  ['so is an answer that may have fractions now', inAnswer, 'integer', 'number', 'look'],
  ['a text is not a number', inBody, 'integer', 'string', 'breaking'],
  ['nor in a query', inQuery, 'number', 'string', 'breaking'],
  ['nor in an answer', inAnswer, 'string', 'integer', 'breaking'],
])('%s: %p from %s to %s', (_, place, from, to, impact) => {
  expect(impactsOf(place, from, to)).toEqual([impact]);
});
