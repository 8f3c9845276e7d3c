/** Whether the contributor licence agreement is accepted, by the check that the agreement's bot keeps on the head. */
import type { PullHeadAnswer } from './answers.ts';

/** What Microsoft's policy service calls it: https://opensource.microsoft.com/cla */
export const CLA_CHECK = 'license/cla';

const ACCEPTED: ReadonlySet<string | null> = new Set(['SUCCESS', 'NEUTRAL', 'SKIPPED']);
const MISSING: ReadonlySet<string | null> = new Set(['FAILURE', 'ACTION_REQUIRED']);

/** null while the bot has not said, if it came to nothing, and if there is none. */
export function claAcceptedIn({ commits }: Pick<PullHeadAnswer, 'commits'>): boolean | null {
  const suites = commits.nodes.flatMap(({ commit }) => commit.claSuites?.nodes ?? []);
  const runs = suites.flatMap(({ checkRuns }) => checkRuns.nodes);
  const last = runs.reduce<(typeof runs)[number] | null>(
    (best, run) => (best && best.databaseId > run.databaseId ? best : run),
    null,
  );
  if (ACCEPTED.has(last?.conclusion ?? null)) return true;
  return MISSING.has(last?.conclusion ?? null) ? false : null;
}
