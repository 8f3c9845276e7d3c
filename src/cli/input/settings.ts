/** The repository's own configuration, where the command line finds it. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { CONFIG_PATH, DEFAULT_CONFIG, MISNAMED_CONFIG } from '../../config/defaults.ts';
import type { ConfigProblem, RepositoryConfig } from '../../config/types.ts';
import { repositoryRulesOnDisk } from '../../disk/repository-rules.ts';
import { plainLine } from '../../format/plain.ts';
import type { RuleSet } from '../../rules/engine/rule.ts';
import { loadRules } from '../../rules/files/load.ts';
import { REPOSITORY_RULES, type RepositoryRulesFolder } from '../../rules/repository-rules/folder.ts';
import { rulesWith } from '../../rules/repository-rules/merge.ts';
import type { Io, Output } from '../io.ts';
import { tellLeftOut } from './repository-rules.ts';

/** What a repository says about how it is reviewed. */
export interface Settings {
  readonly config: RepositoryConfig;
  /** null where it has no rules of its own. */
  readonly repositoryRules: RepositoryRulesFolder | null;
}

/** Those of the repository a path is in: the nearest ones above it, no further than the repository's top. */
export async function settingsFor(path: string, io: Io): Promise<Settings> {
  const root = settingsRoot(resolve(io.cwd, path));
  if (root === null) return { config: DEFAULT_CONFIG, repositoryRules: null };
  const file = join(root, CONFIG_PATH);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (text === null && existsSync(join(root, MISNAMED_CONFIG)))
    io.err.write(`connector-reviewer: ${MISNAMED_CONFIG} is not read. Call it ${CONFIG_PATH}\n`);
  const config = await readSettings(text, relative(io.cwd, file), io.err);
  return { config, repositoryRules: repositoryRulesOnDisk(root) };
}

const SETTINGS = [CONFIG_PATH, MISNAMED_CONFIG, REPOSITORY_RULES];

/** The folder around a path that has settings, be it under the wrong name; null where none has. */
export function settingsRoot(path: string): string | null {
  for (let at = path; ; at = dirname(at)) {
    if (SETTINGS.some((name) => existsSync(join(at, name)))) return at;
    if (dirname(at) === at || existsSync(join(at, '.git'))) return null;
  }
}

/** The rules that hold with these settings; files that are left out are told. */
export async function rulesFor({ repositoryRules }: Settings, err: Output): Promise<RuleSet> {
  const rules = await rulesWith(await loadRules(), repositoryRules);
  tellLeftOut(rules, err);
  return rules;
}

/** Reads a configuration, null for none; a refused one is said, and the defaults count, as in the App. */
export async function readSettings(text: string | null, name: string, err: Output): Promise<RepositoryConfig> {
  if (text === null) return DEFAULT_CONFIG;
  const { loadConfig } = await import('../../config/load.ts');
  const { config, problem } = loadConfig(text);
  if (problem) tellRefused(name, problem, err);
  return config;
}

/** Says where a configuration is refused, and that the defaults count. */
export function tellRefused(name: string, { line, column, reason }: ConfigProblem, err: Output): void {
  err.write(`connector-reviewer: ${plainLine(`${name}:${line}:${column}: ${reason}`)}\n`);
  err.write('  The configuration is not used; the defaults are. Correct this line.\n');
}
