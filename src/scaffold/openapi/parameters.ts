/** Parameters and bodies of requests: https://spec.openapis.org/oas/v2.0.html#parameter-object */
import { isObject } from '../../connector/pointer.ts';
import type { Json } from './plain.ts';
import { schemaFrom } from './schemas.ts';
import { extensionsOf, picked, type Source } from './source.ts';

/** What a parameter outside of bodies may say of its value. */
const PRIMITIVE = new Set([
  ...['type', 'format', 'items', 'default', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'maxLength'],
  ...['minLength', 'pattern', 'maxItems', 'minItems', 'uniqueItems', 'enum', 'multipleOf'],
]);

const PLACES: ReadonlySet<unknown> = new Set(['query', 'path', 'header']);

/** null for one that a connector can't send. @param operation what people call it, for what is lost */
export function parameterFrom(given: unknown, source: Source, operation: string): Json | null {
  const parameter = source.at(given);
  const { name, in: place, description, required } = parameter;
  if (typeof name !== 'string' || name === '') return null;
  if (!PLACES.has(place)) {
    source.lose(`${operation}: the ${String(place)} parameter \`${name}\` was left out, connectors can't send it`);
    return null;
  }
  const value = valueFrom(parameter, source, `${operation}, \`${name}\``);
  return {
    ...{ name, in: place },
    ...(typeof description === 'string' ? { description } : {}),
    required: place === 'path' ? true : required === true,
    ...value,
    ...(value.type === 'array' ? { collectionFormat: collectionFormat(parameter) } : {}),
    ...extensionsOf(parameter),
  };
}

function valueFrom({ schema, content }: Json, source: Source, place: string): Json {
  if (schema === undefined && isObject(content)) {
    source.lose(`${place}: its value is a document of its own; it is a plain text now`);
    return { type: 'string' };
  }
  const whole = flat(schema, source);
  const own = primitive(schemaFrom(whole, source, place));
  if (own.type === 'object' || own.type === undefined) {
    if (own.type === 'object') source.lose(`${place}: an object can't be sent as a parameter; it is a plain text now`);
    return { ...picked(own, (key) => key !== 'type'), type: 'string' };
  }
  if (own.type !== 'array') return own;
  const items = primitive(schemaFrom(flat(whole.items, source), source, place));
  return {
    ...own,
    items: { ...items, type: items.type === 'object' || items.type === undefined ? 'string' : items.type },
  };
}

/** Schemas put together for one parameter: more than that is a circle, or nothing that a parameter could be. */
const MAX_PARTS = 50;

/** A schema with what its references, its `allOf` and a choice beside null lead to in it: parameters have no references. */
function flat(given: unknown, source: Source, room = { left: MAX_PARTS }): Json {
  const schema = source.at(given);
  if (--room.left < 0) return {};
  const choice = [schema.oneOf, schema.anyOf].find(Array.isArray) ?? [];
  const some = choice.filter((one) => !(isObject(one) && one.type === 'null'));
  const parts = [...(Array.isArray(schema.allOf) ? schema.allOf : []), ...(some.length === 1 ? some : [])];
  if (parts.length === 0) return schema;
  const own = picked(schema, (key) => key !== 'allOf' && (some.length !== 1 || (key !== 'oneOf' && key !== 'anyOf')));
  const nullable = some.length === 1 && some.length < choice.length ? { nullable: true } : {};
  return Object.assign({}, ...parts.map((one) => flat(one, source, room)), own, nullable) as Json;
}

function primitive(schema: Json): Json {
  return picked(schema, (key) => PRIMITIVE.has(key) || key.startsWith('x-'));
}

/** https://spec.openapis.org/oas/v3.0.3#style-values */
function collectionFormat({ in: place, style, explode }: Json): string {
  if (style === 'spaceDelimited') return 'ssv';
  if (style === 'pipeDelimited') return 'pipes';
  return place === 'query' && explode !== false ? 'multi' : 'csv';
}

/** What a body becomes: parameters, and the media types that the operation takes. */
export interface Body {
  readonly parameters: readonly Json[];
  readonly consumes: readonly string[];
}

const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** @param given the request body of an operation; undefined where it has none */
export function bodyFrom(given: unknown, source: Source, operation: string): Body {
  const body = source.at(given);
  const content = isObject(body.content) ? body.content : {};
  const type = preferred(Object.keys(content));
  if (type === undefined) return { parameters: [], consumes: [] };
  const others = Object.keys(content).filter((one) => one !== type);
  if (others.length > 0)
    source.lose(`${operation}: it takes ${others.join(', ')} as well; the connector sends ${type}`);
  const { schema } = source.at(content[type]);
  if (FORMS.includes(type)) return { parameters: formFields(schema, source, operation), consumes: [type] };
  const isJson = isJsonType(type);
  const binary = { type: 'string', format: 'binary' };
  const parameter = {
    ...{ name: 'body', in: 'body' },
    ...(typeof body.description === 'string' ? { description: body.description } : {}),
    required: body.required === true,
    schema: schema === undefined && !isJson ? binary : schemaFrom(schema, source, `${operation}, body`),
    ...extensionsOf(body),
  };
  return { parameters: [parameter], consumes: [type] };
}

/** Of several media types the one that flows can fill in best. */
export function preferred(types: readonly string[]): string | undefined {
  return types.find(isJsonType) ?? FORMS.find((form) => types.includes(form)) ?? types[0];
}

function isJsonType(type: string): boolean {
  return /^application\/(?:json|[\w.-]{1,100}\+json)$/i.test(type.split(';', 1)[0]?.trim() ?? '');
}

function formFields(given: unknown, source: Source, operation: string): Json[] {
  const schema = source.at(given);
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(isObject(schema.properties) ? schema.properties : {}).map(([name, one]) => {
    const field = source.at(one);
    const isFile = field.format === 'binary' || field.contentMediaType !== undefined;
    const value = isFile ? { type: 'file' } : valueFrom({ schema: field }, source, `${operation}, \`${name}\``);
    const description = typeof field.description === 'string' ? { description: field.description } : {};
    return { name, in: 'formData', ...description, required: required.includes(name), ...value };
  });
}
