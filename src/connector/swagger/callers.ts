/** In which operations a parameter or schema is in force. */
import type { JsonNode } from '../node.ts';
import { Operation, Parameter, PathItem, Response, Schema } from './nodes.ts';
import { referrersOf } from './referrers.ts';
import type { Swagger } from './walk.ts';

/** Schemas looked at in all, so that a hostile document can't make this take long; beyond it nothing is known. */
const MAX_STEPS = 300_000;

/** A definition may be used by a thousand operations; these many stand for all. */
const MAX_OPERATIONS = 20;

/** Finds the operations for the places of one document. */
export class Callers {
  readonly #referrers: ReadonlyMap<Schema, readonly Schema[]>;
  #steps = 0;

  constructor(api: Swagger) {
    this.#referrers = referrersOf(api);
  }

  /** Operations whose parameter, body or responses hold a place; none where nothing uses it. */
  of(host: JsonNode): readonly Operation[] {
    const operations = new Set<Operation>();
    const seen = new Set<JsonNode>([host]);
    for (const node of seen) {
      if (++this.#steps > MAX_STEPS) return [];
      for (const operation of operationsAt(node)) {
        operations.add(operation);
        if (operations.size >= MAX_OPERATIONS) return [...operations];
      }
      if (!(node instanceof Schema)) continue;
      for (const referrer of this.#referrers.get(node) ?? []) seen.add(referrer);
      if (node.role !== 'definition' && node.parent) seen.add(node.parent);
    }
    return [...operations];
  }
}

function operationsAt(node: JsonNode): readonly Operation[] {
  if (node instanceof Parameter || node instanceof PathItem) return node.operations;
  if (node instanceof Response) return node.uses.map(({ operation }) => operation);
  return node instanceof Operation ? [node] : [];
}
