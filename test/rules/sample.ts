/** The sample connectors: rules' examples are laid on the first, the demo's partner brings the second, the third is an MCP server as well. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES_DIR } from '../../src/rules/files/paths.ts';

const SAMPLES_DIR = join(RULES_DIR, 'samples', 'certified-connectors');

/** All sample connectors: the files of each by name, as text. */
export const SAMPLES = readdirSync(SAMPLES_DIR)
  .sort()
  .map((name) => ({ name, files: filesIn(join(SAMPLES_DIR, name)) }));

export const SAMPLE: ReadonlyMap<string, string> = filesIn(join(SAMPLES_DIR, 'Contoso Orders'));

function filesIn(directory: string): ReadonlyMap<string, string> {
  return new Map(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')] as const));
}
