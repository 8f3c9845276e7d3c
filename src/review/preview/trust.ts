/** Whether a maintainer stands behind the very commit that a pull request ends with. */
import { authorityOf, lastWords } from '../../pull-request/authority.ts';
import type { Proposal, Snapshot } from '../../pull-request/snapshot.ts';

/** `unknown`: GitHub could not be asked who the author is. It is said, and never taken for yes. */
export type Trust = 'trusted' | 'outsider' | 'unknown';

/**
 * Its author maintains here and nobody else can push to where it comes from; or a maintainer has approved this commit.
 */
export function trustIn(snapshot: Snapshot, { head }: Proposal): Trust {
  const { author, roles, members, config, headSha } = snapshot;
  if (lastWords(snapshot).some(({ state, commit }) => state === 'approved' && commit === headSha)) return 'trusted';
  const authority = authorityOf(author, roles, config, members);
  if (authority === 'unknown') return 'unknown';
  return authority === 'authorised' && head !== 'elsewhere' ? 'trusted' : 'outsider';
}
