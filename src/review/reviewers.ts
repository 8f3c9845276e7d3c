/** Who is asked for a review, and when: owners, once it is the maintainers' turn. */
import type { Turn } from './desired.ts';
import type { Snapshot } from './snapshot.ts';

/** Empty once anybody has been asked, by whomever: people know better. */
export function reviewersFor({ state, draft, ownership, config }: Snapshot, turn: Turn): readonly string[] {
  const isTime = turn === 'maintainer' && state === 'open' && !draft;
  return isTime ? ownership.reviewers.slice(0, config.reviewers) : [];
}
