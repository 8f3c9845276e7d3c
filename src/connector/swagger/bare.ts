/** Finds properties by their bare name anywhere below a schema, as the older dynamic extensions refer to them. */
import { lists, type Step } from './follow.ts';
import type { Schema } from './nodes.ts';

/** How many schemas are searched below one, and how deep. */
const MAX_SEARCHED = 2000;
const MAX_DEPTH = 40;
/** Whether a name means one property or several is all that rules ask. */
const MAX_FOUND = 2;

/** The last step of a way, and the way before it. */
interface Way {
  readonly step: Step;
  readonly before: Way | null;
  readonly depth: number;
}

const known = new WeakMap<Schema, ReadonlyMap<string, readonly Way[]>>();

/** The ways to the properties of a name below a schema: none, one, or two where there are several. */
export function propertiesNamed(start: Schema, name: string): readonly (readonly Step[])[] {
  const root = start.target ?? start;
  let table = known.get(root);
  if (!table) {
    table = tableOf(root);
    known.set(root, table);
  }
  return (table.get(name) ?? []).map(stepsOf);
}

/** Every property below a schema by its name; each schema is looked at once. */
function tableOf(root: Schema): ReadonlyMap<string, readonly Way[]> {
  const table = new Map<string, Way[]>();
  const ways = new Map<Schema, Way | null>([[root, null]]);
  for (const [schema, way] of ways) {
    if (ways.size > MAX_SEARCHED || (way?.depth ?? 0) > MAX_DEPTH) break;
    if (schema.target && !ways.has(schema.target)) ways.set(schema.target, way);
    for (const child of schema.children) {
      if (ways.has(child)) continue;
      const next = wayTo(child, schema, way);
      ways.set(child, next);
      if (child.property !== null && next) note(table, child.property, next);
    }
  }
  return table;
}

/** Parts of an `allOf` are no step of their own; elements of an array are. */
function wayTo(child: Schema, schema: Schema, before: Way | null): Way | null {
  const { property } = child;
  if (property === null && child.keyword !== 'items') return before;
  const required = property === null || lists(schema.object.required, property);
  return { step: { schema: child, required }, before, depth: (before?.depth ?? 0) + 1 };
}

function note(table: Map<string, Way[]>, name: string, way: Way): void {
  const list = table.get(name);
  if (!list) table.set(name, [way]);
  else if (list.length < MAX_FOUND) list.push(way);
}

function stepsOf(way: Way): Step[] {
  const steps: Step[] = [];
  for (let at: Way | null = way; at; at = at.before) steps.unshift(at.step);
  return steps;
}
