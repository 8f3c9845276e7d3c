/** The parts of a certification package, made from a connector's folder. Pure: what is made is packed elsewhere. */
import type { Connector } from '../connector.ts';
import { isObject, valueAt } from '../pointer.ts';
import type { SourceText } from '../source.ts';
import type { Archive, FileContent } from '../types.ts';
import { ENDS } from './solution.ts';
import { escaped } from './xml.ts';

/** An archive before it is packed: files and archives in it, by their paths. */
export type Contents = ReadonlyMap<string, Uint8Array | Contents>;

/** What an environment calls a connector. */
export interface Identity {
  /** `contoso_orders` */
  readonly name: string;
  /** A GUID. */
  readonly id: string;
}

/** The files of a connector as an exported solution has them. @param icon stands in where the folder has none */
export function connectorFiles(connector: Connector, name: string, icon: Uint8Array): Map<string, Uint8Array> {
  const properties = valueAt(connector.properties?.value, '/properties');
  const of = (key: string) => (isObject(properties) ? properties[key] : undefined);
  const policies = of('policyTemplateInstances');
  const sets = of('connectionParameterSets');
  const script = connector.text(connector.file('script'));
  const files: [string, Uint8Array | null][] = [
    [ENDS.definition, textOf(connector.text(connector.file('swagger')))],
    [ENDS.parameters, jsonOf(of('connectionParameters') ?? {})],
    [ENDS.sets, sets === undefined ? null : jsonOf(sets)],
    // An export says null if there is none; an empty list is refused.
    [ENDS.policies, jsonOf(Array.isArray(policies) && policies.length > 0 ? policies : null)],
    [ENDS.script, script && textOf(script)],
    ['_iconblob.Png', connector.file('icon')?.content.bytes ?? icon],
  ];
  return new Map(files.flatMap(([end, bytes]) => (bytes ? [[`Connector/${name}${end}`, bytes] as const] : [])));
}

/** The connector's element in customizations.xml. @param files its own, as `connectorFiles` makes them */
export function connectorElement(connector: Connector, { name, id }: Identity, files: Iterable<string>): string {
  const properties = valueAt(connector.properties?.value, '/properties');
  const operations = valueAt(properties, '/scriptOperations');
  const color = valueAt(properties, '/iconBrandColor');
  const fields: [string, string][] = [
    ['connectorid', id],
    ['description', wordOf(connector.api?.info.object.description)],
    ['displayname', wordOf(connector.api?.info.object.title)],
    ...(typeof color === 'string' ? [['iconbrandcolor', color] as [string, string]] : []),
    ['name', name],
    ['connectortype', '1'],
    ...(connector.file('script')
      ? [['scriptoperations', JSON.stringify(Array.isArray(operations) ? operations : [])] as [string, string]]
      : []),
    ...[...files].map((path): [string, string] => [fieldOf(path), `/${path}`]),
  ];
  const lines = fields.map(([field, value]) => `      <${field}>${escaped(value)}</${field}>`);
  return `    <Connector>\n${lines.join('\n')}\n    </Connector>`;
}

/** `Connector/contoso_orders_openapidefinition.json` is `openapidefinition`. */
function fieldOf(path: string): string {
  return path.slice(path.lastIndexOf('_') + 1, path.lastIndexOf('.')).toLowerCase();
}

/** customizations.xml of a solution. @param sections what is in it, as XML */
export function customizations(sections: { readonly workflows?: string; readonly connectors?: string }): string {
  const { workflows = '', connectors = '' } = sections;
  const around = (name: string, inner: string) =>
    inner === '' ? `  <${name}></${name}>` : `  <${name}>\n${inner}\n  </${name}>`;
  return [
    '<ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    '  <Entities></Entities>',
    '  <Roles></Roles>',
    around('Workflows', workflows),
    ...(connectors === '' ? [] : [around('Connectors', connectors)]),
    '  <Languages>\n    <Language>1033</Language>\n  </Languages>',
    '</ImportExportXml>',
    '',
  ].join('\n');
}

/** The types of all files of a solution, as each export has them. */
export function contentTypes(files: Iterable<string>): string {
  const ends = new Set(['xml', 'json', ...[...files].map((path) => path.slice(path.lastIndexOf('.') + 1))]);
  const types = [...ends]
    .sort()
    .map((end) => `<Default Extension="${escaped(end)}" ContentType="application/octet-stream" />`);
  return `<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types.join('')}</Types>`;
}

/** What reading an archive with these contents would come to. */
export function asArchive(contents: Contents): Archive {
  const files = new Map<string, FileContent>();
  for (const [path, content] of contents)
    files.set(
      path,
      content instanceof Uint8Array
        ? { size: content.length, bytes: content }
        : { size: 0, bytes: new Uint8Array(), archive: asArchive(content) },
    );
  return { files, faults: [] };
}

export function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

function textOf(source: SourceText | null): Uint8Array | null {
  return source && bytesOf(source.text);
}

function jsonOf(value: unknown): Uint8Array {
  return bytesOf(JSON.stringify(value));
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
