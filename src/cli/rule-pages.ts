/** The texts of rules that a run does not need: read from their files when somebody asks. */
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { RulePage } from '../format/sarif-rule.ts';
import type { RuleFile } from '../rules/files.ts';
import { RULES_DIR, ruleFilesIn } from '../rules/paths.ts';
import { readYaml } from '../rules/yaml.ts';

/** A rule's file in full, with its id. */
export interface RuleText extends RuleFile {
  readonly id: string;
}

/** The ids of all rules, sorted. */
export function ruleIds(): string[] {
  const paths = ruleFilesIn(RULES_DIR).map((file) => relative(RULES_DIR, file).split(sep).join('/'));
  return paths.map((path) => path.slice(0, -'.yml'.length)).sort();
}

/** A rule's file. @param id one of `ruleIds()` @throws FileError when it can't be read as YAML */
export function ruleText(id: string): RuleText {
  const file = join(RULES_DIR, `${id}.yml`);
  return { ...(readYaml(file, readFileSync(file, 'utf8')) as RuleFile), id };
}

/** What code scanning shows of some rules, by id. */
export function rulePages(ids: readonly string[]): Map<string, RulePage> {
  return new Map(ids.map((id) => [id, { ...ruleText(id), codes: ruleText(id).codes ?? [] }]));
}
