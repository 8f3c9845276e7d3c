/** Checks of where a connector's folder lies and what it is called. */
import { DEFAULT_FOLDERS } from '../../config/defaults.ts';
import { Connector, type ConnectorFile, WELL_KNOWN } from '../../connector/connector.ts';
import { check, type Report } from '../../rules/check.ts';
import type { Pull } from '../../rules/pull.ts';
import { partsOf, subfolderOf } from './parts.ts';

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

/** Connector files in subfolders (one report a subfolder) or, as case `top`, right in one of the top folders. */
export const misplacedFiles = check<'folder' | 'pull'>({
  given: ['folder', 'pull'],
  run: (node) => (node instanceof Connector ? nestedIn(node) : looseIn(node)),
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
  }));
}

function looseIn({ files }: Pull): Report[] {
  return files
    .filter(({ path, status }) => status !== 'removed' && isLoose(path))
    .map(({ path }) => {
      const [folder, name] = path.split('/') as [string, string];
      return { file: path, case: 'top', values: { name, folder } };
    });
}

const CONNECTOR_FILES: ReadonlySet<string> = new Set(
  [WELL_KNOWN.swagger, WELL_KNOWN.properties, WELL_KNOWN.script, WELL_KNOWN.icon].map((name) => name.toLowerCase()),
);

/** Whether a path is a connector's file right in a top folder, where no connector is. */
export function isLoose(path: string): boolean {
  const [top, name, ...rest] = path.split('/');
  if (rest.length > 0 || top === undefined || name === undefined) return false;
  return Object.hasOwn(DEFAULT_FOLDERS, top) && CONNECTOR_FILES.has(name.toLowerCase());
}

const IP_TITLE = /\(\s*independent\s+publisher\s*\)/i;

/** The pull request speaks of another kind of connector than its folder is for. */
export const folderLocation = check<'folder'>({
  given: ['folder'],
  run: ({ kind, name }, _, { pull, change }) => {
    if (!pull || kind === 'independent-publisher' || isMixed(pull)) return null;
    if (IP_TITLE.test(pull.title)) return { values: { name, right: `independent-publisher-connectors/${name}` } };
    if (kind === 'custom' && change === 'new' && /\bcertif(?:y|ied|ication)\b/i.test(pull.title))
      return { case: 'sample', values: { name, right: `certified-connectors/${name}` } };
    return null;
  },
});

/** One folder of several is where the title says: pr/one-connector has more to say about that. */
function isMixed({ folders }: Pull): boolean {
  return folders.some(({ kind }) => kind === 'independent-publisher');
}
