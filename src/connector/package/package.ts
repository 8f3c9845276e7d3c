/** A certification package: an introduction and the solutions that are deployed. Made from an opened archive. */
import type { Archive, ConnectorFile } from '../types.ts';
import { isSolution, type PackedConnector, readSolution, type Solution } from './solution.ts';

export interface Package {
  readonly file: ConnectorFile;
  readonly archive: Archive;
  readonly solutions: readonly Solution[];
  /** The connector that is deployed, and the solution it is in. */
  readonly connector: PackedConnector | null;
  readonly solution: Solution | null;
}

const known = new WeakMap<ConnectorFile, Package | null>();

/** What the package among a folder's files holds; null if there is none, or it was not opened. */
export function packageAmong(files: readonly ConnectorFile[]): Package | null {
  const file = files.find(({ name, content }) => content.archive && /^[^/]+\.zip$/i.test(name));
  return file ? packageIn(file) : null;
}

function packageIn(file: ConnectorFile): Package | null {
  let read = known.get(file);
  if (read === undefined) {
    read = file.content.archive ? readPackage(file, file.content.archive) : null;
    known.set(file, read);
  }
  return read;
}

function readPackage(file: ConnectorFile, archive: Archive): Package {
  const solutions = solutionsIn('', archive);
  // The solution for the connector alone is the one that is deployed; the flow's holds a copy.
  const withConnector = solutions.filter(({ connectors }) => connectors.some(({ definition }) => definition !== null));
  const solution =
    withConnector.find(({ flows, has }) => flows.length === 0 && !has.plugin) ?? withConnector[0] ?? null;
  const connector = solution?.connectors.find(({ definition }) => definition !== null) ?? null;
  return { file, archive, solutions, connector, solution };
}

function solutionsIn(name: string, archive: Archive): Solution[] {
  if (isSolution(archive)) return [readSolution(name, archive)];
  return [...archive.files].flatMap(([entry, { archive: inner }]) =>
    inner ? solutionsIn(name === '' ? entry : `${name}/${entry}`, inner) : [],
  );
}
