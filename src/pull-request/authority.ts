/** Whose word counts. */

import type { Role } from '../config/roles.ts';
import type { RepositoryConfig } from '../config/types.ts';
import type { Actor, Membership } from './actors.ts';
import type { Review } from './posts.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * `unknown`: GitHub could not be asked. It is said, and never taken for a yes. `not-by-hand`: a maintainer's word, for a
 * stage that the machine lets nobody enter by hand from there. `relabelled`: set under a name that the label may not have
 * had then.
 */
export type Authority = 'authorised' | 'unauthorised' | 'unknown' | 'not-by-hand' | 'relabelled';

/**
 * May this actor move stages and approve? By name, by role on the repository, or as a member of a team. A program's own
 * actions count as nobody's.
 *
 * @param members by login, whether they are in one of the teams that maintain
 */
export function authorityOf(
  actor: Actor,
  roles: ReadonlyMap<string, Role>,
  { maintainers }: RepositoryConfig,
  members: ReadonlyMap<string, Membership> = new Map(),
): Exclude<Authority, 'not-by-hand' | 'relabelled'> {
  if (actor.type !== 'user') return 'unauthorised';
  if (maintainers.users.some((login) => login.toLowerCase() === actor.login.toLowerCase())) return 'authorised';
  const role = roles.get(actor.login) ?? 'unknown';
  if (maintainers.roles.includes(role)) return 'authorised';
  const membership = maintainers.teams.length === 0 ? 'none' : (members.get(actor.login) ?? 'unknown');
  if (membership === 'member') return 'authorised';
  return role === 'unknown' || membership === 'unknown' ? 'unknown' : 'unauthorised';
}

/** Each maintainer's last word, on any commit: an approval or a request for changes; by time. The author's own does not count. */
export function lastWords({ reviews, roles, config, members, author }: Snapshot): Review[] {
  const words = new Map<string, Review>();
  for (const review of [...reviews].sort((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1))) {
    if (review.state === 'commented' || review.state === 'pending' || review.author.login === author.login) continue;
    if (authorityOf(review.author, roles, config, members) !== 'authorised') continue;
    // Where somebody spoke before is not their place: the last word is to stand last.
    words.delete(review.author.login);
    words.set(review.author.login, review);
  }
  return [...words.values()].filter(({ state }) => state !== 'dismissed');
}
