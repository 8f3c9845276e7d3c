/** Checks of which files a pull request touches. */
import type { Connector } from '../../connector/connector.ts';
import { member } from '../../connector/pointer.ts';
import { check } from '../../rules/engine/check.ts';
import type { Pull } from '../../rules/engine/pull.ts';
import { isLoose } from '../package/folder.ts';

/**
 * Several connectors; case `publisher` where all of them have the same one, `unknown` where it can't be told. The message may use {count} and {names}.
 */
export const pullConnectors = check<'pull'>({
  given: ['pull'],
  run: ({ folders }, _, { all }) => {
    const kept = folders.filter(({ change }) => change !== 'removed');
    const isRename = kept.length === 1 && folders.length === 2 && kept[0]?.change === 'new';
    if (folders.length < 2 || isRename) return null;
    const values = {
      count: folders.length,
      names: namesOf(folders.map(({ folder }) => folder.split('/').at(-1) ?? '')),
    };
    const publishers = all.map(publisherOf);
    const named = new Set(publishers.filter((publisher) => publisher !== null));
    if (named.size > 1) return { values };
    const isOne = named.size === 1 && !publishers.includes(null) && all.length === folders.length;
    return { case: isOne ? 'publisher' : 'unknown', values };
  },
});

function publisherOf(connector: Connector): string | null {
  const publisher = member(connector.properties?.object.properties, 'publisher');
  return typeof publisher === 'string' && publisher.trim() !== '' ? publisher.trim().toLowerCase() : null;
}

/** Files outside connector folders. Connector files in a wrong place are package/nested-folder's matter. The message may use {count} and {names}. */
export const pullFiles = check<'pull'>({
  given: ['pull'],
  run: (pull) => {
    // Without any connector it is not a submission.
    const foreign = pull.folders.length === 0 ? [] : foreignFiles(pull);
    const [first] = foreign;
    return first === undefined ? null : { file: first, values: { count: foreign.length, names: namesOf(foreign) } };
  },
});

function foreignFiles({ files, folders, topFolders }: Pull): string[] {
  const own = new Set(folders.map(({ folder }) => folder));
  return files
    .map(({ path }) => path)
    .filter((path) => !own.has(path.split('/', 2).join('/')) && !isLoose(path, topFolders));
}

/** The first three of some names. */
function namesOf(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} …` : names.join(', ');
}
