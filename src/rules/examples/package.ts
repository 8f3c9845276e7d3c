/** The certification package of an example: of the sample connector, with what the example changes. */
import type { Connector } from '../../connector/connector.ts';
import {
  asArchive,
  bytesOf,
  type Contents,
  connectorElement,
  connectorFiles,
  contentTypes,
  customizations,
  type Identity,
} from '../../connector/package/make.ts';
import { isObject } from '../../connector/pointer.ts';
import type { Fault, FileContent } from '../../connector/types.ts';

/**
 * What an example says of its package, beside the patches of the connector in it: `calls` of the flow (else the first three
 * operations); `plugin`, a third solution; `pluginFlows`, flows in it; `flowAlone`, the flow without the connector; `without`
 * and `with` entries by their paths through all archives (`{}`: an archive); `mark`, files begin with a byte-order mark;
 * `faults` met while reading; `size`, too large to be read.
 */
interface Options {
  readonly calls?: readonly string[];
  readonly plugin?: boolean;
  readonly pluginFlows?: boolean;
  readonly flowAlone?: boolean;
  readonly mark?: boolean;
  readonly without?: readonly string[];
  readonly with?: Readonly<Record<string, unknown>>;
  readonly faults?: readonly Fault[];
  readonly size?: number;
}

const IDENTITY: Identity = { name: 'contoso_orders', id: '00000000-0000-0000-0000-000000000001' };
const FLOW = 'Workflows/Test.json';

type Entries = Map<string, Uint8Array | Entries>;

/** The package with a connector in it. */
export function packageOf(connector: Connector, options: Options): FileContent {
  if (typeof options.size === 'number') return { size: options.size, bytes: null };
  const archive = asArchive(changed(contentsOf(connector, options), options));
  const { faults } = options;
  return {
    size: 1000,
    bytes: new Uint8Array(),
    archive: Array.isArray(faults)
      ? { ...archive, faults: faults.filter((fault: Fault | null) => isObject(fault)) as Fault[] }
      : archive,
  };
}

function contentsOf(connector: Connector, options: Options): Entries {
  const assets: [string, Contents][] = [
    ['ConnectorSolution.zip', solutionOf(connector, {}, options)],
    ['FlowSolution.zip', solutionOf(connector, { flow: true, alone: options.flowAlone === true }, options)],
  ];
  if (options.plugin)
    assets.push([
      'PluginSolution.zip',
      solutionOf(connector, { plugin: true, flow: options.pluginFlows === true }, options),
    ]);
  return new Map<string, Uint8Array | Entries>([
    ['intro.md', bytesOf('# Contoso Orders')],
    ['customProperties.json', bytesOf('{}')],
    ['package.zip', new Map(assets.map(([name, contents]) => [`PkgAssets/${name}`, new Map(contents) as Entries]))],
  ]);
}

interface In {
  readonly flow?: boolean;
  readonly alone?: boolean;
  readonly plugin?: boolean;
}

function solutionOf(connector: Connector, { flow, alone, plugin }: In, options: Options): Contents {
  const files = alone ? new Map<string, Uint8Array>() : connectorFiles(connector, IDENTITY.name, bytesOf('icon'));
  const element = alone ? '' : connectorElement(connector, IDENTITY, files.keys());
  const named = `    <Workflow><JsonFileName>/${FLOW}</JsonFileName></Workflow>`;
  const inside = plugin
    ? `${element}<aicopilot_aiplugins><aicopilot_aiplugin name="a" /></aicopilot_aiplugins>`
    : element;
  const texts: [string, string][] = [
    ['[Content_Types].xml', contentTypes(files.keys())],
    ['customizations.xml', customizations({ workflows: flow ? named : '', connectors: inside })],
    ['solution.xml', '<ImportExportXml></ImportExportXml>'],
    ...(flow
      ? [[FLOW, flowCalling(Array.isArray(options.calls) ? options.calls : firstThree(connector))] as [string, string]]
      : []),
    ...(plugin
      ? ([
          ['aiplugins/a.xml', ''],
          ['aipluginoperations/a.xml', ''],
        ] as [string, string][])
      : []),
  ];
  const all = new Map([...texts.map(([name, text]) => [name, bytesOf(text)] as const), ...files]);
  return options.mark
    ? new Map([...all].map(([name, bytes]) => [name, Buffer.concat([bytesOf('\uFEFF'), bytes])]))
    : all;
}

function firstThree({ api }: Connector): string[] {
  const visible = api?.operations.filter(({ internal, id }) => id !== null && !internal) ?? [];
  return visible.slice(0, 3).map(({ id }) => id as string);
}

function flowCalling(calls: readonly string[]): string {
  const actions = calls.map((operationId, index) => [
    `Action_${index}`,
    { type: 'OpenApiConnection', inputs: { host: { connectionName: 'shared_orders', operationId } } },
  ]);
  const connectionReferences = { shared_orders: { api: { logicalName: IDENTITY.name } } };
  return JSON.stringify({ properties: { connectionReferences, definition: { actions: Object.fromEntries(actions) } } });
}

/** The entries with some taken out and some put in, by their paths through all archives. */
function changed(entries: Entries, options: Options): Entries {
  for (const path of [options.without ?? []].flat())
    atPath(entries, String(path), (inner, name) => remove(inner, name));
  for (const [path, content] of Object.entries(options.with ?? {}))
    atPath(entries, path, (inner, name) => inner.set(name, isObject(content) ? new Map() : bytesOf(String(content))));
  return entries;
}

function remove(entries: Entries, name: string): void {
  for (const key of [...entries.keys()]) if (key === name || key.startsWith(`${name}/`)) entries.delete(key);
}

function atPath(entries: Entries, path: string, then: (entries: Entries, name: string) => void): void {
  const found = [...entries].find(([name, inner]) => inner instanceof Map && path.startsWith(`${name}/`));
  if (found) atPath(found[1] as Entries, path.slice(found[0].length + 1), then);
  else then(entries, path);
}
