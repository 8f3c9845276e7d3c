/** Puts a certification package together: from a connector's folder, and from an exported solution with a flow that calls it. */
import type { Connector } from '../connector.ts';
import { isObject, valueAt } from '../pointer.ts';
import {
  bytesOf,
  type Contents,
  connectorElement,
  connectorFiles,
  contentTypes,
  customizations,
  type Identity,
} from './make.ts';
import { type PackedConnector, type Solution, textOf } from './solution.ts';

const CUSTOMIZATIONS = 'customizations.xml';
const SOLUTION = 'solution.xml';
const CONTENT_TYPES = '[Content_Types].xml';
/** In solution.xml: https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/solutioncomponent */
const TYPE_OF_CONNECTORS = '372';

/**
 * The package's contents. The connector in it is the folder's, the flow is the solution's.
 * @param flow a solution with flows and the connector that they call @param packed that connector in it
 */
export function assemble(connector: Connector, flow: Solution, packed: PackedConnector): Contents {
  const identity: Identity = { name: packed.name, id: packed.id };
  const files = connectorFiles(connector, packed.name, packed.icon?.content.bytes ?? bytesOf(''));
  const element = connectorElement(connector, identity, files.keys());
  const assets = new Map<string, Contents>([
    ['PkgAssets/ConnectorSolution.zip', connectorSolution(flow, identity, files, element)],
    ['PkgAssets/FlowSolution.zip', flowSolution(flow, packed, files, element)],
  ]);
  return new Map<string, Uint8Array | Contents>([
    ['intro.md', bytesOf(connector.text(connector.file('readme'))?.text ?? '')],
    ['package.zip', assets],
    ...severalSignIns(connector),
  ]);
}

function connectorSolution(
  flow: Solution,
  { name, id }: Identity,
  files: ReadonlyMap<string, Uint8Array>,
  element: string,
): Contents {
  const component = `<RootComponent type="${TYPE_OF_CONNECTORS}" id="{${id}}" schemaName="${name}" behavior="0" />`;
  const manifest = [
    ['RootComponents', `\n      ${component}\n    `],
    ['MissingDependencies', ''],
  ].reduce((xml, [tag, inner]) => withInner(xml, tag as string, inner as string), textOf(flow.archive, SOLUTION));
  return new Map([
    [CONTENT_TYPES, bytesOf(contentTypes(files.keys()))],
    [CUSTOMIZATIONS, bytesOf(customizations({ connectors: element }))],
    [SOLUTION, bytesOf(renamed(manifest))],
    ...files,
  ]);
}

/** The solution as it was exported, with the folder's connector in it. */
function flowSolution(
  flow: Solution,
  packed: PackedConnector,
  files: ReadonlyMap<string, Uint8Array>,
  element: string,
): Contents {
  const start = `connector/${packed.name}_`.toLowerCase();
  const kept = [...flow.archive.files].flatMap(([name, { bytes }]) =>
    bytes && !name.toLowerCase().startsWith(start) ? [[name, bytes] as const] : [],
  );
  const described = withElement(textOf(flow.archive, CUSTOMIZATIONS), packed, element);
  const contents = new Map([...kept, ...files, [CUSTOMIZATIONS, bytesOf(described)] as const]);
  return new Map([...contents, [CONTENT_TYPES, bytesOf(contentTypes(contents.keys()))]]);
}

/** Two solutions of one name would be one. */
function renamed(manifest: string): string {
  const start = manifest.indexOf('<UniqueName>');
  const end = manifest.indexOf('</UniqueName>', start);
  return start < 0 || end < 0 ? manifest : `${manifest.slice(0, end)}Connector${manifest.slice(end)}`;
}

/** An element's contents replaced; it may be empty. */
function withInner(xml: string, tag: string, inner: string): string {
  const start = xml.indexOf(`<${tag}>`);
  const end = xml.indexOf(`</${tag}>`, start);
  if (start < 0 || end < 0) return xml;
  return `${xml.slice(0, start)}<${tag}>${inner}${xml.slice(end)}`;
}

function withElement(xml: string, { at }: PackedConnector, element: string): string {
  const end = xml.indexOf('</Connector>', at);
  return end < 0 ? xml : `${xml.slice(0, at)}${element.trim()}${xml.slice(end + '</Connector>'.length)}`;
}

function severalSignIns({ properties }: Connector): [string, Uint8Array][] {
  const sets = valueAt(properties?.value, '/properties/connectionParameterSets');
  const values = isObject(sets) ? sets.values : null;
  if (!Array.isArray(values) || values.length < 2) return [];
  const text = JSON.stringify({ properties: { connectionParameterSets: sets } }, null, 2);
  return [['customProperties.json', bytesOf(`${text}\n`)]];
}
