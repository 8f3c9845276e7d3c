/** Where the rule files are. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The rules that come with this package. */
export const RULES_DIR = fileURLToPath(new URL('../../rules/', import.meta.url));

/** What is no group of rules. `schema` is one: the rules about schemas are YAML, the JSON Schemas beside them are not. */
const RESERVED = new Set(['samples']);

/** Paths of all rule files, sorted. */
export function ruleFilesIn(directory: string): string[] {
  const files: string[] = [];
  for (const group of readdirSync(directory)) {
    const path = join(directory, group);
    if (RESERVED.has(group) || !statSync(path).isDirectory()) continue;
    for (const name of readdirSync(path)) if (name.endsWith('.yml')) files.push(join(path, name));
  }
  return files.sort();
}
