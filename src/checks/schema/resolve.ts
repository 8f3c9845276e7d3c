/** Schemas behind references. */
import type { Schema } from '../../connector/swagger/nodes.ts';

/** Longer chains of references to references are not followed; this also ends a circle. */
const MAX_CHAIN = 16;

/** The schema that a chain of `$ref`s ends at; the schema itself if there is none or it leads nowhere. */
export function declared(schema: Schema): Schema {
  let found = schema;
  for (let step = 0; step < MAX_CHAIN && found.target; step++) found = found.target;
  return found;
}
