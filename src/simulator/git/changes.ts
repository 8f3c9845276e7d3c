/** Two commits' files side by side: what a pull request changes, and whether it merges. */
import { applyPatch, type StructuredPatchHunk } from 'diff';
import { filesOf } from './commits.ts';
import { isBinary, type ObjectStore } from './objects.ts';
import { diffFile, type FilePatch } from './patch.ts';
import type { Files } from './tree.ts';

export interface FileChange {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  readonly before: string | null;
  readonly after: string | null;
}

const patches = new Map<string, FilePatch>();
const differences = new WeakMap<ObjectStore, Map<string, readonly FileChange[]>>();

/** The files that differ between two commits, by path. A removed file that reappears byte for byte elsewhere is a rename. */
export function changedFiles(store: ObjectStore, from: string, to: string): readonly FileChange[] {
  const cache = differences.get(store) ?? new Map<string, readonly FileChange[]>();
  differences.set(store, cache);
  const changes = cache.get(`${from}..${to}`) ?? compare(store, from, to);
  cache.set(`${from}..${to}`, changes);
  return changes;
}

function compare(store: ObjectStore, from: string, to: string): FileChange[] {
  const [old, now] = [filesOf(store, from), filesOf(store, to)];
  const removed = new Map([...old].filter(([path]) => !now.has(path)));
  const changes: FileChange[] = [];
  for (const [path, after] of now) {
    const before = old.get(path) ?? null;
    if (before === after) continue;
    if (before !== null) changes.push({ path, previousPath: null, status: 'modified', before, after });
    else changes.push(added(path, after, removed));
  }
  for (const [path, before] of removed)
    changes.push({ path, previousPath: null, status: 'removed', before, after: null });
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function added(path: string, after: string, removed: Map<string, string>): FileChange {
  const source = [...removed].find(([, oid]) => oid === after)?.[0];
  if (source === undefined) return { path, previousPath: null, status: 'added', before: null, after };
  removed.delete(source);
  return { path, previousPath: source, status: 'renamed', before: after, after };
}

/** The patch between two blobs. Kept: blobs never change. */
export function patchBetween(store: ObjectStore, before: string | null, after: string | null): FilePatch {
  const key = `${before}:${after}`;
  const known = patches.get(key);
  if (known) return known;
  const read = (oid: string | null) => (oid === null ? null : store.read('blob', oid));
  const patch = diffFile(read(before), read(after));
  patches.set(key, patch);
  return patch;
}

/** The merged files of two sides since their base, or null when they conflict. Both sides' hunks must fit exactly. */
export function mergeFiles(store: ObjectStore, base: Files, ours: Files, theirs: Files): Map<string, string> | null {
  const merged = new Map<string, string>();
  for (const path of new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])) {
    const [b, o, t] = [base.get(path), ours.get(path), theirs.get(path)];
    const winner = o === t || t === b ? o : o === b ? t : mergeBlob(store, b, o, t);
    if (winner === null) return null;
    if (winner !== undefined) merged.set(path, winner);
  }
  return merged;
}

function mergeBlob(store: ObjectStore, base?: string, ours?: string, theirs?: string): string | null {
  if (base === undefined || ours === undefined || theirs === undefined) return null;
  const { hunks } = patchBetween(store, base, theirs);
  const current = store.read('blob', ours);
  if (!hunks || isBinary(current)) return null;
  const text = applyPatch(Buffer.from(current).toString('utf8'), asPatch(hunks), { fuzzFactor: 0 });
  return text === false ? null : store.put('blob', Buffer.from(text, 'utf8'));
}

function asPatch(hunks: readonly StructuredPatchHunk[]) {
  return {
    oldFileName: undefined,
    newFileName: undefined,
    oldHeader: undefined,
    newHeader: undefined,
    hunks: [...hunks],
  };
}
