/**
 * Compares schemas with everything inside them. Each pair of schemas is compared once, however many operations share it;
 * an operation then walks only those pairs below which something differs.
 */
import { addAll } from '../connector/add-all.ts';
import type { Schema } from '../connector/swagger/nodes.ts';
import { sameTree } from './json.ts';
import { compareShapes } from './local.ts';
import type { SchemaDiff, Side } from './schema-diff.ts';
import { Shapes } from './shape.ts';

/** A difference with its way from the root. */
export interface PathDiff extends SchemaDiff {
  readonly path: string;
}

interface Pair {
  diffs: readonly SchemaDiff[];
  inside: { readonly label: string; readonly pair: Pair }[];
  readonly parents: Pair[];
  /** Something differs here or below. */
  differs: boolean;
}

interface Step {
  readonly pair: Pair;
  readonly path: string;
  readonly from: Step | null;
}

/** A pair that is met on several ways is told for so many of them: enough for every use, and never more than a few. */
const WAYS = 12;

export class SchemaComparison {
  readonly shapes = new Shapes();
  readonly #renamed: ReadonlyMap<string, string>;
  readonly #pairs: Readonly<Record<Side, Map<Schema, Map<Schema, Pair>>>> = { request: new Map(), response: new Map() };

  /** @param renamed operationIds of the base that have another name in the head */
  constructor(renamed: ReadonlyMap<string, string>) {
    this.#renamed = renamed;
  }

  /** All differences below two schemas, with their paths. */
  compare(base: Schema, head: Schema, side: Side): PathDiff[] {
    const [before, after] = [targetOf(base), targetOf(head)];
    if (sameTree(before.value, after.value)) return [];
    const found: PathDiff[] = [];
    const visits = new Map<Pair, number>();
    const todo: Step[] = [{ pair: this.#pair(before, after, side), path: '', from: null }];
    // The nearest first, so that of many ways the short ones are told.
    for (let next = 0; next < todo.length; next++) {
      const step = todo[next] as Step;
      const { pair, path } = step;
      for (const diff of pair.diffs) found.push({ ...diff, path: join(path, diff.label) });
      for (const { label, pair: inner } of pair.inside) {
        const count = visits.get(inner) ?? 0;
        if (!inner.differs || count >= WAYS || isOnWay(inner, step)) continue;
        visits.set(inner, count + 1);
        todo.push({ pair: inner, path: join(path, label), from: step });
      }
    }
    return found;
  }

  #pair(base: Schema, head: Schema, side: Side): Pair {
    const known = this.#known(base, head, side);
    if (known) return known;
    const root = this.#register(base, head, side);
    const todo: [Pair, Schema, Schema][] = [[root, base, head]];
    while (todo.length > 0) {
      const [pair, before, after] = todo.pop() as [Pair, Schema, Schema];
      const local = compareShapes(this.shapes.of(before), this.shapes.of(after), side, this.shapes, this.#renamed);
      pair.diffs = local.diffs;
      if (pair.diffs.length > 0) markDiffering(pair);
      for (const { label, ...inner } of local.inside) {
        const [inBase, inHead] = [targetOf(inner.base), targetOf(inner.head)];
        if (sameTree(inBase.value, inHead.value)) continue;
        let known = this.#known(inBase, inHead, side);
        if (!known) {
          known = this.#register(inBase, inHead, side);
          todo.push([known, inBase, inHead]);
        }
        pair.inside.push({ label, pair: known });
        known.parents.push(pair);
        if (known.differs) markDiffering(pair);
      }
    }
    return root;
  }

  #known(base: Schema, head: Schema, side: Side): Pair | undefined {
    return this.#pairs[side].get(base)?.get(head);
  }

  #register(base: Schema, head: Schema, side: Side): Pair {
    const pair: Pair = { diffs: [], inside: [], parents: [], differs: false };
    const row = this.#pairs[side].get(base);
    if (row) row.set(head, pair);
    else this.#pairs[side].set(base, new Map([[head, pair]]));
    return pair;
  }
}

/** What a schema that is nothing but a reference leads to: so a shared declaration is compared once. */
function targetOf(schema: Schema): Schema {
  if (schema.target === null) return schema;
  for (const key in schema.object) if (key !== '$ref') return schema;
  return schema.target;
}

function isOnWay(pair: Pair, step: Step): boolean {
  for (let one: Step | null = step; one; one = one.from) if (one.pair === pair) return true;
  return false;
}

function markDiffering(pair: Pair): void {
  const todo = [pair];
  for (let one = todo.pop(); one; one = todo.pop()) {
    if (one.differs) continue;
    one.differs = true;
    addAll(todo, one.parents);
  }
}

function join(path: string, label: string): string {
  if (path === '' || label === '') return path + label;
  return label === '[]' ? `${path}[]` : `${path}.${label}`;
}
