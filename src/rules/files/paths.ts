/** Where this package and its rule files are. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's folder: the nearest above this module that has a package.json, wherever the build has put the module. */
export const PACKAGE_DIR = packageAbove(dirname(fileURLToPath(import.meta.url)));

/** The rules that come with this package. */
export const RULES_DIR = join(PACKAGE_DIR, 'rules');

function packageAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageAbove(dirname(folder));
}

/** What is no group of rules. `schema` is one: the rules about schemas are YAML, the JSON Schemas beside them are not. */
const RESERVED = new Set(['samples']);

/** Paths of all rule files, sorted. */
export function ruleFilesIn(directory: string): string[] {
  const files: string[] = [];
  for (const group of readdirSync(directory, { withFileTypes: true })) {
    if (RESERVED.has(group.name) || !group.isDirectory()) continue;
    const path = join(directory, group.name);
    for (const name of readdirSync(path)) if (name.endsWith('.yml')) files.push(`${path}${sep}${name}`);
  }
  return files.sort();
}
