/** Reads the rule files from disk and holds each to its form. Used when rules are built, explained or documented. */
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { SourceRule } from '../engine/rule.ts';
import { ruleFilesIn } from './paths.ts';
import { makeRuleReader } from './read-rule.ts';
import { FileError, type FileFault, readYaml } from './yaml.ts';

/** Shared lists that rules name as `{ $list: name }`, from lists.yml. */
export function readLists(directory: string): Readonly<Record<string, unknown>> {
  const file = join(directory, 'lists.yml');
  return readYaml(file, readFileSync(file, 'utf8')) as Record<string, unknown>;
}

/** Reads every rule; throws FileError at the first faulty one. */
export function readRules(directory: string): SourceRule[] {
  const read = makeRuleReader(readLists(directory), readYaml);
  return ruleFilesIn(directory).map((file) => {
    const { rule, faults } = read(file, ruleIdOf(directory, file), readFileSync(file, 'utf8'));
    if (!rule) throw new FileError(faults[0] as FileFault);
    return rule;
  });
}

/** A rule's id is its path. */
export function ruleIdOf(directory: string, file: string): string {
  return relative(directory, file).split(sep).join('/').slice(0, -'.yml'.length);
}
