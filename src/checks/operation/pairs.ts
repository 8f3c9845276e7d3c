/** Paths that fit each other's variables: `/orders/newest` and `/orders/{id}`. */
import type { PathItem } from '../../connector/swagger/nodes.ts';
import { check, type Report } from '../../rules/engine/check.ts';

/** A step of the tree of all paths; a variable's key is `{}`. */
interface Branch {
  readonly next: Map<string, Branch>;
  /** What ends here, by method; of paths that differ only in case or in names of variables, the first. */
  readonly ends: Map<string, PathItem>;
}

interface Way {
  readonly path: PathItem;
  readonly segments: readonly string[];
}

const VARIABLE = '{}';

/** Bounds for documents made to be slow: longer paths, and further steps for one path, are not looked at. */
const MAX_LENGTH = 1000;
const MAX_STEPS = 500;

/** Each path that has fixed segments where another one has variables, and a method in common with it. {other}, {methods}. */
export const pathPairs = check<'document'>({
  given: ['document'],
  run: (_, __, { connector }) => {
    const root: Branch = { next: new Map(), ends: new Map() };
    const paths = (connector.api?.paths ?? []).filter(({ template }) => template.length <= MAX_LENGTH);
    const ways = paths.map((path) => ({ path, segments: segmentsOf(path) }));
    for (const way of ways) grow(root, way);
    return ways.map((way) => pairOf(root, way)).filter((report) => report !== null);
  },
});

function segmentsOf({ template }: PathItem): string[] {
  return template
    .replaceAll(/\{[^{}/]+\}/g, VARIABLE)
    .toLowerCase()
    .split('/');
}

function grow(root: Branch, { path, segments }: Way): void {
  let branch = root;
  for (const segment of segments) {
    let next = branch.next.get(segment);
    if (!next) {
      next = { next: new Map(), ends: new Map() };
      branch.next.set(segment, next);
    }
    branch = next;
  }
  for (const { method } of path.operations) if (!branch.ends.has(method)) branch.ends.set(method, path);
}

function pairOf(root: Branch, { path, segments }: Way): Report | null {
  const todo: [branch: Branch, depth: number, wider: boolean][] = [[root, 0, false]];
  for (let steps = 0; todo.length > 0 && steps < MAX_STEPS; steps++) {
    const [branch, depth, wider] = todo.pop() as [Branch, number, boolean];
    const segment = segments[depth];
    if (segment === undefined) {
      const report = wider ? reportOf(path, branch) : null;
      if (report) return report;
      continue;
    }
    // No value of a variable is empty.
    const variable = segment === VARIABLE || segment === '' ? undefined : branch.next.get(VARIABLE);
    if (variable) todo.push([variable, depth + 1, true]);
    const same = branch.next.get(segment);
    if (same) todo.push([same, depth + 1, wider]);
  }
  return null;
}

function reportOf(path: PathItem, { ends }: Branch): Report | null {
  const other = path.operations.map(({ method }) => ends.get(method)).find((end) => end !== undefined);
  if (!other) return null;
  const methods = path.operations.map(({ method }) => method).filter((method) => ends.get(method) === other);
  return { node: path, values: { other: other.template, methods: methods.join(', ').toUpperCase() } };
}
