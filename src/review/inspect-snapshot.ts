/** What is inspected of an observed pull request. */
import type { RuleSet } from '../rules/rule.ts';
import { type Inspection, inspect } from './inspect.ts';
import { pullOf } from './pull-of.ts';
import type { Snapshot } from './snapshot.ts';

/** The findings for what was observed. */
export function inspectSnapshot(snapshot: Snapshot, rules: RuleSet): Inspection {
  const { config } = snapshot;
  return inspect({
    head: snapshot.head,
    base: snapshot.base,
    folders: config.folders,
    overrides: config.rules,
    rules,
    pull: pullOf(snapshot),
    otherTitles: snapshot.otherTitles ?? null,
  });
}
