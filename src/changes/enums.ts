/** Lists of choices, compared: which values are gone, new, or written otherwise. */
import type { FactDiff } from './fact-diff.ts';
import { shown } from './json.ts';
import type { ChangeKind } from './kinds.ts';
import { type Named, renamesAmong } from './renames.ts';
import type { Side } from './schema-diff.ts';
import type { Values } from './types.ts';

const KEY = 'enum';

/** For a request fewer values hurt; of an answer only another spelling matters to its readers. */
export function compareEnums(base: unknown, head: unknown, side: Side): FactDiff[] {
  const [before, after] = [listOf(base), listOf(head)];
  if (!before || !after) return side === 'response' ? [OTHERS] : introduced(before, after);
  const gone = without(before, after);
  const added = without(after, before);
  const renamed = renamesAmong(gone, added);
  const now = new Set(renamed.values());
  const diffs: FactDiff[] = [];
  if (renamed.size > 0) {
    const values = { from: words(renamed.keys()), to: words(renamed.values()) };
    const milder = side === 'response' ? { impact: 'look' as const } : {};
    diffs.push({ kind: 'enum-value-renamed', key: KEY, values, ...milder });
  }
  const left = gone.filter(({ thing }) => !renamed.has(thing));
  const fresh = added.filter(({ thing }) => !now.has(thing));
  if (side === 'response') return left.length + fresh.length > 0 ? [...diffs, OTHERS] : diffs;
  return [...diffs, ...some('enum-value-removed', left), ...some('enum-value-added', fresh)];
}

const OTHERS: FactDiff = { kind: 'field-metadata-changed', key: KEY, values: { keys: KEY } };

/** A list that is new takes away all other values; one that is gone gives them back. */
function introduced(before: readonly unknown[] | null, after: readonly unknown[] | null): FactDiff[] {
  if (after)
    return namesAll(after) ? [OTHERS] : [{ kind: 'enum-introduced', key: KEY, values: told([...after].sort(inOrder)) }];
  return before ? [{ kind: 'enum-value-added', key: KEY, values: { value: 'any value' } }] : [];
}

/** The order of a list says nothing. */
function inOrder(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return shown(a) < shown(b) ? -1 : 1;
}

/** Yes and no are all that there is. */
function namesAll(values: readonly unknown[]): boolean {
  return values.includes(true) && values.includes(false);
}

function some(kind: ChangeKind, values: readonly Named<unknown>[]): FactDiff[] {
  return values.length === 0 ? [] : [{ kind, key: KEY, values: told(values.map(({ thing }) => thing)) }];
}

/** The values that the other list lacks. Of a single one its place in the list tells what it has become. */
function without(list: readonly unknown[], others: readonly unknown[]): Named<unknown>[] {
  const known = new Set(others.map(shown));
  const left = [...list.entries()].filter(([, value]) => !known.has(shown(value)));
  return left.map(([index, thing]) => {
    const name = typeof thing === 'string' ? thing : shown(thing);
    return { thing, name, type: typeof thing, text: '', facts: null, rank: left.length === 1 ? index : null };
  });
}

/** So many values are named in a message. */
const NAMED = 4;

/** For a message, and exactly: another list is another change. */
function told(values: readonly unknown[]): Values {
  const all = values.map(shown);
  if (all.length <= NAMED + 1) return { value: all.join(', ') };
  return { value: `${all.slice(0, NAMED).join(', ')} and ${all.length - NAMED} more`, exactly: all.sort().join(', ') };
}

function listOf(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null;
}

function words(values: Iterable<unknown>): string {
  return [...values].map(shown).join(', ');
}
