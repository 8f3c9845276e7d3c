/**
 * Checks of how a certification package is laid out, as Microsoft's package validator has it (January 2025):
 * https://github.com/microsoft/PowerPlatformConnectors/blob/dev/scripts/ConnectorPackageValidator.ps1
 * Policy codes: https://learn.microsoft.com/en-us/connectors/custom-connectors/certification-policy-errors
 */

import { addAll } from '../../connector/add-all.ts';
import type { Connector } from '../../connector/connector.ts';
import type { Package } from '../../connector/package/package.ts';
import { entryOf, type Solution } from '../../connector/package/solution.ts';
import { valueAt } from '../../connector/pointer.ts';
import type { Archive } from '../../connector/types.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { partsOf } from './parts.ts';
import { type Problem, solutionProblems } from './solutions.ts';

/** What is wrong with a package's layout. The message may use {archive}, {missing}, {names}, {count} and {code}. */
export const packageStructure = check<'folder'>({
  given: ['folder'],
  run: (connector) => {
    const held = connector.package;
    if (!held || held.archive.faults.length > 0 || partsOf(connector).get(held.file) !== 'package') return null;
    return problemsOf(held, connector).map(({ case: name, ...values }): Report => {
      const report = { file: held.file.path, anchor: [name, ...Object.values(values)].join(' '), values };
      return name === undefined ? report : { ...report, case: name };
    });
  },
});

function problemsOf(held: Package, connector: Connector): Problem[] {
  const { archive, file } = held;
  const outer = layerOf(archive);
  const [inner] = outer.zips;
  const problems: Problem[] = [];
  if (outer.folders.length > 0)
    problems.push({ case: 'folders', archive: file.name, names: outer.folders.join(', '), code: '5000.1.1.11' });
  addAll(problems, fileProblems(outer, file.name));
  if (hasSeveralSignIns(connector) && !entryOf(archive, 'customProperties.json'))
    problems.push({ case: 'sign-ins', archive: file.name, missing: 'customProperties.json', code: '5000.1.1.5' });
  return inner ? [...problems, ...innerProblems(inner, archive, held.solutions)] : problems;
}

/** The introduction and the package: exactly one of each, whatever their names. */
function fileProblems({ texts, zips }: Layer, archive: string): Problem[] {
  const problems: Problem[] = [];
  if (texts.length === 0) problems.push({ archive, missing: 'intro.md', code: '5000.1.1.5' });
  if (zips.length === 0) problems.push({ archive, missing: 'package.zip', code: '5000.1.1.5' });
  for (const names of [texts, zips])
    if (names.length > 1) problems.push({ case: 'extra', archive, names: names.join(', '), code: '5000.1.1.11' });
  return problems;
}

/** package.zip has one folder, PkgAssets, and that the solutions. */
function innerProblems(name: string, outer: Archive, solutions: readonly Solution[]): Problem[] {
  const archive = outer.files.get(name)?.archive;
  if (!archive) return [];
  const { folders } = layerOf(archive);
  const [assets] = folders;
  if (assets === undefined) return [{ case: 'assets', archive: name, code: '5000.1.1.12' }];
  if (folders.length > 1)
    return [
      {
        case: 'folders',
        archive: name,
        names: folders.filter((folder) => folder !== assets).join(', '),
        code: '5000.1.1.12',
      },
    ];
  const layer = layerOf(archive, `${assets}/`);
  if (layer.folders.length > 0)
    return [{ case: 'folders', archive: assets, names: layer.folders.join(', '), code: '5000.1.1.16' }];
  if (layer.zips.length === 0) return [{ case: 'no-solutions', archive: assets, code: '5000.1.1.13' }];
  const plugin = solutions.some(({ has }) => has.plugin);
  const asked = plugin ? 3 : 2;
  const problems: Problem[] = [];
  if (layer.zips.length !== asked)
    problems.push({ case: 'solutions', archive: assets, count: layer.zips.length, asked, code: '5000.1.1.6' });
  for (const zip of layer.zips) {
    const solution = solutions.find((one) => one.name === `${name}/${assets}/${zip}`);
    if (!solution) problems.push({ case: 'no-solution', archive: zip, code: '5000.1.1.16' });
  }
  return [...problems, ...solutionProblems(solutions)];
}

/** What lies right in an archive, or in one of its folders. */
interface Layer {
  readonly folders: readonly string[];
  readonly texts: readonly string[];
  readonly zips: readonly string[];
}

function layerOf({ files }: Archive, folder = ''): Layer {
  const names = [...files.keys()].filter((name) => name.startsWith(folder)).map((name) => name.slice(folder.length));
  const inner = names.filter((name) => name.includes('/')).map((name) => name.slice(0, name.indexOf('/')));
  const right = names.filter((name) => !name.includes('/'));
  return {
    folders: [...new Set(inner)],
    texts: right.filter((name) => /\.md$/i.test(name)),
    zips: right.filter((name) => /\.zip$/i.test(name)),
  };
}

function hasSeveralSignIns({ properties }: Connector): boolean {
  const sets = valueAt(properties?.value, '/properties/connectionParameterSets/values');
  return Array.isArray(sets) && sets.length > 1;
}
