/** What a JSON Schema in a repository's own rule may say. Looks at it as data: nothing is compiled. */
import { escapeToken, isObject } from '../../connector/pointer.ts';
import { type Fault, faultsIn, makeAjv } from '../files/schema.ts';

/** By what stands below them: a value, a schema, a list of schemas, or schemas by name. `items` may be a schema or a list. */
const KEYWORDS: Readonly<Record<string, 'value' | 'schema' | 'named'>> = {
  ...keywords(
    'value',
    'type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength',
  ),
  ...keywords('value', 'pattern maxItems minItems uniqueItems maxProperties minProperties required'),
  ...keywords('value', 'title description $comment'),
  ...keywords('schema', 'items additionalItems contains additionalProperties propertyNames not if then else'),
  ...keywords('schema', 'allOf anyOf oneOf'),
  ...keywords('named', 'properties patternProperties dependencies'),
};

function keywords<Below extends string>(below: Below, names: string): Record<string, Below> {
  return Object.fromEntries(names.split(' ').map((name) => [name, below]));
}

/** Keywords with no place in a rule, and why. */
const REFUSED: Readonly<Record<string, string>> = {
  $ref: 'a rule has no references: write the schema out where it is used',
  $id: 'a rule has no references: leave it out',
  $schema: 'the draft is known: leave it out',
  definitions: 'a rule has no references: write the schema out where it is used',
  format: 'formats are not looked at: say it with pattern',
};

const ajv = makeAjv();

/** @param at a pointer to the schema in its file */
export function schemaFaults(schema: object | boolean | undefined, at: string): Fault[] {
  if (schema === undefined) return [];
  const faults = [...keywordFaults(schema, at)];
  if (faults.length > 0 || ajv.validateSchema(schema) === true) return faults;
  return faultsIn(ajv.errors ?? []).map(({ pointer, reason }) => ({ pointer: at + pointer, reason }));
}

function* keywordFaults(schema: unknown, at: string): Iterable<Fault> {
  if (Array.isArray(schema)) for (const [index, item] of schema.entries()) yield* keywordFaults(item, `${at}/${index}`);
  if (!isObject(schema)) return;
  for (const [key, value] of Object.entries(schema)) {
    const pointer = `${at}/${escapeToken(key)}`;
    const below = Object.hasOwn(KEYWORDS, key) ? KEYWORDS[key] : undefined;
    if (below === undefined) yield { pointer, reason: `'${key}' is not for rules: ${whyNot(key)}` };
    if (key === 'pattern') yield* patternFaults(value, pointer);
    if (below === 'schema') yield* keywordFaults(value, pointer);
    if (below === 'named') yield* namedFaults(key, value, pointer);
  }
}

function* namedFaults(keyword: string, schemas: unknown, at: string): Iterable<Fault> {
  for (const [name, schema] of Object.entries(isObject(schemas) ? schemas : {})) {
    const pointer = `${at}/${escapeToken(name)}`;
    if (keyword === 'patternProperties') yield* patternFaults(name, pointer);
    yield* keywordFaults(schema, pointer);
  }
}

function whyNot(key: string): string {
  return Object.hasOwn(REFUSED, key) ? (REFUSED[key] as string) : 'it is not a keyword of JSON Schema';
}

/** Made, never run: that takes no more time than the pattern is long. */
function* patternFaults(pattern: unknown, pointer: string): Iterable<Fault> {
  try {
    if (typeof pattern === 'string') new RegExp(pattern, 'u');
  } catch (error) {
    yield { pointer, reason: `is not a pattern: ${(error as Error).message}` };
  }
}
