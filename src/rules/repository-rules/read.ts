/** Reads a repository's own rule files and holds them to their form. Nothing of them is compiled or run. */

import { addAll } from '../../connector/add-all.ts';
import type { SourceRule } from '../engine/rule.ts';
import { RULES_DIR } from '../files/paths.ts';
import { makeRuleReader, type RuleReader } from '../files/read-rule.ts';
import { readLists } from '../files/rule-files.ts';
import { allPlaced, type Fault } from '../files/schema.ts';
import { type FileFault, readForeignYaml } from '../files/yaml.ts';
import { idOf, type RepositoryRuleFile, type RepositoryRulesFolder } from './folder.ts';
import { schemaFaults } from './schema-form.ts';

/** A rule of a repository's own, and the file it stands in. */
export interface RepositoryRule {
  readonly rule: SourceRule;
  readonly file: RepositoryRuleFile;
}

export interface RepositoryRules {
  readonly sources: readonly RepositoryRule[];
  /** Of the files that are left out. */
  readonly faults: readonly FileFault[];
}

let reader: RuleReader | undefined;

/** The rules of a folder; throws nothing that the files could cause. */
export function readRepositoryRules({ files, faults }: RepositoryRulesFolder): RepositoryRules {
  reader ??= makeRuleReader(readLists(RULES_DIR), readForeignYaml);
  const sources: RepositoryRule[] = [];
  const found = [...faults];
  for (const file of files) {
    const read = reader(file.path, idOf(file.path) as string, file.text);
    const more = read.rule ? allPlaced(file.path, file.text, ownFaults(read.rule)) : read.faults;
    if (read.rule && more.length === 0) sources.push({ rule: read.rule, file });
    addAll(found, more);
  }
  return { sources, faults: found };
}

/** Blanks that an example may ask for. */
const MAX_PAD = 8 * 1024 * 1024;

/** What is asked of a repository's own rules beyond the form of ours. */
function ownFaults({ assert, when, examples }: SourceRule): Fault[] {
  const padded = (['good', 'bad'] as const).flatMap((list) =>
    examples[list].flatMap((example, index) =>
      isTooLong((example as { $pad?: unknown } | null)?.$pad)
        ? { pointer: `/examples/${list}/${index}`, reason: `$pad is a length of at most ${MAX_PAD} for each file` }
        : [],
    ),
  );
  return [...schemaFaults(when, '/when'), ...schemaFaults(assert, '/assert'), ...padded];
}

function isTooLong(pad: unknown): boolean {
  return Object.values(pad ?? {}).some((length) => !(typeof length === 'number' && length <= MAX_PAD));
}
