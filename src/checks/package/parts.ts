/** The part each file of a connector folder plays. Every file plays exactly one, so that no two rules report the same file. */

import type { Connector, Role } from '../../connector/connector.ts';
import { WELL_KNOWN } from '../../connector/connector.ts';
import { isInPackage } from '../../connector/package/files.ts';
import { PROJECT_FILE, STAND_IN_ROLES } from '../../connector/stand-ins.ts';
import type { ConnectorFile } from '../../connector/types.ts';

export type Part =
  | Role
  /** A second readme or icon, in other letters; of the other files package/file-name-case speaks. */
  | 'double'
  /** Stands in for a missing file of the connector, under another name. */
  | 'misnamed'
  /** In a subfolder that holds connector files. */
  | 'nested'
  | 'settings'
  | 'intro'
  /** An independent publisher's certification package. */
  | 'package'
  | 'binary'
  | 'code'
  /** An image the readme shows or links to. */
  | 'picture'
  | 'other-picture'
  | 'other';

const ROLES = new Map<string, Role>(
  (Object.keys(WELL_KNOWN) as Role[]).map((role) => [WELL_KNOWN[role].toLowerCase(), role]),
);
const CONNECTOR_FILES: ReadonlySet<Role> = new Set<Role>(['swagger', 'properties', 'script']);
const BINARY = /\.(?:zip|msapp|pdf|docx)$|^\.ds_store$/;
const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|bmp)$/;

const known = new WeakMap<Connector, ReadonlyMap<ConnectorFile, Part>>();

/** The part of every file of a connector, in the order of its files. */
export function partsOf(connector: Connector): ReadonlyMap<ConnectorFile, Part> {
  let parts = known.get(connector);
  if (!parts) {
    const nests = nestsOf(connector);
    parts = new Map(connector.files.map((file) => [file, partOf(file, connector, nests)]));
    known.set(connector, parts);
  }
  return parts;
}

/** The first file that plays a part. */
export function fileOf(connector: Connector, part: Part): ConnectorFile | null {
  for (const [file, own] of partsOf(connector)) if (own === part) return file;
  return null;
}

/** The folder of a file within the connector: empty, or ending in a slash. */
export function subfolderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}

/** Subfolders that hold files which belong right into the connector's folder. */
function nestsOf({ files }: Connector): ReadonlySet<string> {
  const nests = new Set<string>();
  for (const { name } of files) {
    const folder = subfolderOf(name);
    const role = ROLES.get(name.slice(folder.length).toLowerCase());
    if (folder !== '' && role && CONNECTOR_FILES.has(role)) nests.add(folder);
  }
  return nests;
}

/** Whether the readme leads to a file: by its name, or by an address in the repository. */
function isLinked(name: string, { readme, folder }: Connector): boolean {
  const address = `/${folder}/${name}`;
  return readme?.targets.some(({ path }) => path === name || path.endsWith(address)) ?? false;
}

/** A package that is looked at by itself, whoever publishes it. */
function isAlone(connector: Connector): boolean {
  const swagger = connector.file('swagger');
  return !swagger || isInPackage(swagger.path);
}

function partOf(file: ConnectorFile, connector: Connector, nests: ReadonlySet<string>): Part {
  const folder = subfolderOf(file.name);
  if (folder !== '' && nests.has(folder)) return 'nested';
  const name = file.name.toLowerCase();
  const role = ROLES.get(name);
  if (role) return CONNECTOR_FILES.has(role) || connector.file(role) === file ? role : 'double';
  const base = name.slice(folder.length);
  if (name === 'settings.json') return 'settings';
  if (name === 'intro.md') return 'intro';
  if (base.endsWith('.zip') && (connector.kind === 'independent-publisher' || isAlone(connector))) return 'package';
  if (BINARY.test(base)) return 'binary';
  if (base.endsWith('.cs') || base.endsWith('.csx')) return 'code';
  if (PICTURE.test(base)) return isLinked(file.name, connector) ? 'picture' : 'other-picture';
  if (folder !== '') return 'other';
  return isStandIn(file, connector) ? 'misnamed' : 'other';
}

function isStandIn(file: ConnectorFile, connector: Connector): boolean {
  return STAND_IN_ROLES.some((role) => connector.file(role) === file);
}

/** Whether the folder is the source tree of a service, which is built and deployed by other means: it has a project file. */
export function holdsSources({ files }: Connector): boolean {
  return files.some(({ name }) => PROJECT_FILE.test(name));
}
