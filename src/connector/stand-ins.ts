/** Files that stand in for a well-known one: named as other tools, editors and hasty hands name them. */
import { MAX_BYTES } from './json/document.ts';
import { isObject } from './pointer.ts';
import type { ConnectorFile } from './types.ts';

/** Beside a project file it is the definition of a service's sources. */
export const PROJECT_FILE = /\.(?:cs|vb|fs)proj$|\.slnx?$/i;

interface StandIn {
  /** Whether a plain name tells by itself. */
  readonly named: (name: string) => boolean;
  /** Whether a file of any name is it by what its JSON holds. */
  readonly holds?: (root: Record<string, unknown>) => boolean;
}

const DEFINITION = /^(?:api-?definition(?:\.swagger)?|apidef\w*|swagger|openapi)\.(?:json|ya?ml)$/;
const PROPERTIES = /^(?:api.?prop\w*(?:\.swagger)?|properties)\.json$/;
const README = /^read[ _-]?me(?:\.(?:md|markdown|txt))?$/;

/** All names are plain: in lower case, without what a copy adds. */
const STAND_INS = {
  swagger: {
    named: (name) => DEFINITION.test(name) || (name.endsWith('.json') && name.includes('swagger')),
    holds: (root) => 'swagger' in root || 'openapi' in root,
  },
  properties: {
    named: (name) => PROPERTIES.test(name),
    holds: ({ properties }) =>
      isObject(properties) && ('connectionParameters' in properties || 'iconBrandColor' in properties),
  },
  readme: { named: (name) => README.test(name) },
} satisfies Record<string, StandIn>;

export type StandInRole = keyof typeof STAND_INS;

export const STAND_IN_ROLES = Object.keys(STAND_INS) as StandInRole[];

/** The tools' own files, which never stand in for another. */
const NEVER = new Set(['settings.json', 'apidefinition.swagger.json', 'apiproperties.json', 'readme.md']);

/**
 * The file that stands in where one with the well-known name is missing. It is read as that, so that nobody meets all its
 * faults only after renaming it. A name that tells goes before a content that does.
 */
export function standInAmong(role: StandInRole, files: readonly ConnectorFile[]): ConnectorFile | undefined {
  if (files.some(({ name }) => PROJECT_FILE.test(name))) return undefined;
  const { named, holds }: StandIn = STAND_INS[role];
  const candidates = files.filter(({ name }) => !name.includes('/') && !NEVER.has(name.toLowerCase()));
  return (
    candidates.find(({ name }) => named(plainName(name))) ??
    (holds && candidates.find((file) => /\.json$/.test(plainName(file.name)) && holdsWhat(file, holds)))
  );
}

/** In lower case, without what a copy or a hidden ending adds: `apiProperties (1).json`, `apiProperties.json.txt`. */
function plainName(name: string): string {
  const lower = name.toLowerCase().slice(-200);
  const once = lower.replace(/\.json\.(?:json|txt)$/, '.json').replace(/\.md\.(?:md|txt)$/, '.md');
  const dot = once.includes('.') ? once.lastIndexOf('.') : once.length;
  return once.slice(0, dot).replace(/ ?\(\d{1,3}\)$|[ -]{1,3}copy$/, '') + once.slice(dot);
}

function holdsWhat({ content: { bytes, size } }: ConnectorFile, holds: NonNullable<StandIn['holds']>): boolean {
  if (!bytes || size > MAX_BYTES) return false;
  try {
    const root: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isObject(root) && holds(root);
  } catch {
    return false;
  }
}
