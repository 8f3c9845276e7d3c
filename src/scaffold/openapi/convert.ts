/** OpenAPI 3.0 and 3.1 as Swagger 2.0, which is what connectors are written in. */
import { isObject } from '../../connector/pointer.ts';
import { METHODS } from '../../connector/swagger/nodes.ts';
import { bodyFrom, parameterFrom, preferred } from './parameters.ts';
import { type Json, plainCopy, UnusableError } from './plain.ts';
import { schemaFrom } from './schemas.ts';
import { securityFrom } from './security.ts';
import { extensionsOf, picked, Source } from './source.ts';

export interface Converted {
  readonly swagger: Json;
  /** What of the document found no place in it: sentences. */
  readonly losses: readonly string[];
}

const SAME_IN_OPERATION = new Set(['summary', 'description', 'operationId', 'tags', 'deprecated', 'externalDocs']);

/**
 * Converts a document; one in Swagger 2.0 stays as it is.
 * @param document as it was parsed, of any origin @throws UnusableError for what is neither
 */
export function toSwagger(document: unknown): Converted {
  const root = plainCopy(document);
  if (!isObject(root)) throw new UnusableError('it is not an object');
  if (typeof root.swagger === 'string' && root.swagger.startsWith('2.')) return { swagger: root, losses: [] };
  if (typeof root.openapi !== 'string' || !/^3\.[01]\b/.test(root.openapi))
    throw new UnusableError('it is neither OpenAPI 3.0 or 3.1 nor Swagger 2.0');
  const source = new Source(root);
  const swagger = {
    swagger: '2.0',
    info: picked(isObject(root.info) ? root.info : {}, (key) => key !== 'summary'),
    ...addressFrom(root, source),
    ...{ consumes: ['application/json'], produces: ['application/json'] },
    paths: pathsFrom(root, source),
    definitions: definitionsFrom(root, source),
    ...(securityFrom(source) ?? {}),
    ...(Array.isArray(root.tags) ? { tags: root.tags } : {}),
    ...(isObject(root.externalDocs) ? { externalDocs: root.externalDocs } : {}),
    ...extensionsOf(root),
  };
  if (isObject(root.webhooks)) source.lose('`webhooks` were left out: a trigger is an operation with `x-ms-trigger`');
  return { swagger, losses: source.losses };
}

/** The first server that is reached by https, its variables with their defaults. */
function addressFrom({ servers }: Json, source: Source): Json {
  const all = (Array.isArray(servers) ? servers : []).map((server) => urlOf(source.at(server)));
  const urls = all.filter((url) => url !== null);
  const url = urls.find(({ protocol }) => protocol === 'https:') ?? urls[0];
  if (!url) return {};
  if (url.protocol !== 'https:') source.lose(`the service is reached by ${url.protocol}//: connectors need https`);
  if (urls.length > 1) source.lose(`of ${urls.length} servers \`${url.host}\` was taken`);
  return {
    host: url.host,
    basePath: url.pathname === '' ? '/' : url.pathname.replace(/(.)\/$/, '$1'),
    schemes: ['https'],
  };
}

function urlOf({ url, variables }: Json): URL | null {
  if (typeof url !== 'string' || url.length > 2000) return null;
  const filled = url.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = isObject(variables) && Object.hasOwn(variables, name) ? variables[name] : null;
    return isObject(variable) && typeof variable.default === 'string' ? variable.default : whole;
  });
  return /^https?:\/\/[^{}]*$/i.test(filled) && URL.canParse(filled) ? new URL(filled) : null;
}

function pathsFrom({ paths }: Json, source: Source): Json {
  return Object.fromEntries(
    Object.entries(isObject(paths) ? paths : {}).map(([path, given]) => {
      const item = source.at(given);
      const shared = Array.isArray(item.parameters) ? item.parameters : [];
      const operations = [...METHODS]
        .filter((method) => isObject(item[method]))
        .map((method) => [
          method,
          operationFrom(item[method] as Json, shared, source, `${method.toUpperCase()} ${path}`, path),
        ]);
      if (isObject(item.trace)) source.lose(`TRACE ${path} was left out: Swagger 2.0 has no such method`);
      return [path, { ...Object.fromEntries(operations), ...extensionsOf(item) }];
    }),
  );
}

function operationFrom(given: Json, shared: readonly unknown[], source: Source, name: string, path: string): Json {
  const own = Array.isArray(given.parameters) ? given.parameters : [];
  const parameters = [...shared, ...own].map((one) => parameterFrom(one, source, name)).filter((one) => one !== null);
  const body = bodyFrom(given.requestBody, source, name);
  const responses = responsesFrom(given.responses, source, name);
  if (isObject(given.callbacks))
    source.lose(`${name}: \`callbacks\` were left out: a trigger is an operation with \`x-ms-trigger\``);
  return {
    ...picked(given, (key) => SAME_IN_OPERATION.has(key)),
    ...(body.consumes.length > 0 ? { consumes: body.consumes } : {}),
    ...(responses.produces.length > 0 ? { produces: responses.produces } : {}),
    parameters: [...withPathParameters(lastOfEach(parameters), path), ...body.parameters],
    responses: responses.all,
    ...extensionsOf(given),
  };
}

/** An operation's own parameter replaces the path's. */
function lastOfEach(parameters: readonly Json[]): Json[] {
  return [...new Map(parameters.map((one) => [`${String(one.in)} ${String(one.name)}`, one])).values()];
}

/** OpenAPI 3 asks for them as well, and many documents lack them. */
function withPathParameters(parameters: readonly Json[], path: string): Json[] {
  const names = [...path.slice(0, 2000).matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name as string);
  const known = new Set(parameters.filter((one) => one.in === 'path').map(({ name }) => name));
  const missing = [...new Set(names)].filter((name) => !known.has(name));
  return [...parameters, ...missing.map((name) => ({ name, in: 'path', required: true, type: 'string' }))];
}

function responsesFrom(given: unknown, source: Source, name: string): { all: Json; produces: string[] } {
  const produces = new Set<string>();
  const answers = isObject(given) ? given : {};
  // One code goes before all codes of its kind.
  const taken = Object.entries(answers).filter(([code]) => !isKind(code) || !Object.hasOwn(answers, firstOf(code)));
  if (taken.length < Object.keys(answers).length)
    source.lose(`${name}: an answer for all codes of a kind was left out, beside the one for its first code`);
  const all = taken.map(([code, one]) => {
    const response = source.at(one);
    const content = isObject(response.content) ? response.content : {};
    const type = preferred(Object.keys(content));
    if (type !== undefined && /^2/.test(code)) produces.add(type);
    const { schema, example } = type === undefined ? ({} as Json) : source.at(content[type]);
    const form = schema === undefined ? {} : { schema: schemaFrom(schema, source, `${name}, answer ${code}`) };
    const headers = headersFrom(response.headers, source, name);
    return [
      isKind(code) ? firstOf(code) : code,
      {
        description: typeof response.description === 'string' ? response.description : '',
        ...form,
        ...(headers ? { headers } : {}),
        ...(example !== undefined && type !== undefined ? { examples: { [type]: example } } : {}),
        ...extensionsOf(response),
      },
    ];
  });
  return { all: Object.fromEntries(all), produces: [...produces] };
}

/** `2XX` stands for all codes from 200 to 299, which Swagger 2.0 has no way to say. */
function isKind(code: string): boolean {
  return /^[1-5]XX$/i.test(code);
}

function firstOf(kind: string): string {
  return `${kind.charAt(0)}00`;
}

function headersFrom(given: unknown, source: Source, name: string): Json | null {
  if (!isObject(given)) return null;
  const headers = Object.entries(given).flatMap(([header, one]) => {
    const parameter = parameterFrom({ ...source.at(one), name: header, in: 'header' }, source, name);
    return parameter ? [[header, picked(parameter, (key) => !['name', 'in', 'required'].includes(key))]] : [];
  });
  return Object.fromEntries(headers);
}

function definitionsFrom({ components }: Json, source: Source): Json {
  const schemas = isObject(components) && isObject(components.schemas) ? components.schemas : {};
  return Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, schemaFrom(one, source, name)]));
}
