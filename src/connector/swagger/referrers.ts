/** Which schemas refer to a definition. */
import type { Schema } from './nodes.ts';
import type { Swagger } from './walk.ts';

const known = new WeakMap<Swagger, ReadonlyMap<Schema, readonly Schema[]>>();

/** For each schema that a `$ref` leads to, the schemas with that `$ref`; worked out once a document. */
export function referrersOf(api: Swagger): ReadonlyMap<Schema, readonly Schema[]> {
  const found = known.get(api);
  if (found) return found;
  const referrers = new Map<Schema, Schema[]>();
  for (const schema of api.schemas) {
    if (!schema.target) continue;
    const list = referrers.get(schema.target);
    if (list) list.push(schema);
    else referrers.set(schema.target, [schema]);
  }
  known.set(api, referrers);
  return referrers;
}
