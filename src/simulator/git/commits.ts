/** Commits and what follows from their order. */
import type { ObjectStore } from './objects.ts';
import { entryAt, type Files, flatten, writeTree } from './tree.ts';

interface Signature {
  readonly name: string;
  readonly email: string;
  readonly at: Date;
}

export interface Commit {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly message: string;
}

/** Writes a commit, always at +0000 and committed by its author, and returns its id. */
export function writeCommit(
  store: ObjectStore,
  commit: Omit<Commit, 'oid' | 'tree'> & { readonly files: Files },
): string {
  const { name, email, at } = commit.author;
  const who = `${name} <${email}> ${Math.floor(at.getTime() / 1000)} +0000`;
  const lines = [
    `tree ${writeTree(store, commit.files)}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${who}`,
    `committer ${who}`,
    '',
    commit.message,
  ];
  return store.put('commit', Buffer.from(lines.join('\n'), 'utf8'));
}

/** Reads a commit. Throws when there is none of that id. */
export function readCommit(store: ObjectStore, oid: string): Commit {
  const text = Buffer.from(store.read('commit', oid)).toString('utf8');
  const blank = text.indexOf('\n\n');
  const header = text.slice(0, blank).split('\n');
  const value = (key: string) =>
    header.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  const signature = /^(.*) <(.*)> (\d+) /.exec(value('author')[0] ?? '');
  return {
    oid,
    tree: value('tree')[0] ?? '',
    parents: value('parent'),
    author: { name: signature?.[1] ?? '', email: signature?.[2] ?? '', at: new Date(Number(signature?.[3]) * 1000) },
    message: text.slice(blank + 2),
  };
}

/** All files of a commit. */
export function filesOf(store: ObjectStore, oid: string): Files {
  return flatten(store, readCommit(store, oid).tree);
}

/** The commit and everything before it. */
export function ancestors(store: ObjectStore, oid: string): Set<string> {
  const seen = new Set([oid]);
  for (const next of seen) for (const parent of readCommit(store, next).parents) seen.add(parent);
  return seen;
}

/** The newest commit both have; null when their histories never met. The first reached from `b` by breadth. */
export function mergeBase(store: ObjectStore, a: string, b: string): string | null {
  const before = ancestors(store, a);
  for (const candidate of ancestors(store, b)) if (before.has(candidate)) return candidate;
  return null;
}

/** Commits reachable from `head` and not from `base`, oldest first: `git log base..head`. */
export function commitsBetween(store: ObjectStore, base: string, head: string): Commit[] {
  const excluded = ancestors(store, base);
  return [...ancestors(store, head)]
    .filter((oid) => !excluded.has(oid))
    .map((oid) => readCommit(store, oid))
    .reverse();
}

/** Commits up to one that changed what stands at a path, against each of their parents; the newest first. */
export function historyOf(store: ObjectStore, oid: string, path: string): string[] {
  const at = (commit: string) =>
    path === '' ? commit : (entryAt(store, readCommit(store, commit).tree, path)?.oid ?? null);
  return [...ancestors(store, oid)].filter((commit) => {
    const { parents } = readCommit(store, commit);
    const now = at(commit);
    return parents.length === 0 ? now !== null : parents.every((parent) => at(parent) !== now);
  });
}
