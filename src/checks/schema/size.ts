/** How large schemas are with their references resolved. */
import type { JsonNode } from '../../connector/node.ts';
import { type Operation, Parameter, type Schema } from '../../connector/swagger/nodes.ts';
import type { Swagger } from '../../connector/swagger/walk.ts';
import { thousands } from '../../connector/thousands.ts';
import type { CheckContext, Report } from '../../rules/engine/check.ts';

interface Limit {
  readonly limit: number;
}

/** Steps spent on one root at most: definitions that refer to each other in circles could take for ever. */
const MAX_STEPS = 20_000;
/** References followed one inside the other. */
const MAX_NESTING = 100;

/** Numbers of schemas, a reference counting as what it leads to, but once in each branch. */
class Sizes {
  /** Definitions with no circle below them: they count the same wherever they are referred to. */
  readonly #known = new Map<Schema, number>();
  /** The definitions we are inside of. */
  readonly #branch = new Set<Schema>();
  /** Whether the current count left something out: a circle, or what is beyond the bounds. */
  #isCut = false;
  #left = 0;

  of(root: Schema): number {
    this.#left = MAX_STEPS;
    this.#isCut = false;
    return this.#size(root);
  }

  #size(schema: Schema): number {
    if (this.#left-- <= 0) {
      this.#isCut = true;
      return 1;
    }
    if (schema.target) return this.#target(schema.target);
    let size = 1;
    for (const child of schema.children) size += this.#size(child);
    return size;
  }

  #target(schema: Schema): number {
    const known = this.#known.get(schema);
    if (known !== undefined) return known;
    if (this.#branch.has(schema) || this.#branch.size >= MAX_NESTING) {
      this.#isCut = true;
      return 1;
    }
    const wasCut = this.#isCut;
    this.#isCut = false;
    this.#branch.add(schema);
    const size = Math.min(this.#size(schema), 1e9);
    this.#branch.delete(schema);
    if (!this.#isCut) this.#known.set(schema, size);
    this.#isCut ||= wasCut;
    return size;
  }
}

const sizes = new WeakMap<Swagger, Sizes>();

function sizeOf(schema: Schema, api: Swagger): number {
  let known = sizes.get(api);
  if (!known) {
    known = new Sizes();
    sizes.set(api, known);
  }
  return known.of(schema);
}

/** A body (of a parameter) or an operation has too many schemas. The message may use {count} and {limit}. */
export function schemaCount(node: Parameter | Operation, { limit }: Limit, { connector }: CheckContext): Report | null {
  const { api } = connector;
  if (!api) return null;
  const count = node instanceof Parameter ? (node.schema ? sizeOf(node.schema, api) : 0) : operationSize(node, api);
  return count > limit ? { values: { count: thousands(count), limit: thousands(limit) } } : null;
}

function operationSize({ parameters, responses }: Operation, api: Swagger): number {
  let count = 0;
  for (const { parameter } of parameters) count += parameter.schema ? sizeOf(parameter.schema, api) : 1;
  for (const { response } of responses) count += response.schema ? sizeOf(response.schema, api) : 0;
  return count;
}

/** The definitions hold too many schemas. */
export function definitionsCount(_: JsonNode, { limit }: Limit, { connector }: CheckContext): Report | null {
  const { api } = connector;
  if (!api || api.schemas.length <= limit) return null;
  let count = 0;
  const todo = [...api.definitions.values()];
  while (todo.length > 0) {
    const schema = todo.pop() as Schema;
    count++;
    for (const child of schema.children) todo.push(child);
  }
  return count > limit ? { values: { count: thousands(count), limit: thousands(limit) } } : null;
}
