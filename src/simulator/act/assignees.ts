/** Who looks after a pull request, and who is asked to review it. */
import { invalid } from '../model/errors.ts';
import { type Hub, needRole } from '../model/hub.ts';
import type { Account, Pull } from '../model/types.ts';
import { record, tell } from './tell.ts';

/** Assigns those who can be: collaborators, and whoever has spoken. The others are passed over in silence, as GitHub does. */
export function assign(hub: Hub, pull: Pull, actor: Account, people: readonly Account[]): void {
  needRole(pull.repository, actor, 'triage', 'assign people');
  for (const person of people) {
    const spoke = person === pull.author || pull.comments.some(({ author }) => author === person);
    const isKnown = person === pull.repository.owner || pull.repository.roles.has(person.login.toLowerCase());
    if (pull.assignees.includes(person) || !(spoke || isKnown) || pull.assignees.length >= 10) continue;
    pull.assignees.push(person);
    record(hub, pull, actor, { event: 'assigned', assignee: person });
    tell(hub, pull, actor, 'pull_request.assigned');
  }
}

/** Asks people for a review. Throws 422 in GitHub's words on the author and on those who are no collaborators. */
export function requestReviews(hub: Hub, pull: Pull, actor: Account, people: readonly Account[]): void {
  needRole(pull.repository, actor, 'triage', 'ask for reviews');
  const { owner, name, roles } = pull.repository;
  if (people.includes(pull.author)) throw refused('Review cannot be requested from pull request author.');
  const newContributor = people.some((person) => person !== owner && !roles.has(person.login.toLowerCase()));
  if (newContributor)
    throw refused(
      `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${owner.login}/${name} repository.`,
    );
  for (const person of people) {
    if (pull.requestedReviewers.includes(person)) continue;
    pull.requestedReviewers = [...pull.requestedReviewers, person];
    record(hub, pull, actor, { event: 'review_requested', reviewer: person });
    tell(hub, pull, actor, 'pull_request.review_requested');
  }
}

function refused(message: string) {
  return invalid({ resource: 'PullRequest', code: 'custom', message });
}
