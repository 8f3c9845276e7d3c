/** How deep schemas nest with their references resolved. */
import type { JsonNode } from '../../connector/node.ts';
import type { Schema } from '../../connector/swagger/nodes.ts';
import type { CheckContext, Report } from '../../rules/engine/check.ts';
import { declared } from './resolve.ts';

/** Steps followed one inside the other; more is beyond all measure. */
const MAX_NESTING = 400;

/** Roots of bodies and responses that nest too deep, each declaration once. The message may use {depth}. */
export function schemaDepth(_: JsonNode, { limit }: { readonly limit: number }, { connector }: CheckContext): Report[] {
  const { api } = connector;
  const reports: Report[] = [];
  const known = new Map<Schema, number>();
  const said = new Set<Schema>();
  for (const schema of api?.schemas ?? []) {
    if (schema.role !== 'body' && schema.role !== 'response' && schema.role !== 'notification') continue;
    const root = declared(schema);
    if (said.has(root)) continue;
    said.add(root);
    const depth = depthOf(root, known, 0);
    if (depth > limit) reports.push({ node: root, at: '', values: { depth, limit } });
  }
  return reports;
}

/** Levels of a schema; a definition inside itself counts as nothing, and so does what is nested beyond all measure. */
function depthOf(schema: Schema, known: Map<Schema, number>, nesting: number): number {
  const found = known.get(schema);
  if (found !== undefined) return found;
  if (nesting > MAX_NESTING) return 0;
  known.set(schema, 0);
  let deepest = 0;
  if (schema.target) deepest = depthOf(schema.target, known, nesting + 1) - 1;
  else for (const child of schema.children) deepest = Math.max(deepest, depthOf(child, known, nesting + 1));
  const depth = deepest + 1;
  known.set(schema, depth);
  return depth;
}
