/** Parts of a swagger file that slipped into a table of names, mostly after a brace that closes too late. */
import { isObject } from '../pointer.ts';
import { METHODS } from './nodes.ts';

/** The keys of a Swagger 2.0 file's root object (https://swagger.io/specification/v2/#swagger-object). */
export const ROOT_KEYS: readonly string[] = [
  ...['swagger', 'info', 'host', 'basePath', 'schemes', 'consumes', 'produces', 'paths', 'definitions', 'parameters'],
  ...['responses', 'security', 'securityDefinitions', 'tags', 'externalDocs'],
];

/** What a path cannot be called, unless it holds operations: keys of the root object, and methods. */
const NO_PATHS: ReadonlySet<string> = new Set([...ROOT_KEYS, ...METHODS]);

/** Parts of the root object that are objects themselves, as a schema is. */
const NO_SCHEMAS: ReadonlySet<string> = new Set(['info', 'paths', 'definitions', 'securityDefinitions']);

const SCHEMA_SIGNS = ['type', 'properties', '$ref', 'allOf', 'items', 'enum', 'additionalProperties', 'description'];

/** Whether an entry of `paths` is not a path but something that belongs elsewhere. */
export function isStrayInPaths(name: string, value: unknown): boolean {
  return NO_PATHS.has(name) && !(isObject(value) && Object.keys(value).some((key) => METHODS.has(key.toLowerCase())));
}

/** Whether an entry of `definitions` is not a schema but another part of the file. */
export function isStrayInDefinitions(name: string, value: unknown): boolean {
  if (!NO_SCHEMAS.has(name) || !isObject(value)) return false;
  return Object.keys(value).length > 0 && !SCHEMA_SIGNS.some((key) => Object.hasOwn(value, key));
}

/** What a response has, where it stands among the responses. */
const OF_A_RESPONSE: ReadonlySet<string> = new Set(['schema', 'headers', 'examples']);

/** Whether an entry of an operation's `responses` is not a response but something that belongs elsewhere. */
export function isStrayInResponses(name: string): boolean {
  return OF_A_RESPONSE.has(name);
}

const wholes = new WeakMap<object, Set<string>>();

/**
 * Whether a part of the root object stands at another level of the file instead. What names something in it is right then: the
 * part's place is the one fault.
 */
export function standsElsewhere(
  root: unknown,
  part: 'definitions' | 'parameters' | 'responses' | 'securityDefinitions',
): boolean {
  if (!isObject(root) || Object.hasOwn(root, part)) return false;
  let found = wholes.get(root);
  if (!found) {
    found = new Set(keysOutOfPlace(root));
    wholes.set(root, found);
  }
  return found.has(part);
}

/** Keys of objects where parts of the root object slip to; an operation's own parameters and responses are at home there. */
function* keysOutOfPlace({
  info,
  paths,
  definitions,
  securityDefinitions,
}: Record<string, unknown>): Generator<string> {
  for (const table of [info, paths, definitions, securityDefinitions]) yield* objectsIn(table);
  for (const path of Object.values(isObject(paths) ? paths : {})) {
    yield* objectsIn(path).filter((key) => !METHODS.has(key));
    for (const operation of Object.values(isObject(path) ? path : {}))
      yield* objectsIn(operation).filter((key) => key !== 'responses');
  }
}

function objectsIn(table: unknown): string[] {
  return isObject(table) ? Object.keys(table).filter((key) => isObject(table[key])) : [];
}
