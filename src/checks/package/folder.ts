/** Checks of where a connector's folder lies and what it is called. */
import { Connector, WELL_KNOWN } from '../../connector/connector.ts';
import type { ConnectorFile, Kind } from '../../connector/types.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import type { Pull } from '../../rules/engine/pull.ts';
import { holdsSources, partsOf, subfolderOf } from './parts.ts';

/** The folder's name lacks what a pattern of ours describes. The message may use {name} and {match}. */
export const folderNameLacks = check<'folder', { pattern: string; flags?: string }>({
  given: ['folder'],
  options: {
    type: 'object',
    required: ['pattern'],
    additionalProperties: false,
    properties: { pattern: { type: 'string' }, flags: { type: 'string' } },
  },
  run: ({ name }, { pattern, flags }) => {
    const match = new RegExp(pattern, flags).exec(name);
    return match && { values: { name, match: match[0] } };
  },
});

/** A folder still called a proposal although it holds the connector. */
export const folderProposal = check<'folder'>({
  given: ['folder'],
  run: (connector) =>
    connector.file('swagger') && /^\s*proposal\b/i.test(connector.name)
      ? {
          values: {
            name: connector.name,
            better: connector.name.replace(/^\s*proposal\b[\s:–-]*/i, '') || 'its product',
          },
        }
      : null,
});

/**
 * Connector files in subfolders, one report a subfolder; case `sources` where they lie in the sources of a service. Case `top`:
 * right in one of the top folders. Case `root`: a connector's folder beside the top folders.
 */
export const misplacedFiles = check<'folder' | 'pull'>({
  given: ['folder', 'pull'],
  run: (node) => (node instanceof Connector ? nestedIn(node) : [...looseIn(node), ...atRoot(node)]),
});

function nestedIn(connector: Connector): Report[] {
  const seen = new Map<string, ConnectorFile>();
  for (const [file, part] of partsOf(connector)) {
    const folder = subfolderOf(file.name);
    if (part === 'nested' && !seen.has(folder)) seen.set(folder, file);
  }
  return [...seen].map(([nest, file]) => ({
    file: file.path,
    values: { nest: nest.slice(0, -1), folder: connector.folder },
    ...(holdsSources(connector) ? { case: 'sources' } : {}),
  }));
}

function looseIn({ files, topFolders }: Pull): Report[] {
  return files
    .filter(({ path, status }) => status !== 'removed' && isLoose(path, topFolders))
    .map(({ path }) => {
      const [folder, name] = path.split('/') as [string, string];
      return { file: path, case: 'top', values: { name, folder } };
    });
}

/** Folders at the repository's root to which a pull request brings a definition and the properties: a connector that nobody finds. */
function atRoot({ files, topFolders }: Pull): Report[] {
  const brought = files.filter(({ status }) => status === 'added' || status === 'renamed').map(({ path }) => path);
  const lower = new Set(brought.map((path) => path.toLowerCase()));
  return brought.flatMap((path): Report[] => {
    const [folder, name, ...rest] = path.split('/') as [string, string?, ...string[]];
    if (rest.length > 0 || Object.hasOwn(topFolders, folder) || folder.startsWith('.')) return [];
    if (name?.toLowerCase() !== WELL_KNOWN.swagger.toLowerCase()) return [];
    if (!lower.has(`${folder}/${WELL_KNOWN.properties}`.toLowerCase())) return [];
    const tops = Object.keys(topFolders).map((top) => `\`${top}\``);
    return [{ file: path, case: 'root', values: { folder, tops: tops.join(', ') } }];
  });
}

const CONNECTOR_FILES: ReadonlySet<string> = new Set(
  [WELL_KNOWN.swagger, WELL_KNOWN.properties, WELL_KNOWN.script, WELL_KNOWN.icon].map((name) => name.toLowerCase()),
);

/** Whether a path is a connector's file right in one of the top folders, where no connector is. */
export function isLoose(path: string, topFolders: Pull['topFolders']): boolean {
  const [top, name, ...rest] = path.split('/');
  if (rest.length > 0 || top === undefined || name === undefined) return false;
  return Object.hasOwn(topFolders, top) && CONNECTOR_FILES.has(name.toLowerCase());
}

const IP_TITLE = /\(\s*independent\s+publisher\s*\)/i;

/** The pull request names another kind of connector than its folder is for. */
export const folderLocation = check<'folder'>({
  given: ['folder'],
  run: (connector, _, { pull, change }) => {
    const { kind } = connector;
    if (!pull || kind === 'independent-publisher' || isMixed(pull)) return null;
    if (IP_TITLE.test(pull.title)) return belongsIn('independent-publisher', connector, pull);
    if (kind === 'custom' && change === 'new' && /\bcertif(?:y|ied|ication)\b/i.test(pull.title))
      return belongsIn('certified', connector, pull, 'sample');
    return null;
  },
});

/** Silent where the repository has no folder for connectors of that kind. */
function belongsIn(kind: Kind, { name, folder }: Connector, { topFolders }: Pull, variant?: string): Report | null {
  const right = Object.keys(topFolders).find((top) => topFolders[top] === kind);
  if (right === undefined) return null;
  const values = { name, wrong: folder.slice(0, folder.indexOf('/')), right: `${right}/${name}` };
  return { ...(variant === undefined ? {} : { case: variant }), values };
}

/** One folder of several is where the title says: pr/one-connector has more to say about that. */
function isMixed({ folders }: Pull): boolean {
  return folders.some(({ kind }) => kind === 'independent-publisher');
}
