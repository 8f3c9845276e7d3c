/** Where each key of Swagger 2.0 belongs, for keys that stand at the wrong level. */
import { METHODS } from '../../connector/swagger/nodes.ts';
import { ROOT_KEYS } from '../../connector/swagger/stray.ts';
import type { Report } from '../../rules/engine/check.ts';
import type { Level } from './level.ts';
import type { PartKind } from './parts.ts';

/** A table of names that people choose has no keys of its own. */
type Table = 'paths' | 'definitions' | 'responses' | 'securityDefinitions' | 'properties' | 'scopes';

type Home = Level | PartKind | Table;

const VALUE_KEYS = [
  ...['type', 'format', 'items', 'default', 'enum', 'pattern', 'minimum', 'maximum', 'exclusiveMinimum'],
  ...['exclusiveMaximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems', 'multipleOf'],
];

/** Keys by what has them (https://swagger.io/specification/v2/), from the outside to the inside. */
const KEYS: ReadonlyMap<Home, readonly string[]> = new Map<Home, readonly string[]>([
  ['document', ROOT_KEYS],
  ['info', ['title', 'version', 'description', 'termsOfService', 'contact', 'license']],
  ['contact', ['name', 'url', 'email']],
  ['license', ['name', 'url']],
  ['path', [...METHODS, 'parameters']],
  [
    'operation',
    [
      ...['operationId', 'summary', 'description', 'tags', 'externalDocs', 'consumes', 'produces', 'parameters'],
      ...['responses', 'schemes', 'deprecated', 'security'],
    ],
  ],
  [
    'parameter',
    ['name', 'in', 'description', 'required', 'schema', 'collectionFormat', 'allowEmptyValue', ...VALUE_KEYS],
  ],
  ['response', ['description', 'schema', 'headers', 'examples']],
  [
    'schema',
    [
      ...['title', 'description', 'required', 'properties', 'additionalProperties', 'allOf', 'discriminator', 'xml'],
      ...['readOnly', 'example', 'externalDocs', 'minProperties', 'maxProperties', ...VALUE_KEYS],
    ],
  ],
  ['security-definition', ['type', 'description', 'name', 'in', 'flow', 'authorizationUrl', 'tokenUrl', 'scopes']],
]);

const WORDS: Readonly<Partial<Record<Home, string>>> = {
  document: 'at the top level of the file, beside `info`',
  info: 'in `info`',
  contact: 'in `info.contact`',
  license: 'in `info.license`',
  path: 'directly in a path, such as `/orders`',
  operation: 'in an operation (`get`, `post` …)',
  parameter: 'in a parameter',
  response: 'in a response, such as `200`',
  schema: 'in a schema',
  'security-definition': 'in an entry of `securityDefinitions`',
};

/** What stands directly inside what. */
const INSIDE: readonly (readonly [outer: Home, inner: Home])[] = [
  ['document', 'info'],
  ['document', 'path'],
  ['document', 'paths'],
  ['paths', 'path'],
  ['document', 'definitions'],
  ['definitions', 'schema'],
  ['document', 'securityDefinitions'],
  ['securityDefinitions', 'security-definition'],
  ['security-definition', 'scopes'],
  ['operation', 'responses'],
  ['responses', 'response'],
  ['schema', 'properties'],
  ['info', 'contact'],
  ['info', 'license'],
  ['path', 'operation'],
  ['path', 'parameter'],
  ['operation', 'parameter'],
  ['operation', 'response'],
  ['parameter', 'schema'],
  ['response', 'schema'],
];

/** Words of other formats as well, or names of people's own: inside a parameter, response or schema they say nothing. */
const COMMON: ReadonlySet<string> = new Set([
  ...['summary', 'title', 'description', 'name', 'url', 'email', 'version', 'tags', 'deprecated', 'contact', 'license'],
  ...['host', 'example', 'examples', 'required', 'get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'info'],
]);

const INMOST: ReadonlySet<string> = new Set<Home>(['parameter', 'response', 'schema']);

const MOST_NAMED = 2;

function areNeighbours(one: Home, other: string): boolean {
  return INSIDE.some(([outer, inner]) => (outer === one && inner === other) || (outer === other && inner === one));
}

/**
 * Where Swagger 2.0 has a key that stands at a level which doesn't have it, in words such as "in `info`".
 * @param here a level, a part or the name of a table
 * @returns null where it has no such key, or at so many levels that nobody can tell which one was meant
 */
export function homeOf(key: string, here: string): string | null {
  if (INMOST.has(here) && COMMON.has(key)) return null;
  const all = [...KEYS].flatMap(([level, keys]) => ((level as string) !== here && keys.includes(key) ? [level] : []));
  const near = all.length === 1 ? all : all.filter((level) => areNeighbours(level, here));
  if (near.length === 0 || near.length > MOST_NAMED) return null;
  if (here === 'properties') return 'beside `properties`';
  return near.map((level) => WORDS[level]).join(' or ');
}

/** A key without a meaning where it stands; case `elsewhere`, {where}, if Swagger has it at another level. */
export function unknownAt(at: string, where: string | null): Report {
  return where === null ? { at } : { at, case: 'elsewhere', values: { where } };
}
