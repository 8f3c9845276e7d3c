/** What a thread of the App does before it takes its first pull request. */
import { join } from 'node:path';
import { DEFAULT_FOLDERS } from '../config/defaults.ts';
import { readTree } from '../disk/tree.ts';
import { inspect } from '../review/inspect/inspect.ts';
import type { RuleSet } from '../rules/engine/rule.ts';
import { RULES_DIR } from '../rules/files/paths.ts';
import { pathsIn, prepare } from '../rules/files/prepare.ts';

/**
 * Inspects the sample connectors: the engine compiles what a rule needs when it is first called, and no pull request
 * should keep others waiting for that. Throws what reading throws.
 */
export async function warmUp(rules: RuleSet): Promise<void> {
  const head = await readTree(join(RULES_DIR, 'samples'));
  await prepare(pathsIn(head));
  inspect({ head, base: null, folders: DEFAULT_FOLDERS, rules });
}
