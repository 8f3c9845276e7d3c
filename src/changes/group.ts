/** One change of a shared declaration is felt by many operations and said once. */
import type { ChangeKind, Impact } from './kinds.ts';
import type { Change, Spot } from './types.ts';

/** The same change of the same declaration; never empty. */
export interface ChangeGroup {
  readonly kind: ChangeKind;
  readonly impact: Impact;
  readonly variant: string | null;
  readonly changes: readonly [Change, ...Change[]];
}

/** In the order of their first change. */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
  const groups = new Map<string, [Change, ...Change[]]>();
  for (const change of changes) {
    const key = keyOf(change);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()].map((list) => {
    const [{ kind, impact, variant }] = list;
    return { kind, impact, variant, changes: list };
  });
}

function keyOf({ kind, variant, head, base, path, side }: Change): string {
  // What is gone in the head has its place in the base; a name tells apart what shares the nearest place.
  const name = path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf(']')) + 1);
  return [kind, variant, side, spotKey(head), base ? spotKey(base) : '', name].join('\n');
}

function spotKey(place: Spot): string {
  return 'file' in place ? place.file : place.node.document.path + place.node.pointer + place.at;
}

/**
 * What is told, whatever line it stands on and in whichever declaration: kind, operations and path inside them. An
 * operation more makes it another change.
 */
export function subjectOf({ kind, changes }: ChangeGroup): string {
  const all = changes.map(
    ({ about, path, values }) => `${about.id}/${path}${kind.endsWith('enum-value-removed') ? values.value : ''}`,
  );
  return `${kind} ${[...new Set(all)].sort().join(' ')}`;
}

/** Things a group is about, each once: operations by their name. */
export function thingsOf({ changes }: ChangeGroup): string[] {
  return [...new Map(changes.map(({ about }) => [about.id, about.name])).values()];
}
