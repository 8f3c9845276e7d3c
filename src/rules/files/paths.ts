/** Where the rule files are. */
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { PACKAGE_DIR } from '../../product/package-dir.ts';

/** The rules that come with this package. */
export const RULES_DIR = join(PACKAGE_DIR, 'rules');

/** What is not a group of rules. `schema` is one: the rules about schemas are YAML, the JSON Schemas beside them are not. */
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
