/** The texts of rules that a run does not need: read from their files when somebody asks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RulePage } from '../../format/sarif-rule.ts';
import { rulePageOf } from '../../product/product.ts';
import type { RepositoryRulesPart, RuleFile, RuleSet } from '../../rules/engine/rule.ts';
import { RULES_DIR } from '../../rules/files/paths.ts';
import { readYaml } from '../../rules/files/yaml.ts';

/** A rule's file in full, with its id. */
export interface RuleText extends RuleFile {
  readonly id: string;
}

/** The text of one rule: the repository's own, or ours. @param id one of the set's @throws FileError when its file can't be read as YAML */
export function textOfRule(id: string, { own }: RuleSet): RuleText {
  return repositoryRuleText(id, own) ?? ruleText(id);
}

function repositoryRuleText(id: string, own: RepositoryRulesPart | undefined): RuleText | undefined {
  return own?.sources.find((rule) => rule.id === id);
}

function ruleText(id: string): RuleText {
  const file = join(RULES_DIR, `${id}.yml`);
  return { ...(readYaml(file, readFileSync(file, 'utf8')) as RuleFile), id };
}

/** What code scanning shows of some rules, by id. */
export function rulePages(ids: readonly string[], rules: RuleSet): Map<string, RulePage> {
  return new Map(
    ids.map((id) => {
      const text = textOfRule(id, rules);
      const docs = repositoryRuleText(id, rules.own) ? text.docs : rulePageOf(id);
      return [id, { ...text, docs, codes: text.codes ?? [] }];
    }),
  );
}
