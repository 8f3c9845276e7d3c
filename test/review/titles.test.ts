/** Which titles a connector is compared with. */
import { Connector } from '../../src/connector/connector.ts';
import { titlesAfter } from '../../src/review/inspect/titles-after-change.ts';

function connector(name: string, title: string): Connector {
  const folder = `certified-connectors/${name}`;
  const bytes = Buffer.from(JSON.stringify({ swagger: '2.0', info: { title } }));
  const file = { path: `${folder}/apiDefinition.swagger.json`, name: 'apiDefinition.swagger.json' };
  return new Connector(folder, 'certified', [{ ...file, content: { size: bytes.length, bytes } }]);
}

const known = [
  { folder: 'certified-connectors/Old', kind: 'certified', title: 'Contoso' },
  { folder: 'certified-connectors/Fabrikam', kind: 'certified', title: 'Fabrikam' },
] as const;

it('a connector that moves is not a twin of what it was', () => {
  const titles = titlesAfter(known, ['certified-connectors/Old'], [connector('New', 'Contoso')]);
  expect(titles?.map(({ folder }) => folder)).toEqual(['certified-connectors/Fabrikam', 'certified-connectors/New']);
});

it('two connectors that come together are compared with each other', () => {
  const titles = titlesAfter([], [], [connector('One', 'Contoso'), connector('Two', 'Contoso')]);
  expect(titles).toHaveLength(2);
});

it('titles that are not known stay unknown', () => {
  expect(titlesAfter(null, [], [connector('One', 'Contoso')])).toBeNull();
});
