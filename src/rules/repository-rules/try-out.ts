/** Compiles a repository's own rules and proves them by their examples. Only for rules whose authors are trusted. */

import type { Rule } from '../engine/rule.ts';
import { OutOfTimeError, within } from '../engine/time-limit.ts';
import { exampleFaults } from '../examples/prove.ts';
import { compileRule } from '../files/compile.ts';
import { placed } from '../files/schema.ts';
import type { FileFault } from '../files/yaml.ts';
import type { RepositoryRule } from './read.ts';

/** Milliseconds for one rule and its examples; ours take no more than a few. */
const LIMIT = 2000;

/** The rule, or what ajv has against it. */
export function compileRepositoryRule({ rule, file }: RepositoryRule): Rule | FileFault {
  try {
    return compileRule(rule);
  } catch (error) {
    const reason = `is not a JSON Schema: ${(error as Error).message}`;
    return placed(file.path, file.text, { pointer: '/assert', reason });
  }
}

/** What is wrong with a rule when it runs. What scripts need must have been prepared. */
export function tryOut(source: RepositoryRule): FileFault[] {
  const { path, text } = source.file;
  try {
    return within(LIMIT, () => {
      const rule = compileRepositoryRule(source);
      if ('file' in rule) return [rule];
      return exampleFaults(rule, source.rule).map((fault) => placed(path, text, fault));
    });
  } catch (error) {
    if (!(error instanceof OutOfTimeError)) throw error;
    return [placed(path, text, { pointer: '/examples', reason: `trying it out ${error.message}` })];
  }
}
