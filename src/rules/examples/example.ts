/** Rules' examples: small changes of a sample connector, which serve as tests of the rules and as their documentation. */
import { Connector } from '../../connector/connector.ts';
import { withPacked } from '../../connector/package/files.ts';
import { isObject, tokensOf } from '../../connector/pointer.ts';
import type { FileContent, FileSet, Kind } from '../../connector/types.ts';
import type { OtherTitle, Stopped } from '../engine/check.ts';
import type { NodeKind } from '../engine/node-kinds.ts';
import type { Pull } from '../engine/pull.ts';
import { packageOf } from './package.ts';

/**
 * An example: a merge patch (RFC 7396) on the sample's node of the rule's kind. Keys that begin with `$` say more:
 * `$at` another place in the same file; `$document`, `$properties` patches of the two files' roots; `$files` texts by name
 * (null: no such file; `base64:…` for binary ones); `$pad` blanks at files' ends up to a length; `$folder` another folder
 * name; `$sample` another sample connector, by its folder's name; `$kind`, `$change`; `$package` a certification
 * package in the folder (./package.ts), with patches of the connector in it; `$pull` what the pull request is; `$others` the titles of other connectors ({ folder, kind,
 * title }); `$stopped` why the connector is not inspected (`time`, `memory`, `findings`); `$with` a patch of the rule's own `with`, such as a switch that stands the other way; `$base` an example of the state before, which for a change else is the sample itself. An example that is a string is the whole text of the readme or script.
 */
export interface Sample {
  readonly connector: Connector;
  readonly change: 'new' | 'update';
  readonly pull: Pull | null;
  readonly otherTitles: readonly OtherTitle[] | null;
  /** Why it is not inspected; null as a rule. */
  readonly stopped: Stopped | null;
  /** What the connector is compared with; null where it is compared with nothing. */
  readonly base: Connector | null;
  /** What differs from the rule's own `with`. */
  readonly options: Record<string, unknown>;
}

/** Which place of the sample a patch is laid on, by the kind of node. */
const PLACES: Partial<Record<NodeKind, { file: '$document' | '$properties'; at: string }>> = {
  document: { file: '$document', at: '' },
  change: { file: '$document', at: '' },
  info: { file: '$document', at: '/info' },
  path: { file: '$document', at: '/paths/~1orders' },
  operation: { file: '$document', at: '/paths/~1orders/get' },
  parameter: { file: '$document', at: '/paths/~1orders/get/parameters/0' },
  response: { file: '$document', at: '/paths/~1orders/get/responses/200' },
  schema: { file: '$document', at: '/definitions/NewOrder/properties/note' },
  reference: { file: '$document', at: '/paths/~1orders/get/responses/200/schema/items' },
  // What carries the calls: the older form and the newer one stand side by side.
  dynamic: { file: '$document', at: '/paths/~1countries~1{country}~1shops~1{shop}/get/parameters/1' },
  'security-definition': { file: '$document', at: '/securityDefinitions/api_key' },
  properties: { file: '$properties', at: '' },
  'connection-parameter': { file: '$properties', at: '/properties/connectionParameters/api_key' },
  policy: { file: '$properties', at: '/properties/policyTemplateInstances/0' },
};

const NAMES = { $document: 'apiDefinition.swagger.json', $properties: 'apiProperties.json' } as const;
const TOPS: Readonly<Record<Kind, string>> = {
  certified: 'certified-connectors',
  'independent-publisher': 'independent-publisher-connectors',
  custom: 'custom-connectors',
};

/** The sample connector with an example's changes made. @param sample the sample's files by name within its folder */
export function applyExample(sample: ReadonlyMap<string, string>, given: NodeKind, example: unknown): Sample {
  const files = new Map<string, string | Uint8Array>(sample);
  const settings = isObject(example) ? example : {};
  for (const key of ['$document', '$properties'] as const) {
    if (settings[key] !== undefined) patchFile(files, NAMES[key], '', settings[key]);
  }
  if (typeof example === 'string') files.set(given === 'script' ? 'script.csx' : 'readme.md', example);
  const place = PLACES[given];
  const patch = Object.fromEntries(Object.entries(settings).filter(([key]) => !SETTINGS.has(key)));
  if (place && Object.keys(patch).length > 0)
    patchFile(files, NAMES[place.file], (settings.$at as string | undefined) ?? place.at, patch);
  layFiles(files, settings);
  const kind = (settings.$kind as Kind | undefined) ?? 'certified';
  const folder = (settings.$folder as string | undefined) ?? sampleOf(example);
  const held = isObject(settings.$package) ? packageFor(settings.$package, new Map([...sample, ...files]), folder) : [];
  const connector = makeConnector(kind, folder, files, held);
  const compared = given === 'change' || settings.$base !== undefined;
  const base = compared ? baseOf(sample, settings.$base) : null;
  return {
    connector,
    base,
    change: base !== null || settings.$change === 'update' ? 'update' : 'new',
    pull: pullOf(given, settings.$pull, connector),
    options: isObject(settings.$with) ? settings.$with : {},
    stopped: (settings.$stopped as Stopped | undefined) ?? null,
    otherTitles: (settings.$others as readonly OtherTitle[] | undefined) ?? null,
  };
}

/** Samples as connectors: thousands of examples of changes are compared with the same few. */
const unchanged = new WeakMap<ReadonlyMap<string, string>, Connector>();

/** The state before: the sample with the example's `$base`, else the sample itself. */
function baseOf(sample: ReadonlyMap<string, string>, example: unknown): Connector {
  if (example !== undefined) return applyExample(sample, 'document', example).connector;
  const known = unchanged.get(sample) ?? applyExample(sample, 'document', {}).connector;
  unchanged.set(sample, known);
  return known;
}

/** The folder's name of the sample connector that an example is laid on. */
export function sampleOf(example: unknown): string {
  const name = isObject(example) ? example.$sample : undefined;
  return typeof name === 'string' ? name : 'Contoso Orders';
}

function layFiles(files: Map<string, string | Uint8Array>, { $files, $pad }: Record<string, unknown>): void {
  for (const [name, text] of Object.entries(($files ?? {}) as Record<string, string | null>)) {
    if (text === null) files.delete(name);
    else files.set(name, text.startsWith('base64:') ? Buffer.from(text.slice('base64:'.length), 'base64') : text);
  }
  for (const [name, length] of Object.entries(($pad ?? {}) as Record<string, number>))
    files.set(name, String(files.get(name) ?? '').padEnd(length));
}

const SETTINGS: ReadonlySet<string> = new Set([
  '$at',
  '$document',
  '$properties',
  '$files',
  '$pad',
  '$folder',
  '$kind',
  '$change',
  '$pull',
  '$others',
  '$package',
  '$base',
  '$sample',
  '$with',
  '$stopped',
]);

function makeConnector(
  kind: Kind,
  folderName: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  held: readonly (readonly [string, FileContent])[] = [],
): Connector {
  const folder = `${TOPS[kind]}/${folderName}`;
  const contents = [...files].map(([name, text]): [string, FileContent] => {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    return [name, { size: bytes.length, bytes }];
  });
  const list = [...contents, ...held].map(([name, content]) => ({ path: `${folder}/${name}`, name, content }));
  return new Connector(folder, kind, withPacked(list));
}

/** A package with the connector as the example has it, changed by the patches of the package. @param files the example's */
function packageFor(
  settings: Record<string, unknown>,
  files: Map<string, string | Uint8Array>,
  folder: string,
): [string, FileContent][] {
  for (const key of ['$document', '$properties'] as const)
    if (settings[key] !== undefined) patchFile(files, NAMES[key], '', settings[key]);
  layFiles(files, settings);
  return [['ConnectorPackage.zip', packageOf(makeConnector('custom', folder, files), settings)]];
}

function pullOf(given: NodeKind, patch: unknown, { folder, kind }: Connector): Pull | null {
  if (given !== 'pull' && patch === undefined) return null;
  const pull: Pull = {
    title: kind === 'independent-publisher' ? 'Contoso Orders (Independent Publisher)' : 'Contoso Orders',
    body: '',
    author: 'partner',
    baseRef: 'dev',
    baseBranches: ['dev'],
    topFolders: Object.fromEntries(Object.entries(TOPS).map(([top, name]) => [name, top as Kind])),
    mergeable: true,
    files: [{ path: `${folder}/apiDefinition.swagger.json`, status: 'added' }],
    folders: [{ folder, kind, change: 'new' }],
  };
  return mergePatch(pull, patch ?? {}) as Pull;
}

function patchFile(files: Map<string, string | Uint8Array>, name: string, at: string, patch: unknown): void {
  const root = JSON.parse(files.get(name) as string) as unknown;
  files.set(name, JSON.stringify(patchAt(root, tokensOf(at), patch), null, 2));
}

function patchAt(target: unknown, [token, ...rest]: readonly string[], patch: unknown): unknown {
  if (token === undefined) return mergePatch(target, patch);
  if (Array.isArray(target))
    return target.map((item, index) => (String(index) === token ? patchAt(item, rest, patch) : item));
  const object = isObject(target) ? target : {};
  return { ...object, [token]: patchAt(object[token], rest, patch) };
}

/** RFC 7396, with one addition: an object with only numeric keys patches the elements of an array. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  if (Array.isArray(target) && Object.keys(patch).every((key) => /^\d+$/.test(key))) return patchArray(target, patch);
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = mergePatch(result[key], value);
  }
  return result;
}

function patchArray(target: readonly unknown[], patch: Record<string, unknown>): unknown[] {
  const result = [...target];
  for (const [key, value] of Object.entries(patch)) result[Number(key)] = mergePatch(result[Number(key)], value);
  return result.filter((item) => item !== null);
}

/** The files of a set that lie in one folder, by their name within it, as text. */
export function sampleFiles(files: FileSet, folder: string): ReadonlyMap<string, string> {
  const sample = new Map<string, string>();
  for (const [path, { bytes }] of files) {
    if (path.startsWith(`${folder}/`) && bytes)
      sample.set(path.slice(folder.length + 1), Buffer.from(bytes).toString('utf8'));
  }
  return sample;
}
