import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { Connector } from '../../src/connector/connector.ts';
import { callsIn } from '../../src/connector/package/calls.ts';
import { fileInRepository, isInPackage, nameOfFile, packedFiles } from '../../src/connector/package/files.ts';
import { asArchive, type Contents } from '../../src/connector/package/make.ts';
import { elementsOf } from '../../src/connector/package/xml.ts';
import type { Archive } from '../../src/connector/types.ts';

const FOLDER = 'independent-publisher-connectors/Contoso';

/** A connector whose folder holds a package with these contents. */
function holding(contents: Contents, faults: Archive['faults'] = []): Connector {
  const content = { size: 1, bytes: new Uint8Array(), archive: { ...asArchive(contents), faults } };
  const file = { path: `${FOLDER}/Package.zip`, name: 'Package.zip', content };
  return new Connector(FOLDER, 'independent-publisher', [file]);
}

const solution = (entries: Readonly<Record<string, string>>): Contents =>
  new Map(Object.entries(entries).map(([name, text]) => [name, strToU8(text)]));

const CONNECTOR = {
  'customizations.xml':
    '<I><Connectors><Connector><name>c_orders</name><iconbrandcolor>#da3b01</iconbrandcolor><scriptoperations>["A"]</scriptoperations></Connector></Connectors></I>',
  'Connector/c_orders_openapidefinition.json': '\uFEFF{"swagger":"2.0"}',
  'Connector/c_orders_connectionparameters.json': '{\n"api_key":{}\n}',
  'Connector/c_orders_policytemplateinstances.json': 'null',
};

describe('XML of solutions', () => {
  it('is read with texts, escapes, comments and sections', () => {
    const xml = '<?xml version="1.0"?><!-- <x> --><a><b c="d">1 &lt;&amp;lt; 2<![CDATA[<&lt;]]></b><e/></a>';
    expect(elementsOf(xml).map(({ path, text, inner }) => [path, text, inner])).toEqual([
      ['a/b', '1 <&lt; 2<&lt;', false],
      ['a/e', '', false],
      ['a', '', true],
    ]);
  });

  it('is read past what lies too deep', () => {
    const deep = `${'<x>'.repeat(40)}${'</x>'.repeat(40)}`;
    expect(elementsOf(`<a><b>${deep}</b><c>2</c></a>`).at(-2)).toMatchObject({ path: 'a/c', text: '2' });
  });

  it('never throws, and takes time that grows with its length', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<', '>', '</', '<a>', '</a>', '/>', '<!--', '-->', ']]>', '<![CDATA[', 'x', '&lt;')),
        (parts) => {
          elementsOf(parts.join(''));
        },
      ),
    );
    for (const part of ['<', '<>', '<a>', '</a>', '<a/>', '<!--', '<a b="', '<![CDATA[']) {
      const start = performance.now();
      elementsOf(part.repeat(500_000));
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });
});

describe('the connector of a package', () => {
  it('is found in a solution within a package, by whatever names', () => {
    const connector = holding(new Map([['p.zip', new Map([['PkgAssets/c.zip', solution(CONNECTOR)]])]]));
    expect(connector.package?.connector).toMatchObject({ name: 'c_orders', color: '#da3b01' });
    const files = packedFiles(connector.package as NonNullable<Connector['package']>);
    expect(files.map(({ name, path }) => [name, nameOfFile(path)])).toEqual([
      ['apiDefinition.swagger.json', 'Package.zip!Connector/c_orders_openapidefinition.json'],
      ['apiProperties.json', 'Package.zip!Connector/c_orders_connectionparameters.json'],
    ]);
    expect(JSON.parse(text(files[1]?.content.bytes))).toEqual({
      properties: { connectionParameters: { api_key: {} }, iconBrandColor: '#da3b01', scriptOperations: ['A'] },
    });
  });

  it('has its own text where that is not JSON, so that what is wrong is told at its place', () => {
    const broken = { ...CONNECTOR, 'Connector/c_orders_policytemplateinstances.json': '[}' };
    const connector = holding(solution(broken));
    const [, properties] = packedFiles(connector.package as NonNullable<Connector['package']>);
    expect(properties?.path).toContain('policytemplateinstances');
    expect(text(properties?.content.bytes)).toBe('[}');
  });

  it('has places that are told from files of the repository', () => {
    expect(isInPackage('a/b.zip!c/d.json')).toBe(true);
    expect(isInPackage('a/b!.json')).toBe(false);
    expect(fileInRepository('a/b.ZIP!c/d.json')).toBe('a/b.ZIP');
    expect(nameOfFile('a/b.json')).toBe('b.json');
  });
});

describe('calls in flows', () => {
  const host = (connectionName: string, operationId: string) => ({ inputs: { host: { connectionName, operationId } } });
  const flow = (definition: object, references: object) =>
    JSON.stringify({ properties: { connectionReferences: references, definition } });
  const calls = (definition: object, references: object = {}) =>
    callsIn(holding(solution({ ...CONNECTOR, 'Workflows/f.json': flow(definition, references) })).package as never).map(
      ({ operation }) => operation,
    );

  it('are found in triggers, branches and loops', () => {
    const nested = { If: { actions: { a: host('x', 'A') }, else: { actions: { b: host('x', 'B') } } } };
    const cases = { Switch: { cases: { one: { actions: { c: host('x', 'C') } } } } };
    expect(calls({ triggers: { t: host('x', 'T') }, actions: { ...nested, ...cases } })).toEqual(['T', 'A', 'B', 'C']);
  });

  it('of other connectors are left out', () => {
    const references = {
      own: { api: { logicalName: 'C_Orders' } },
      other: { api: { logicalName: 'c_other' } },
      office: { api: { name: 'shared_office365' } },
      old: { api: { name: 'shared_orders-5f1' } },
    };
    const actions = { a: host('own', 'A'), b: host('other', 'B'), c: host('office', 'C'), d: host('old', 'D') };
    expect(calls({ actions }, references)).toEqual(['A', 'D']);
  });

  it('never throw, whatever JSON a flow is', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        callsIn(holding(solution({ ...CONNECTOR, 'Workflows/f.json': json })).package as never);
      }),
    );
  });
});

function text(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}
