/** Exported solutions for tests: small ones, and of our own. */
import { type Zippable, zipSync } from 'fflate';
import { Connector } from '../src/connector/connector.ts';
import { assemble } from '../src/connector/package/assemble.ts';
import { pack } from '../src/connector/package/pack.ts';
import { type PackedConnector, readSolution } from '../src/connector/package/solution.ts';
import { unzip } from '../src/connector/package/unzip.ts';

const NAME = 'contoso_orders';

const CUSTOMIZATIONS = `<ImportExportXml>
  <Workflows>
    <Workflow Name="Test"><JsonFileName>/Workflows/Test.json</JsonFileName></Workflow>
  </Workflows>
  <Connectors>
    <Connector>
      <connectorid>11111111-2222-3333-4444-555555555555</connectorid>
      <displayname>Old &amp; worn</displayname>
      <name>${NAME}</name>
    </Connector>
  </Connectors>
</ImportExportXml>`;

const MANIFEST = `<ImportExportXml><SolutionManifest>
  <UniqueName>OrdersFlow</UniqueName>
  <RootComponents><RootComponent type="29" id="{1}" /><RootComponent type="372" id="{2}" /></RootComponents>
  <MissingDependencies></MissingDependencies>
</SolutionManifest></ImportExportXml>`;

export interface FlowOptions {
  /** Operations that the flow calls. */
  readonly calls?: readonly string[];
  /** Entries beside, or in place of, the usual ones; null: none. */
  readonly entries?: Readonly<Record<string, string | null>>;
}

/** The solution with a flow as an environment exports it, with an old definition of the connector. */
export function exportedFlow({
  calls = ['ListOrders', 'CreateOrder', 'GetOrder'],
  entries = {},
}: FlowOptions = {}): Uint8Array {
  const actions = calls.map((operationId, index) => [
    `Action_${index}`,
    { inputs: { host: { connectionName: 'shared_orders', operationId } } },
  ]);
  const flow = {
    properties: {
      connectionReferences: { shared_orders: { api: { logicalName: NAME } } },
      definition: { actions: { Scope: { actions: Object.fromEntries(actions) } } },
    },
  };
  return zip({
    '[Content_Types].xml': '\uFEFF<Types></Types>',
    'solution.xml': MANIFEST,
    'customizations.xml': CUSTOMIZATIONS,
    'Workflows/Test.json': JSON.stringify(flow),
    [`Connector/${NAME}_openapidefinition.json`]: '{"swagger":"2.0"}',
    [`Connector/${NAME}_connectionparameters.json`]: '{}',
    [`Connector/${NAME}_policytemplateinstances.json`]: 'null',
    [`Connector/${NAME}_iconblob.Png`]: 'icon',
    ...entries,
  });
}

/** A zip of texts and zips. */
export function zip(files: Readonly<Record<string, string | Uint8Array | null>>): Uint8Array {
  const entries = Object.entries(files).flatMap(([name, content]) =>
    content === null ? [] : [[name, typeof content === 'string' ? Buffer.from(content) : content]],
  );
  return zipSync(Object.fromEntries(entries) as Zippable);
}

/** The package of a folder with these files, by name, around an exported flow. */
export async function packageOf(files: ReadonlyMap<string, string>, options: FlowOptions = {}): Promise<Uint8Array> {
  const list = [...files].map(([name, text]) => {
    const bytes = Buffer.from(text);
    return { path: `Contoso/${name}`, name, content: { size: bytes.length, bytes } };
  });
  const flow = readSolution('', await unzip(exportedFlow(options)));
  const [packed] = flow.connectors as [PackedConnector];
  return pack(assemble(new Connector('Contoso', 'custom', list), flow, packed));
}
