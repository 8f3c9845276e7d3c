/** One change at many places is one change: one row, one finding, one number. */
import { createHash } from 'node:crypto';
import { getOrInsert } from '../connector/get-or-insert.ts';
import type { ChangeKind, Impact } from './kinds.ts';
import type { Change } from './types.ts';

/** What somebody has said of a change. `confirmed`: its author, that it is meant; `let-pass`: it blocks no more. */
export interface SaidOfChange {
  readonly state: 'confirmed' | 'let-pass';
  readonly by: string;
  readonly reason: string;
}

/** The same change, wherever it was made; never empty. */
export interface ChangeGroup {
  readonly kind: ChangeKind;
  /** The worst of them. */
  readonly impact: Impact;
  readonly variant: string | null;
  /** What people have said of it; null: nothing. */
  readonly said: SaidOfChange | null;
  readonly changes: readonly [Change, ...Change[]];
}

type Changes = [Change, ...Change[]];

/**
 * Changes that say the same are one: the same kind with the same values (`integer` to `string`) whatever it happened to, or
 * the same thing happening to the same name. Names with which the same happened in the same operations are one as well. In
 * the order of their first change.
 */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
  const causes = groupsBy(changes, causeOf, (change) => [change]);
  const rows = groupsBy(causes, usersOf, (cause) => cause);
  return rows.map(asGroup);
}

/** What of a group is about some of its subjects; all of it where none of its changes is told apart. */
export function partAbout(group: ChangeGroup, subjects: ReadonlySet<string>): ChangeGroup {
  const some = group.changes.filter((change) => subjects.has(subjectOf(change)));
  return some.length > 0 ? { ...asGroup(some as Changes), impact: group.impact } : group;
}

/** So many subjects of a group are told apart. */
const APART = 100;

/** What a group is about, each once: what a word on it is bound to. Where there are too many they are one. */
export function subjectsIn({ kind, changes }: ChangeGroup): string[] {
  const subjects = [...new Set(changes.map(subjectOf))].sort();
  if (subjects.length <= APART) return subjects;
  return [`${kind} ${createHash('sha256').update(subjects.join('\n')).digest('hex')}`];
}

function asGroup(changes: Changes): ChangeGroup {
  const [{ kind, variant }] = changes;
  const worst = (impact: Impact) => changes.some((change) => change.impact === impact);
  return {
    kind,
    impact: worst('breaking') ? 'breaking' : worst('look') ? 'look' : 'harmless',
    variant,
    said: null,
    changes,
  };
}

function groupsBy<T>(list: readonly T[], keyOf: (one: T) => string, changesOf: (one: T) => Changes): Changes[] {
  const groups = new Map<string, Changes>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) for (const change of changesOf(one)) group.push(change);
    else groups.set(key, [...changesOf(one)]);
  }
  return [...groups.values()];
}

/** What a renamed thing is called is the same for those who send it and those who read it. */
function isRename({ kind }: Change): boolean {
  return kind === 'property-renamed' || kind === 'enum-value-renamed';
}

function causeOf(change: Change): string {
  const { kind, variant, impact, side, head } = change;
  const file = 'file' in head ? head.file : head.node.document.path;
  const told = toldBy(change);
  const rest = isRename(change) ? [] : [impact, side];
  return [kind, variant, file, ...rest, ...(told.length > 0 ? told : [leafOf(change.path)])].join('\n');
}

/** What is told apart by its name alone is one with what happened in the same operations. */
function usersOf(cause: Changes): string {
  const [first] = cause;
  if (toldBy(first).length > 0) return `cause ${causeOf(first)}`;
  const { kind, variant, impact, side } = first;
  return ['users', kind, variant, impact, side, ...new Set(cause.map(({ about }) => about.id))].join('\n');
}

/** A variant's own values: they say nothing about what happened. */
const BESIDES: ReadonlySet<string> = new Set(['successor', 'gone', 'all', 'added']);

/** The values that make it this change and no other. */
function toldBy({ values }: Change): string[] {
  return Object.entries(values).flatMap(([name, value]) => (BESIDES.has(name) ? [] : [`${name} ${value}`]));
}

/** A property's own name: what follows the last dot or bracket. */
export function leafOf(path: string): string {
  const leaf = path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf(']')) + 1);
  return leaf === '' ? path : leaf;
}

/** What is the same change from push to push: what happened to what, in which operation; never the place. */
function subjectOf(change: Change): string {
  const { kind, about, path } = change;
  return [`${kind} ${about.id}/${path}`, ...toldBy(change)].join(' ');
}

/** Whom a group is about, each once. */
export function aboutsIn({ changes }: Pick<ChangeGroup, 'changes'>): Change['about'][] {
  return [...new Map(changes.map(({ about }) => [about.id, about])).values()];
}

/** What it happened to, each name once, by its way from the root where it was met first; empty for whole operations. */
export function pathsIn({ changes }: Pick<ChangeGroup, 'changes'>): string[] {
  const paths = new Map<string, string>();
  for (const { path } of changes) if (path !== '') getOrInsert(paths, leafOf(path), () => path);
  return [...paths.values()];
}
