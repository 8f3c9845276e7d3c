/** The generated pages on the disk. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const DOCS_DIR = fileURLToPath(new URL('../../docs/', import.meta.url));

/** Paths of pages that are missing, differ or have no rule any more; sorted. */
export function stalePages(directory: string, pages: ReadonlyMap<string, string>): string[] {
  const present = pagesOn(directory);
  const different = [...pages].filter(([path, text]) => textOf(join(directory, path)) !== text).map(([path]) => path);
  return [...different, ...present.filter((path) => !pages.has(path))].sort();
}

/** Writes what differs and removes what is not a page any more. @returns the paths concerned */
export function writePages(directory: string, pages: ReadonlyMap<string, string>): string[] {
  const stale = stalePages(directory, pages);
  for (const path of stale) {
    const text = pages.get(path);
    const file = join(directory, path);
    if (text === undefined) rmSync(file);
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
  return stale;
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return null;
  }
}

/** Everything below docs/rules is generated. */
function pagesOn(directory: string): string[] {
  try {
    const names = readdirSync(join(directory, 'rules'), { recursive: true, encoding: 'utf8' });
    return names.filter((name) => name.endsWith('.md')).map((name) => `rules/${name.split(sep).join('/')}`);
  } catch {
    return [];
  }
}
