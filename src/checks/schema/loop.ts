/** Check for endless chains of required properties. */
import type { JsonNode } from '../../connector/node.ts';
import type { Schema } from '../../connector/swagger/nodes.ts';
import type { CheckContext, Report } from '../../rules/engine/check.ts';
import { declared } from './resolve.ts';

/** A step from one schema to one that every value of it must have inside, or (allOf) be. */
interface Step {
  readonly from: Schema;
  readonly to: Schema;
  readonly property: string | null;
}

/** Names of a loop that the message gives. */
const MAX_NAMES = 4;

interface Frame {
  readonly schema: Schema;
  readonly steps: readonly Step[];
  next: number;
}

/** The first step that leads back to a definition. The message may use {loop}. */
export function requiredLoop(_: JsonNode, __: unknown, { connector }: CheckContext): Report[] {
  const reports: Report[] = [];
  const done = new Set<Schema>();
  const said = new Set<Schema>();
  for (const definition of connector.api?.definitions.values() ?? []) {
    if (!done.has(definition)) search(definition, done, said, reports);
  }
  return reports;
}

/** Depth first, with a stack of its own: documents may chain thousands of definitions. */
function search(start: Schema, done: Set<Schema>, said: Set<Schema>, reports: Report[]): void {
  const stack: Frame[] = [{ schema: start, steps: stepsFrom(start), next: 0 }];
  const open = new Map<Schema, number>([[start, 0]]);
  while (stack.length > 0) {
    const frame = stack.at(-1) as Frame;
    const step = frame.steps[frame.next++];
    if (!step) {
      stack.pop();
      open.delete(frame.schema);
      done.add(frame.schema);
      continue;
    }
    const first = open.get(step.to);
    if (first !== undefined) {
      if (said.has(step.to)) continue;
      const loop = stack.slice(first).map(({ steps, next }) => steps[next - 1] as Step);
      if (!loop.some(({ property }) => property !== null)) continue;
      said.add(step.to);
      reports.push(report(step, loop));
    } else if (!done.has(step.to)) {
      open.set(step.to, stack.length);
      stack.push({ schema: step.to, steps: stepsFrom(step.to), next: 0 });
    }
  }
}

const NO_STEPS: readonly Step[] = [];

function stepsFrom(schema: Schema): readonly Step[] {
  const { required, allOf } = schema.object;
  if (schema.children.length === 0 || (!Array.isArray(required) && allOf === undefined)) return NO_STEPS;
  const names = new Set<unknown>(Array.isArray(required) ? required : []);
  return schema.children
    .filter(({ keyword, property }) => keyword === 'allOf' || (property !== null && names.has(property)))
    .map((child) => ({ from: child, to: declared(child), property: child.property }));
}

function report({ from }: Step, loop: readonly Step[]): Report {
  const names = loop.slice(0, MAX_NAMES).map(({ from: child }) => child.name);
  if (loop.length > MAX_NAMES) names.push('…');
  return { node: from, at: '', values: { loop: [...names, names[0]].join(' → ') } };
}
