/** `rules --check`: whether rule files, stages and configuration are as they must be, before anybody relies on them. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { CONFIG_PATH, MISNAMED_CONFIG } from '../../config/defaults.ts';
import { readConfig } from '../../config/load.ts';
import { unknownRules } from '../../config/unknown-rules.ts';
import { addAll } from '../../connector/add-all.ts';
import { repositoryRulesOnDisk } from '../../disk/repository-rules.ts';
import { plainLine } from '../../format/plain.ts';
import { readMachine } from '../../machine/load.ts';
import { plural } from '../../messages/markdown.ts';
import { RULES_DIR, ruleFilesIn } from '../../rules/files/paths.ts';
import { prepare } from '../../rules/files/prepare.ts';
import { makeRuleReader } from '../../rules/files/read-rule.ts';
import { readLists, ruleIdOf } from '../../rules/files/rule-files.ts';
import { FileError, type FileFault, faultLine, readYaml } from '../../rules/files/yaml.ts';
import { idOf, REPOSITORY_RULES, repositoryRulesFolder, unread } from '../../rules/repository-rules/folder.ts';
import { type RepositoryRule, type RepositoryRules, readRepositoryRules } from '../../rules/repository-rules/read.ts';
import { tryOut } from '../../rules/repository-rules/try-out.ts';
import { UsageError } from '../errors.ts';
import { settingsRoot } from '../input/settings.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';

export interface RulesCheckOptions {
  /** A connectors repository, or a folder of rules as this package has it; true: what is found here. */
  readonly check: string | true;
  readonly format: 'pretty' | 'json';
}

/**
 * Checks and prints every fault as `file:line:column: reason`; the exit code is 1 when there is one.
 * @throws UsageError where there is nothing to check
 */
export async function checkRules({ check, format }: RulesCheckOptions, io: Io): Promise<ExitCode> {
  const { sources, faults } = find(check, io.cwd);
  await prepare(['script.csx']);
  const all = [...faults, ...sources.flatMap(tryOut)].map((fault) => ({ ...fault, file: shown(fault.file, io.cwd) }));
  all.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  io.out.write(format === 'json' ? asJson(sources, all) : asText(sources, all));
  return all.length > 0 ? EXIT.errors : EXIT.clean;
}

function find(check: string | true, cwd: string): RepositoryRules {
  const folder = resolve(cwd, check === true ? '.' : check);
  for (const rules of [folder, join(folder, 'rules')])
    if (existsSync(join(rules, 'lists.yml'))) return inPackage(rules);
  const root = settingsRoot(folder);
  if (root !== null) return inRepository(root);
  throw new UsageError(
    `there are no rules to check in ${check === true ? 'this folder' : check}`,
    `Give a repository with ${REPOSITORY_RULES}/ or ${CONFIG_PATH}, or a folder of rules with lists.yml.`,
  );
}

/** Rules and stages as this package has them. */
function inPackage(folder: string): RepositoryRules {
  const sources: RepositoryRule[] = [];
  const faults: FileFault[] = [];
  const stages = join(folder, 'stages.yml');
  if (existsSync(stages)) attempt(() => readMachine(stages, readFileSync(stages, 'utf8')), faults);
  const lists = attempt(() => readLists(folder), faults) ?? {};
  const read = makeRuleReader(lists, readYaml);
  for (const path of ruleFilesIn(folder)) {
    const text = readFileSync(path, 'utf8');
    const { rule, faults: found } = read(path, ruleIdOf(folder, path), text);
    if (rule) sources.push({ rule, file: { path, text } });
    addAll(faults, found);
  }
  return { sources, faults: [...faults, ...misnamedIn(folder)] };
}

/** YAML files that nobody reads, as their names end in .yaml. */
function misnamedIn(folder: string): FileFault[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const misnamed = files.filter((file) => /\.yaml$/i.test(file) && file.split(sep)[0] !== 'samples');
  return misnamed.map((file) => unread(join(folder, file), 'is not read: its name must end in .yml'));
}

function attempt<T>(work: () => T, faults: FileFault[]): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    faults.push(error.fault);
    return undefined;
  }
}

/** A connectors repository's own rules and configuration. */
function inRepository(root: string): RepositoryRules {
  const folder = repositoryRulesOnDisk(root) ?? repositoryRulesFolder([], []);
  const { sources, faults } = readRepositoryRules(folder);
  const own = folder.files.map(({ path }) => idOf(path)).filter((id) => id !== null);
  const all = [...misnamedConfig(root), ...configFaults(root, own), ...faults];
  return {
    sources: sources.map(({ rule, file: { path, text } }) => ({ rule, file: { path: join(root, path), text } })),
    faults: all.map((fault) => ({ ...fault, file: join(root, fault.file) })),
  };
}

/** @param own ids of the repository's own rules, whether they are sound or not */
function configFaults(root: string, own: readonly string[]): readonly FileFault[] {
  const file = join(root, CONFIG_PATH);
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const ours = ruleFilesIn(RULES_DIR).map((path) => ruleIdOf(RULES_DIR, path));
  return [...readConfig(text).faults, ...unknownRules(text, [...ours, ...own])];
}

function misnamedConfig(root: string): FileFault[] {
  if (!existsSync(join(root, MISNAMED_CONFIG))) return [];
  return [unread(MISNAMED_CONFIG, `is not read: it must be called ${CONFIG_PATH}`)];
}

function shown(file: string, cwd: string): string {
  return relative(cwd, file) || file;
}

function asText(sources: readonly RepositoryRule[], faults: readonly FileFault[]): string {
  const examples = sources.reduce((sum, { rule }) => sum + rule.examples.good.length + rule.examples.bad.length, 0);
  const verdict =
    faults.length > 0
      ? `✖ ${plural(faults.length, 'fault')} in ${plural(new Set(faults.map(({ file }) => file)).size, 'file')}`
      : `✔ ${plural(sources.length, 'rule')}, ${plural(examples, 'example')}: all as they must be`;
  return `${[...faults.map((fault) => plainLine(faultLine(fault))), verdict].join('\n')}\n`;
}

function asJson(sources: readonly RepositoryRule[], faults: readonly FileFault[]): string {
  const list = faults.map(({ file, line, column, reason }) => ({ file, line, column, reason }));
  return `${JSON.stringify({ version: 1, rules: sources.length, faults: list }, null, 2)}\n`;
}
