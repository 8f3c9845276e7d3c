/** What is inspected of an observed pull request. */

import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { RuleSet } from '../../rules/engine/rule.ts';
import { type Inspection, inspect } from './inspect.ts';
import { pullOf } from './pull-facts.ts';
import type { Watch } from './watch.ts';

/** The findings for what was observed. @param watch left out: on this thread */
export function inspectSnapshot(snapshot: Snapshot, rules: RuleSet, watch?: Watch): Inspection {
  const { config } = snapshot;
  return inspect({
    head: snapshot.head,
    base: snapshot.base,
    folders: config.folders,
    overrides: config.rules,
    rules,
    pull: pullOf(snapshot),
    otherTitles: snapshot.otherTitles ?? null,
    ...(watch ? { watch } : {}),
  });
}
