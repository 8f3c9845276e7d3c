/** Two connectors for one service: two signs of three, and never by chance. */
import { bareName, sameService } from '../../src/checks/pull/service.ts';
import { signsIn } from '../../src/connector/signs.ts';

const some = { title: 'Contoso Mail', host: 'api.contoso.net', operations: ['a', 'b', 'c', 'd'], mail: null };
const other = { title: 'Fabrikam', host: 'api.fabrikam.net', operations: ['k', 'l', 'm'], mail: null };

it.each([
  ['host and name', { host: some.host, title: 'Contoso  mail (EU)' }, 'the same host, the same name'],
  [
    'host and half of the operations',
    { host: some.host, operations: ['a', 'b', 'c'] },
    'the same host, 3 of 4 operations',
  ],
  [
    'name and operations',
    { title: 'contoso mail v1.2', operations: some.operations },
    'the same name, 4 of 4 operations',
  ],
  ['the host alone', { host: some.host }, null],
  ['the name alone', { title: some.title }, null],
  ['the operations alone', { operations: some.operations }, null],
  ['host and less than half of the operations', { host: some.host, operations: ['a', 'b', 'x', 'y'] }, null],
  ['host and fewer than three operations', { host: some.host, operations: ['a', 'b'] }, null],
])('%s', (_, same, expected) => {
  expect(sameService(some, { ...other, ...same }, [])).toBe(expected);
});

it('takes a host that many share, and whatever is below it, for no sign', () => {
  for (const host of ['graph.microsoft.com', 'eu.graph.microsoft.com', 'graph.microsoft.com:443'])
    expect(
      sameService({ ...some, host }, { ...some, title: 'Else', operations: [], host }, ['graph.microsoft.com']),
    ).toBeNull();
});

it.each([
  ['Proposal - HubSpot (Independent Publisher)', 'hubspot'],
  ['HubSpot V2', 'hubspot'],
  ['Hub Spot 3.0.1 [preview]', 'hubspot'],
  ['Office 365', 'office'],
  ['v2', 'v2'],
])('the bare name of %s', (title, name) => {
  expect(bareName(title)).toBe(name);
});

it('reads signs from a text that is not JSON, and from hostile ones in no time', () => {
  expect(
    signsIn('{"info":{"title":"A","contact":{"email":"a@B.com"}},"host":"h.com","paths":{"operationId":"Get"'),
  ).toEqual({
    ...{ title: 'A', host: 'h.com', operations: ['get'], mail: 'b.com' },
  });
  expect(signsIn('')).toEqual({ title: null, host: null, operations: [], mail: null });
  const start = performance.now();
  signsIn(`{"operationId"${' '.repeat(200_000)}${'"operationId"  '.repeat(20_000)}${'"email" : "'.repeat(20_000)}`);
  bareName('('.repeat(100_000));
  expect(performance.now() - start).toBeLessThan(1000);
});
