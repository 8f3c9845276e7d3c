/** Checks of who opened a pull request. Facts that nobody has looked up are null, and the checks silent. */
import { check } from '../../rules/engine/check.ts';

/** The contributor licence agreement is not accepted. */
export const pullAgreement = check<'pull'>({
  given: ['pull'],
  run: ({ claAccepted }) => (claAccepted === false ? {} : null),
});

/** The author neither owns the changed folders nor has committed to them. The message may use {author} and {owners}. */
export const pullOwner = check<'pull'>({
  given: ['pull'],
  run: ({ author, codeOwners, contributors }) => {
    if (author === null || !codeOwners || !contributors) return null;
    const known = [...codeOwners, ...contributors].map(bare);
    // Who belongs to a team is not known here.
    if (known.includes(bare(author)) || codeOwners.some((owner) => owner.includes('/'))) return null;
    const owners = [...new Set(known)].slice(0, 3);
    return owners.length === 0 ? null : { values: { author, owners: owners.map((name) => `\`${name}\``).join(', ') } };
  },
});

/** Accounts are compared without case and without the sign before them. */
function bare(account: string): string {
  return account.replace(/^@/, '').toLowerCase();
}
