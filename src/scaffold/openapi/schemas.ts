/**
 * Schemas of OpenAPI 3.0 and 3.1 as Swagger 2.0 has them: https://spec.openapis.org/oas/v2.0.html#schema-object.
 * What has no counterpart is left out and noted, so that a form asks for less than it could, never for something wrong.
 */
import { isObject } from '../../connector/pointer.ts';
import type { Json } from './plain.ts';
import { extensionsOf, type Source } from './source.ts';

/** Members that mean the same in both. */
const SAME = new Set([
  ...[
    'title',
    'description',
    'default',
    'enum',
    'format',
    'multipleOf',
    'maximum',
    'minimum',
    'maxLength',
    'minLength',
  ],
  ...['pattern', 'maxItems', 'minItems', 'uniqueItems', 'maxProperties', 'minProperties', 'required', 'readOnly'],
  ...['example', 'externalDocs', 'xml'],
]);

const IGNORED = new Set([
  'deprecated',
  'writeOnly',
  '$comment',
  '$id',
  '$schema',
  '$anchor',
  'nullable',
  'examples',
  '$defs',
]);

/** Members that are handled one by one below. */
const HANDLED = new Set([
  ...[
    'type',
    '$ref',
    'properties',
    'items',
    'additionalProperties',
    'allOf',
    'oneOf',
    'anyOf',
    'const',
    'discriminator',
  ],
  ...['exclusiveMinimum', 'exclusiveMaximum', 'contentEncoding', 'contentMediaType'],
]);

const SCHEMAS = '#/components/schemas/';

/** @param place what people call the schema's place, for what is lost */
export function schemaFrom(value: unknown, source: Source, place: string): Json {
  if (!isObject(value)) return {};
  if (typeof value.$ref === 'string') {
    if (value.$ref.startsWith(SCHEMAS)) return { $ref: `#/definitions/${value.$ref.slice(SCHEMAS.length)}` };
    return source.within(value.$ref, () => schemaFrom(source.at(value), source, place)) ?? {};
  }
  const { type, isNullable } = typeOf(value, source, place);
  const schema: Json = {};
  if (type !== undefined) schema.type = type;
  for (const [key, member] of Object.entries(value)) {
    if (SAME.has(key)) schema[key] = member;
    else if (!HANDLED.has(key) && !IGNORED.has(key) && !key.startsWith('x-'))
      source.lose(`${place}: \`${key}\` was left out, Swagger 2.0 has no such keyword`);
  }
  Object.assign(schema, limits(value), parts(value, source, place), extensionsOf(value));
  if (value.const !== undefined) schema.enum = [value.const];
  if (value.contentEncoding === 'base64') schema.format = 'byte';
  if (value.example === undefined && Array.isArray(value.examples)) schema.example = value.examples[0];
  if (isObject(value.discriminator) && isObject(value.properties))
    schema.discriminator = value.discriminator.propertyName;
  const one = choice(value, source, place);
  const nullable = isNullable || one?.isNullable ? { 'x-nullable': true } : {};
  return one ? { ...one.schema, ...schema, ...nullable } : { ...schema, ...nullable };
}

function typeOf({ type, nullable }: Json, source: Source, place: string): { type: unknown; isNullable: boolean } {
  if (!Array.isArray(type))
    return type === 'null' ? { type: undefined, isNullable: true } : { type, isNullable: nullable === true };
  const types = type.filter((one) => one !== 'null');
  if (types.length > 1)
    source.lose(`${place}: may be ${types.join(' or ')}, and Swagger 2.0 allows one type: it has none now`);
  return { type: types.length === 1 ? types[0] : undefined, isNullable: types.length < type.length };
}

/** In OpenAPI 3.1 an exclusive limit is the limit itself. */
function limits({ exclusiveMinimum, exclusiveMaximum }: Json): Json {
  return {
    ...(typeof exclusiveMinimum === 'number' ? { minimum: exclusiveMinimum, exclusiveMinimum: true } : {}),
    ...(typeof exclusiveMaximum === 'number' ? { maximum: exclusiveMaximum, exclusiveMaximum: true } : {}),
    ...(exclusiveMinimum === true ? { exclusiveMinimum } : {}),
    ...(exclusiveMaximum === true ? { exclusiveMaximum } : {}),
  };
}

/** The schemas within it. */
function parts({ properties, items, additionalProperties, allOf }: Json, source: Source, place: string): Json {
  const within: Json = {};
  if (isObject(properties))
    within.properties = Object.fromEntries(
      Object.entries(properties).map(([name, one]) => [name, schemaFrom(one, source, `${place}.${name}`)]),
    );
  if (items !== undefined) within.items = schemaFrom(items, source, `${place}[]`);
  if (isObject(additionalProperties))
    within.additionalProperties = schemaFrom(additionalProperties, source, `${place}.*`);
  else if (typeof additionalProperties === 'boolean') within.additionalProperties = additionalProperties;
  if (Array.isArray(allOf)) within.allOf = allOf.map((one) => schemaFrom(one, source, place));
  return within;
}

/** Swagger 2.0 knows no choice: of one possibility beside null that is taken, of several what they have in common. */
function choice(value: Json, source: Source, place: string): { schema: Json; isNullable: boolean } | null {
  const key = Array.isArray(value.oneOf) ? 'oneOf' : 'anyOf';
  const all = value[key];
  if (!Array.isArray(all)) return null;
  const some = all.filter((one) => !(isObject(one) && one.type === 'null'));
  const isNullable = some.length < all.length;
  if (some.length === 1) return { schema: schemaFrom(some[0], source, place), isNullable };
  const types = new Set(some.map((one) => source.at(one).type));
  const [type] = types;
  source.lose(
    `${place}: \`${key}\` has ${some.length} forms, and Swagger 2.0 knows one: describe the one that flows need`,
  );
  return { schema: types.size === 1 && typeof type === 'string' && type !== 'array' ? { type } : {}, isNullable };
}
