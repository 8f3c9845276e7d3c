/** Checks of a certification package: a zip with an introduction and a package, which holds the solutions. */
import { readZip, type Zip } from '../../connector/zip.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { fileOf } from './parts.ts';

type Problem = Pick<Report, 'case' | 'values'>;

const ASSETS = /(?:^|\/)PkgAssets\/[^/]+\.zip$/i;
const IN_SOLUTION = ['[Content_Types].xml', 'customizations.xml', 'solution.xml'];

/** What a certification package lacks. Cases: `damaged`, `solutions`, `flow`. The message may use {archive} and {missing}. */
export const flowSolution = check<'folder'>({
  given: ['folder'],
  run: (connector) => {
    const file = fileOf(connector, 'package');
    if (!file?.content.bytes) return null;
    const archive = file.name;
    return problemsOf(readZip(file.content.bytes), archive).map((problem): Report => ({ file: file.path, ...problem }));
  },
});

function problemsOf(outer: Zip | null, archive: string): Problem[] {
  if (!outer) return [{ case: 'damaged', values: { archive } }];
  const missing = ['intro.md', 'package.zip']
    .filter((name) => entryOf(outer, name) === null)
    .map((name) => lacks(archive, name));
  const inner = entryOf(outer, 'package.zip');
  return inner === null ? missing : [...missing, ...packageProblems(outer, inner)];
}

function lacks(archive: string, missing: string): Problem {
  return { values: { archive, missing } };
}

function packageProblems(outer: Zip, name: string): Problem[] {
  const inner = open(outer, name);
  if (!inner) return [{ case: 'damaged', values: { archive: 'package.zip' } }];
  const names = inner.names.filter((entry) => ASSETS.test(entry));
  if (names.length < 2 || names.length > 3) return [{ case: 'solutions', values: { count: names.length } }];
  const solutions = names.map((entry) => ({
    archive: entry.slice(entry.lastIndexOf('/') + 1),
    zip: open(inner, entry),
  }));
  const problems = solutions.flatMap(({ archive, zip }) => solutionProblems(archive, zip));
  const hasFlow = solutions.some(({ zip }) => zip && hasFolder(zip, 'workflows') && hasFolder(zip, 'connector'));
  return hasFlow ? problems : [...problems, { case: 'flow' }];
}

function solutionProblems(archive: string, zip: Zip | null): Problem[] {
  if (!zip) return [{ case: 'damaged', values: { archive } }];
  return IN_SOLUTION.filter((name) => entryOf(zip, name) === null).map((name) => lacks(archive, name));
}

function open(zip: Zip, name: string): Zip | null {
  const bytes = zip.read(name);
  return bytes && readZip(bytes);
}

/** The entry of this name, in whatever folder and letters; null if there is none. */
function entryOf({ names }: Zip, name: string): string | null {
  const lower = name.toLowerCase();
  return names.find((entry) => entry.slice(entry.lastIndexOf('/') + 1).toLowerCase() === lower) ?? null;
}

function hasFolder({ names }: Zip, folder: string): boolean {
  const expression = new RegExp(`(?:^|/)${folder}s?/`, 'i');
  return names.some((name) => expression.test(name));
}
