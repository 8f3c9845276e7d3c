/** Whose word counts. */
import type { RepositoryConfig } from '../config/types.ts';
import type { Actor, Review, Role, Snapshot } from '../review/types.ts';

/** `unknown`: GitHub could not be asked. It is said, and never taken for a yes. */
export type Authority = 'authorised' | 'unauthorised' | 'unknown';

/** May this actor move stages and approve? A program's own deeds count as nobody's. */
export function authorityOf(
  actor: Actor,
  roles: ReadonlyMap<string, Role>,
  { maintainers }: RepositoryConfig,
): Authority {
  if (actor.type !== 'user') return 'unauthorised';
  if (maintainers.users.includes(actor.login)) return 'authorised';
  const role = roles.get(actor.login) ?? 'unknown';
  if (role === 'unknown') return 'unknown';
  return maintainers.roles.includes(role) ? 'authorised' : 'unauthorised';
}

/** Each maintainer's last word, on any commit: an approval or a request for changes. The author's own does not count. */
export function lastWords({ reviews, roles, config, author }: Snapshot): Review[] {
  const words = new Map<string, Review>();
  for (const review of [...reviews].sort((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1))) {
    if (review.state === 'commented' || review.state === 'pending' || review.author.login === author.login) continue;
    if (authorityOf(review.author, roles, config) === 'authorised') words.set(review.author.login, review);
  }
  return [...words.values()].filter(({ state }) => state !== 'dismissed');
}
