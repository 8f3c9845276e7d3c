/** Ways to write a connector differently that change nothing of what it means, driven by random choices. */

// biome-ignore lint/suspicious/noExplicitAny: JSON that the tests have made themselves
type Json = any;
/** The next random number in [0, 1). */
export type Dice = () => number;

export type Rewrite = (doc: Json, dice: Dice) => Json;

const isObject = (value: Json): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Lists whose order says nothing. */
const SETS = new Set(['required', 'enum', 'parameters', 'tags', 'schemes', 'policyTemplateInstances']);

function shuffled<T>(list: readonly T[], dice: Dice): T[] {
  return list
    .map((item) => [dice(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

/** Every object's keys in another order, and the lists that are sets. */
export const reordered: Rewrite = (value, dice) => {
  if (Array.isArray(value)) return value.map((item) => reordered(item, dice));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    shuffled(Object.entries(value), dice).map(([key, item]: [string, Json]) => {
      const inner = reordered(item, dice);
      return [key, SETS.has(key) && Array.isArray(inner) ? shuffled(inner, dice) : inner];
    }),
  );
};

/** Some `$ref`s replaced by what they lead to, a few levels deep. */
export const inlined: Rewrite = (doc, dice) => {
  const visit = (value: Json, depth: number): Json => {
    if (Array.isArray(value)) return value.map((item) => visit(item, depth));
    if (!isObject(value)) return value;
    const [, place, name] = /^#\/(\w+)\/(.+)$/.exec(value.$ref ?? '') ?? [];
    const target = place && name && doc[place]?.[name];
    if (target && depth < 3 && dice() < 0.6) return visit(target, depth + 1);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item, depth)]));
  };
  return visit(doc, 0);
};

/** Some schemas, parameters and responses moved to where they can be shared. */
export const extracted: Rewrite = (doc, dice) => {
  const result = structuredClone(doc);
  let count = 0;
  const extract = (place: 'definitions' | 'parameters' | 'responses', value: Json): Json => {
    if (!isObject(value) || '$ref' in value || dice() < 0.5) return value;
    result[place] ??= {};
    const name = `Extracted~${++count}/x`;
    result[place][name] = value;
    return { $ref: `#/${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` };
  };
  const schema = (value: Json): Json => {
    if (!isObject(value)) return value;
    for (const name of Object.keys(value.properties ?? {})) value.properties[name] = schema(value.properties[name]);
    if (value.items) value.items = schema(value.items);
    if (isObject(value.additionalProperties)) value.additionalProperties = schema(value.additionalProperties);
    if (value.allOf) value.allOf = value.allOf.map(schema);
    return extract('definitions', value);
  };
  const parameters = (list: Json[]) =>
    list.map((one) => {
      if (one.schema) one.schema = schema(one.schema);
      return extract('parameters', one);
    });
  for (const path of Object.values<Json>(result.paths)) {
    if (path.parameters) path.parameters = parameters(path.parameters);
    for (const operation of Object.values<Json>(path)) {
      if (!operation.responses) continue;
      if (operation.parameters) operation.parameters = parameters(operation.parameters);
      for (const [code, response] of Object.entries<Json>(operation.responses)) {
        if (response.schema) response.schema = schema(response.schema);
        operation.responses[code] = extract('responses', response);
      }
    }
  }
  return result;
};

/** Some object schemas split into an `allOf` of two, or of one. */
export const split: Rewrite = (value, dice) => {
  if (Array.isArray(value)) return value.map((item) => split(item, dice));
  if (!isObject(value)) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, split(item, dice)]));
  if (inner.type !== 'object' || !isObject(inner.properties) || inner.allOf || dice() < 0.5) return inner;
  const { properties, required, type, ...rest } = inner as Record<string, Json>;
  const [first, ...others] = Object.entries(properties);
  if (!first) return inner;
  const part = (some: Json[]) => ({ type, properties: Object.fromEntries(some), ...(required ? { required } : {}) });
  return dice() < 0.5 ? { ...rest, allOf: [part([first]), part(others)] } : { allOf: [{ ...inner }] };
};

/** Parameters of a path's only operation moved up to the path. */
export const inherited: Rewrite = (doc, dice) => {
  const result = structuredClone(doc);
  for (const path of Object.values<Json>(result.paths)) {
    const operations = Object.values<Json>(path).filter(({ responses }) => responses);
    if (operations.length !== 1 || path.parameters || dice() < 0.5) continue;
    path.parameters = operations[0].parameters ?? [];
    delete operations[0].parameters;
  }
  return result;
};

export const REWRITES = { reordered, inlined, extracted, split, inherited };
