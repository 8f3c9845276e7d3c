/** A check of whether an agent can tell what belongs into a parameter. */
import type { JsonNode } from '../../connector/node.ts';
import { type Parameter, type Schema, USED } from '../../connector/swagger/nodes.ts';
import type { Swagger } from '../../connector/swagger/walk.ts';
import { check } from '../../rules/engine/check.ts';
import { repeats } from '../same.ts';

/** Words that say of a value what it is like, and not what it belongs to. */
const GENERAL = new Set(
  `a an the of for to this that is be your its by as in on with set enter provide specify please used use given
   specified unique code entity field guid id identifier identity ids input key number optional param
   parameter required resource string type uuid value values`.split(/\s+/),
);

/** Values that are chosen from a list, given or fixed need not be guessed. */
const CHOSEN = [
  'enum',
  'x-ms-dynamic-values',
  'x-ms-dynamic-list',
  'x-ms-dynamic-tree',
  'default',
  'x-ms-enum-values',
  'format',
];

/** Parameters and properties of requests whose texts say only "id", "type" or "value": one report for all, at the first; case `many`: {more} */
export const inputsTell = check<'document'>({
  given: ['document'],
  run: (_, __, { connector }) => {
    const poor = inputsOf(connector.api).filter(mustBeGuessed);
    const [first] = poor;
    if (!first) return null;
    const report = { node: first, at: '/description' };
    return poor.length === 1 ? report : { ...report, case: 'many', values: { more: poor.length - 1 } };
  },
});

/** Longer texts say enough. */
const MAX_LENGTH = 300;

/** What is filled in when a visible operation is called. */
function inputsOf(api: Swagger | null): JsonNode[] {
  if (!api) return [];
  const parameters: Parameter[] = api.parameters.filter(({ internal, location }) => !internal && location !== 'body');
  const properties: Schema[] = api.schemas.filter(
    (schema) =>
      schema.property !== null && (schema.used & USED.visibleRequest) !== 0 && !schema.internal && !isOfPair(schema),
  );
  return [...parameters, ...properties];
}

/** A value that stands beside its name, or whatever says what it is the value of. */
function isOfPair({ property, within }: Schema): boolean {
  return property?.toLowerCase() === 'value' && (within?.children.length ?? 0) > 1;
}

/** A text that is the name or the label again is told where it stands. */
function mustBeGuessed({ object, name }: JsonNode): boolean {
  const { description, type } = object;
  if (typeof description !== 'string' || description.trim() === '') return false;
  if (type === 'boolean' || type === 'object' || type === 'array' || CHOSEN.some((key) => object[key] !== undefined))
    return false;
  const labels = [object['x-ms-summary'], object.title].filter((text) => typeof text === 'string');
  if ([...labels, name.slice(name.lastIndexOf('.') + 1)].some((text) => repeats(description, text))) return false;
  return [description, ...labels].every(isGeneral);
}

function isGeneral(text: string): boolean {
  const words =
    text
      .slice(0, MAX_LENGTH)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 0 && words.every((word) => GENERAL.has(word));
}
