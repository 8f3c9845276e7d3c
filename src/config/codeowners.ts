/** Who owns which files, as GitHub reads CODEOWNERS: the last line that fits a file counts. */

import { fitsPath, type PathPattern, pathPattern } from './path-pattern.ts';

interface Line {
  readonly pattern: PathPattern;
  /** Accounts and teams (`org/team`), without their sign; e-mail addresses are left out. */
  readonly owners: readonly string[];
}

/** GitHub reads no larger file. */
const MAX_LENGTH = 3 * 1024 * 1024;

/** The owners of files, each once, in the order of the file. @param text CODEOWNERS of the base branch */
export function ownersOf(text: string, paths: readonly string[]): string[] {
  const lines = text.slice(0, MAX_LENGTH).split(/\r?\n/).flatMap(readLine).reverse();
  const found = paths.flatMap((path) => lines.find((line) => fitsPath(line.pattern, path))?.owners ?? []);
  return [...new Map(found.map((owner) => [owner.toLowerCase(), owner])).values()];
}

function readLine(line: string): Line[] {
  // A blank in a path is written with a backslash before it.
  const [pattern, ...words] = (withoutComment(line).match(/(?:\\.|\S)+/g) ?? []) as string[];
  // GitHub passes over what .gitignore has and CODEOWNERS has not.
  if (pattern === undefined || /^!|[[\]]/.test(pattern)) return [];
  const owners = words.filter((word) => /^@[\w.-]+(?:\/[\w.-]+)?$/.test(word)).map((word) => word.slice(1));
  return [{ pattern: pathPattern(pattern), owners }];
}

function withoutComment(line: string): string {
  const at = line.search(/(?:^|\s)#/);
  return at < 0 ? line : line.slice(0, at);
}
