/** The sample connector that rules' examples are laid on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES_DIR } from '../../src/rules/paths.ts';

export const SAMPLE_DIR = join(RULES_DIR, 'samples', 'certified-connectors', 'Contoso Orders');

export const SAMPLE: ReadonlyMap<string, string> = new Map(
  readdirSync(SAMPLE_DIR).map((name) => [name, readFileSync(join(SAMPLE_DIR, name), 'utf8')] as const),
);
