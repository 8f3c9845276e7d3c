/** What `diff` compares: two folders, two files, or two commits of the clone around it. */
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type ConnectorPair, pairConnectors } from '../../changes/follow.ts';
import { Connector, connectorsIn, WELL_KNOWN } from '../../connector/connector.ts';
import { readTree } from '../../disk/tree.ts';
import { UsageError } from '../errors.ts';
import type { Folders } from './connector-paths.ts';
import { connectorOfFile, mustBeAlike, mustHaveDefinitions } from './diff-files.ts';

/** One of the two, as given and where it is; null where there is no such file or folder. */
interface Side {
  readonly name: string;
  readonly full: string;
  readonly is: 'file' | 'folder' | null;
}

export interface Sides {
  readonly pairs: readonly ConnectorPair[];
  /** Folders have the names they have in a repository: another name means that one was renamed. */
  readonly inRepository: boolean;
}

/**
 * The connectors on both sides, paired.
 * @param head left out: the files as they are now, beside a commit all of its clone, beside a folder where the person stands
 * @throws UsageError for what can't be compared
 */
export async function sidesOf(base: string, head: string | undefined, cwd: string, folders: Folders): Promise<Sides> {
  const old = await sideOf(base, cwd);
  if (head === undefined && old.is === null) {
    const { pairsSince } = await import('./diff-git.ts');
    return { pairs: await pairsSince(base, cwd, folders), inRepository: true };
  }
  return sidesBetween(old, await sideOf(head ?? '.', cwd), cwd, folders);
}

async function sidesBetween(old: Side, now: Side, cwd: string, folders: Folders): Promise<Sides> {
  if (old.is === null && now.is === null) {
    const { pairsInGit } = await import('./diff-git.ts');
    return { pairs: await pairsInGit(old.name, now.name, cwd, folders), inRepository: true };
  }
  if (old.is !== now.is) throw unlike(old, now);
  if (old.is === 'file')
    return single(mustBeAlike({ old: await connectorOfFile(old), now: await connectorOfFile(now) }));
  const [before, after] = [await connectorsOf(old, folders), await connectorsOf(now, folders)];
  if (before.single !== after.single)
    throw new UsageError(
      `${(before.single ? old : now).name} is one connector, ${(before.single ? now : old).name} holds several`,
      'Give two connector folders, or two folders that hold connectors.',
    );
  if (!before.single) return { pairs: pairConnectors(before.connectors, after.connectors), inRepository: true };
  return single(mustHaveDefinitions({ old: before.connectors[0], now: after.connectors[0] }));
}

function single(pair: ConnectorPair): Sides {
  return { pairs: [pair], inRepository: false };
}

async function sideOf(name: string, cwd: string): Promise<Side> {
  const full = resolve(cwd, name);
  const found = await stat(full).catch(() => null);
  return { name, full, is: found?.isFile() ? 'file' : found?.isDirectory() ? 'folder' : null };
}

function unlike(old: Side, now: Side): UsageError {
  const missing = [old, now].find(({ is }) => is === null);
  if (!missing)
    return new UsageError(`${old.name} is a ${old.is}, ${now.name} is a ${now.is}`, 'Give two files, or two folders.');
  const other = missing === old ? now : old;
  return new UsageError(
    `${missing.name} is not there, ${other.name} is a ${other.is}: there is nothing to compare it with`,
    `Check its spelling. A ${other.is} that is only on one side is new or removed as a whole; to compare commits, give two of them.`,
  );
}

const NAMES: ReadonlySet<string> = new Set(Object.values(WELL_KNOWN).map((name) => name.toLowerCase()));

async function connectorsOf(
  { name, full }: Side,
  folders: Folders,
): Promise<{ single: boolean; connectors: Connector[] }> {
  const entries = await readdir(full);
  if (entries.some((entry) => NAMES.has(entry.toLowerCase()))) {
    const files = [...(await readTree(full))].map(([file, content]) => ({
      path: `${name}/${file}`,
      name: file,
      content,
    }));
    return { single: true, connectors: [new Connector(name, 'certified', files)] };
  }
  const tree = await readTree(full);
  const top = basename(full);
  const files = Object.hasOwn(folders, top)
    ? new Map([...tree].map(([path, content]) => [`${top}/${path}`, content]))
    : tree;
  const connectors = connectorsIn(files, folders);
  if (connectors.length > 0) return { single: false, connectors };
  throw new UsageError(
    `${name} holds no connector`,
    `Give a connector folder (with an ${WELL_KNOWN.swagger}), or a folder with ${Object.keys(folders).join(' or ')} in it: ${join(name, '…')}`,
  );
}
