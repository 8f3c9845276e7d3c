/** The inspection of an observed pull request under the rules of its repository. */

import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { RuleSet } from '../../rules/engine/rule.ts';
import { OutOfTimeError, within } from '../../rules/engine/time-limit.ts';
import { REPOSITORY_RULES } from '../../rules/repository-rules/folder.ts';
import { rulesWith, withoutRepositoryRules } from '../../rules/repository-rules/merge.ts';
import type { Inspection } from './inspect.ts';
import { inspectSnapshot } from './inspect-snapshot.ts';
import type { Watch } from './watch.ts';

/** Milliseconds for a pull request under a repository's own rules; the largest known takes a second under ours. */
const LIMIT = 5000;

/** @param ours the rules that come with this package @param watch left out: on this thread */
export async function inspectWithRepositoryRules(
  snapshot: Snapshot,
  ours: RuleSet,
  watch?: Watch,
): Promise<Inspection> {
  return inspectUnder(snapshot, await rulesWith(ours, snapshot.repositoryRules), ours, watch);
}

/** Rules of the repository that take too long lose no review: ours alone hold then, and that is said. */
export function inspectUnder(snapshot: Snapshot, rules: RuleSet, ours: RuleSet, watch?: Watch): Inspection {
  if (!rules.own || rules.own.sources.length === 0) return inspectSnapshot(snapshot, rules, watch);
  try {
    return within(LIMIT, () => inspectSnapshot(snapshot, rules, watch));
  } catch (error) {
    if (!(error instanceof OutOfTimeError)) throw error;
    return inspectSnapshot(
      snapshot,
      withoutRepositoryRules(ours, REPOSITORY_RULES, `to look at this pull request by them ${error.message}`),
      watch,
    );
  }
}
