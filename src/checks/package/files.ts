/** Checks of which files a connector folder holds. */

import type { Connector, Role } from '../../connector/connector.ts';
import { WELL_KNOWN } from '../../connector/connector.ts';
import type { ConnectorFile } from '../../connector/types.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { fileOf, type Part, partsOf, subfolderOf } from './parts.ts';

/**
 * A file that every connector has is missing. Silent where it only lies in a subfolder, which package/nested-folder says.
 * Case `renamed`: another file is read in its place; `intro`: there is only the package's. That one is YAML is said first, by package/json-valid.
 */
export const filePresent = check<'folder', { role: Role }>({
  given: ['folder'],
  options: { type: 'object', required: ['role'], properties: { role: { enum: Object.keys(WELL_KNOWN) } } },
  run: (connector, { role }) => {
    const file = connector.file(role);
    if ((file && isNamed(file, role)) || liesBelow(connector, role)) return null;
    if (role === 'swagger' && connector.json('swagger')?.problems.some(({ kind }) => kind === 'yaml')) return null;
    const report = {
      file: `${connector.folder}/${WELL_KNOWN[role]}`,
      values: { name: WELL_KNOWN[role], folder: connector.name },
    };
    if (file) return { ...report, case: 'renamed', values: { ...report.values, other: file.name } };
    const intro = role === 'readme' ? fileOf(connector, 'intro') : null;
    return intro ? { ...report, case: 'intro', values: { ...report.values, other: intro.name } } : report;
  },
});

function isNamed({ name }: ConnectorFile, role: Role): boolean {
  return name.toLowerCase() === WELL_KNOWN[role].toLowerCase();
}

function liesBelow(connector: Connector, role: Role): boolean {
  const end = `/${WELL_KNOWN[role].toLowerCase()}`;
  for (const [{ name }, part] of partsOf(connector)) {
    if (part === 'nested' && name.toLowerCase().endsWith(end)) return true;
  }
  return false;
}

/**
 * Files that play one of the given parts. Those in one subfolder are reported together, as case `folder`, at the first.
 * The message may use {name}, {count} and {folder}.
 */
export const unwantedFiles = check<'folder', { parts: readonly Part[] }>({
  given: ['folder'],
  options: { type: 'object', required: ['parts'], properties: { parts: { type: 'array', items: { type: 'string' } } } },
  run: (connector, { parts }) => {
    const groups = new Map<string, ConnectorFile[]>();
    for (const [file, part] of partsOf(connector)) {
      if (!parts.includes(part) || (part === 'intro' && !connector.file('readme'))) continue;
      const top = subfolderOf(file.name).split('/')[0];
      const key = top === '' || top === undefined ? file.name : `${top}/`;
      groups.set(key, [...(groups.get(key) ?? []), file]);
    }
    return [...groups].map(([key, files]) => reportOf(key, files));
  },
});

function reportOf(key: string, files: readonly ConnectorFile[]): Report {
  const [first] = files as [ConnectorFile];
  return files.length === 1
    ? { file: first.path, values: { name: first.name } }
    : { file: first.path, case: 'folder', values: { folder: key, count: files.length } };
}

/** A well-known file whose name is written in other letters; the readme's may be. */
export const fileNameCase = check<'folder'>({
  given: ['folder'],
  run: ({ files, folder }) =>
    files.flatMap(({ name, path }): Report[] => {
      const right = CASED.find((known) => known.toLowerCase() === name.toLowerCase());
      if (right === undefined || right === name) return [];
      return [{ file: path, values: { name, right, folder } }];
    }),
});

const CASED: readonly string[] = [WELL_KNOWN.swagger, WELL_KNOWN.properties, WELL_KNOWN.script];

/** More than one certification package. */
export const singleZip = check<'folder'>({
  given: ['folder'],
  run: (connector) => {
    const zips = [...partsOf(connector)].filter(([, part]) => part === 'package').map(([file]) => file);
    const second = zips[1];
    return second ? { file: second.path, values: { count: zips.length } } : null;
  },
});
