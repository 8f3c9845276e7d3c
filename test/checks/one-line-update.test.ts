/** An update of such a file. Apart from its other tests: each takes a quarter of a gigabyte. */
import { isBlocking } from '../../src/rules/findings/identity.ts';
import { COUNT, file, inspected } from './one-line.ts';

it('knows the one that is new among those that were there', () => {
  const { blocking, connectors } = inspected(file(COUNT), file(COUNT, 'string'));
  expect(connectors[0]!.findings.filter(isBlocking).map(({ anchor }) => anchor)).toEqual([
    'response-property-type-changed A/p0 from string to x',
    '/operation:A/responses/200/schema/properties/p0/type',
  ]);
  expect(blocking).toBe(2);
});
