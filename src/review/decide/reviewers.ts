/** Who is asked for a review, and when: owners, once it is the maintainers' turn. */

import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { Turn } from '../../stages/turn.ts';

/** Empty once anybody has been asked, by whomever: people know better. */
export function reviewersFor({ state, draft, ownership, config }: Snapshot, turn: Turn): readonly string[] {
  const isTime = turn === 'maintainer' && state === 'open' && !draft;
  return isTime ? ownership.reviewers.slice(0, config.reviewers) : [];
}
