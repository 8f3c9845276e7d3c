/** Who owns which files, as GitHub reads CODEOWNERS: the last line that fits a file counts. */

interface Line {
  readonly fits: RegExp;
  /** Accounts and teams (`org/team`), without their sign; e-mail addresses are left out. */
  readonly owners: readonly string[];
}

/** GitHub reads no larger file. */
const MAX_LENGTH = 3 * 1024 * 1024;

/** The owners of files, each once, in the order of the file. @param text CODEOWNERS of the base branch */
export function ownersOf(text: string, paths: readonly string[]): string[] {
  const lines = text.slice(0, MAX_LENGTH).split(/\r?\n/).flatMap(readLine).reverse();
  const found = paths.flatMap((path) => lines.find(({ fits }) => fits.test(path))?.owners ?? []);
  return [...new Map(found.map((owner) => [owner.toLowerCase(), owner])).values()];
}

function readLine(line: string): Line[] {
  // A blank in a path is written with a backslash before it.
  const [pattern, ...words] = (withoutComment(line).match(/(?:\\.|\S)+/g) ?? []) as string[];
  // GitHub passes over what .gitignore has and CODEOWNERS has not.
  if (pattern === undefined || /^!|[[\]]/.test(pattern)) return [];
  const owners = words.filter((word) => /^@[\w.-]+(?:\/[\w.-]+)?$/.test(word)).map((word) => word.slice(1));
  return [{ fits: expressionFor(pattern), owners }];
}

function withoutComment(line: string): string {
  const at = line.search(/(?:^|\s)#/);
  return at < 0 ? line : line.slice(0, at);
}

/** A pattern with a slash within it or before it is about the whole path, any other about a name anywhere. */
function expressionFor(pattern: string): RegExp {
  const bare = pattern.replace(/^\//, '').replace(/\/$/, '');
  const start = pattern.startsWith('/') || bare.includes('/') ? '^' : '(?:^|/)';
  const parts = bare.match(/\*\*\/|\/\*\*$|\*+|\?|\\.|[^*?\\/]+|\//g) ?? [];
  const body = parts.map(partFor).join('');
  // `docs/*` means the files in there and none below; `*` alone means everything.
  const end = pattern.endsWith('/') ? '/' : bare.endsWith('/*') ? '$' : '(?:/|$)';
  return new RegExp(`${start}${body}${end}`);
}

function partFor(part: string): string {
  if (part === '**/') return '(?:.*/)?';
  if (part === '/**') return '/.*';
  if (part.startsWith('*')) return part.length > 1 ? '.*' : '[^/]*';
  if (part === '?') return '[^/]';
  return (part.startsWith('\\') ? part.slice(1) : part).replaceAll(/[.+^$(){}|[\]\\]/g, '\\$&');
}
