/** The compiled rules: from the script that the build made, or compiled again when a rule file is newer than it. */
import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PACKAGE_DIR } from '../../product/package-dir.ts';
import type { RuleSet } from '../engine/rule.ts';
import { RULES_DIR, ruleFilesIn } from './paths.ts';

/** Where the build puts the script. */
const COMPILED = join(PACKAGE_DIR, 'dist', 'compiled-rules.cjs');

/** A change of the compiler makes the script stale as well. */
const COMPILER = fileURLToPath(import.meta.url);

/** Loads the rules; throws FileError (file, line, reason) when one of them has a fault. */
export async function loadRules(): Promise<RuleSet> {
  if (!isFresh()) await buildRules();
  return createRequire(import.meta.url)(COMPILED) as RuleSet;
}

/** Compiles the rules and writes the script in one step, so that nobody reads half of it. */
export async function buildRules(): Promise<void> {
  const { compileRules } = await import('./compile.ts');
  const script = compileRules(RULES_DIR);
  mkdirSync(dirname(COMPILED), { recursive: true });
  const temporary = `${COMPILED}.${process.pid}`;
  writeFileSync(temporary, script);
  renameSync(temporary, COMPILED);
}

/**
 * Like make: the script is fresh while it is younger than everything it is made from. Installed, without the sources, it is
 * as it was published: npm gives every file the time at which it was unpacked.
 */
function isFresh(): boolean {
  const made = modified(COMPILED);
  if (made === null) return false;
  if (modified(join(PACKAGE_DIR, 'src')) === null) return true;
  const files = ruleFilesIn(RULES_DIR);
  // Folders change when a rule is added or removed.
  const groups = new Set(files.map((file) => dirname(file)));
  const sources = [...files, join(RULES_DIR, 'lists.yml'), ...groups, COMPILER];
  return sources.every((path) => (modified(path) ?? Number.POSITIVE_INFINITY) <= made);
}

function modified(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
