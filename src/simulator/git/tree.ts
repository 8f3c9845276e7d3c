/** Trees: folders as git stores them, and a commit's files as one flat map. */
import type { ObjectStore } from './objects.ts';

export interface TreeEntry {
  readonly name: string;
  /** Six digits as REST gives them: `100644`, `040000`. */
  readonly mode: string;
  readonly type: 'blob' | 'tree';
  readonly oid: string;
}

/** Blob ids by path from the root. */
export type Files = ReadonlyMap<string, string>;

const caches = new WeakMap<ObjectStore, Map<string, Files>>();

/** Writes all trees for a flat map of files and returns the root's id. Throws on a path git would refuse. */
export function writeTree(store: ObjectStore, files: Files): string {
  const folders = new Map<string, Map<string, string>>();
  const entries: TreeEntry[] = [];
  for (const [path, oid] of files) {
    const slash = path.indexOf('/');
    const name = slash < 0 ? path : path.slice(0, slash);
    if (name === '' || name === '.' || name === '..' || name === '.git')
      throw new Error(`git refuses the path ${path}`);
    if (slash < 0) entries.push({ name, mode: '100644', type: 'blob', oid });
    else (folders.get(name) ?? setNew(folders, name)).set(path.slice(slash + 1), oid);
  }
  for (const [name, inner] of folders)
    entries.push({ name, mode: '040000', type: 'tree', oid: writeTree(store, inner) });
  return store.put('tree', encode(entries));
}

function setNew(folders: Map<string, Map<string, string>>, name: string): Map<string, string> {
  const inner = new Map<string, string>();
  folders.set(name, inner);
  return inner;
}

/** git sorts entries by bytes, a folder as if its name ended in a slash, and drops the mode's leading zero. */
function encode(entries: readonly TreeEntry[]): Uint8Array {
  const keyed = entries.map((entry) => ({
    entry,
    key: Buffer.from(entry.type === 'tree' ? `${entry.name}/` : entry.name),
  }));
  keyed.sort((a, b) => Buffer.compare(a.key, b.key));
  return Buffer.concat(
    keyed.flatMap(({ entry }) => [
      Buffer.from(`${entry.mode.replace(/^0/, '')} ${entry.name}\0`),
      Buffer.from(entry.oid, 'hex'),
    ]),
  );
}

/** The entries of one tree, in git's order. */
export function readTree(store: ObjectStore, treeId: string): TreeEntry[] {
  const body = Buffer.from(store.read('tree', treeId));
  const entries: TreeEntry[] = [];
  for (let at = 0; at < body.length; ) {
    const space = body.indexOf(32, at);
    const nul = body.indexOf(0, space);
    const mode = body.toString('latin1', at, space).padStart(6, '0');
    entries.push({
      name: body.toString('utf8', space + 1, nul),
      mode,
      type: mode === '040000' ? 'tree' : 'blob',
      oid: body.toString('hex', nul + 1, nul + 21),
    });
    at = nul + 21;
  }
  return entries;
}

/** All files below a tree. Trees never change, so the answer is kept. */
export function flatten(store: ObjectStore, treeId: string): Files {
  const cache = caches.get(store) ?? new Map<string, Files>();
  caches.set(store, cache);
  const known = cache.get(treeId);
  if (known) return known;
  const files = new Map<string, string>();
  for (const entry of readTree(store, treeId)) {
    if (entry.type === 'blob') files.set(entry.name, entry.oid);
    else for (const [path, oid] of flatten(store, entry.oid)) files.set(`${entry.name}/${path}`, oid);
  }
  cache.set(treeId, files);
  return files;
}

/** What stands at a path below a tree (`''` is the tree itself); null when nothing does. */
export function entryAt(store: ObjectStore, treeId: string, path: string): TreeEntry | null {
  let found: TreeEntry = { name: '', mode: '040000', type: 'tree', oid: treeId };
  for (const name of path.split('/').filter(Boolean)) {
    if (found.type !== 'tree') return null;
    const next = readTree(store, found.oid).find((entry) => entry.name === name);
    if (!next) return null;
    found = next;
  }
  return found;
}
