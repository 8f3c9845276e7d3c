/** A pull request's history as REST renders it: `events` has what was done, `timeline` what was said too. */
import { commitsBetween } from '../git/commits.ts';
import { type Hub, timestamp } from '../model/hub.ts';
import type { Pull, PullEvent } from '../model/types.ts';
import { accountJson } from './account.ts';
import { repositoryUrl } from './repository.ts';
import { commentJson, reviewJson } from './talk.ts';

/** One line of GET issues/N/events. */
export function eventJson(hub: Hub, pull: Pull, event: PullEvent) {
  return {
    id: event.id,
    node_id: event.nodeId,
    url: `${repositoryUrl(hub, pull.repository)}/issues/events/${event.id}`,
    actor: accountJson(hub, event.actor),
    event: event.event,
    commit_id: 'commitId' in event ? event.commitId : null,
    commit_url: 'commitId' in event ? `${repositoryUrl(hub, pull.repository)}/commits/${event.commitId}` : null,
    created_at: event.createdAt,
    performed_via_github_app: null,
    ...('label' in event ? { label: event.label } : {}),
    ...('assignee' in event
      ? { assignee: accountJson(hub, event.assignee), assigner: accountJson(hub, event.actor) }
      : {}),
    ...('reviewer' in event
      ? { requested_reviewer: accountJson(hub, event.reviewer), review_requester: accountJson(hub, event.actor) }
      : {}),
    ...('rename' in event ? { rename: event.rename } : {}),
    ...(event.event === 'review_dismissed'
      ? { dismissed_review: { state: 'dismissed', review_id: event.review.id, dismissal_message: event.message } }
      : {}),
  };
}

/** GET issues/N/timeline: commits first, then everything by time. Pending reviews are nobody's but their author's. */
export function timelineJson(hub: Hub, pull: Pull): Record<string, unknown>[] {
  const { repository, base, head } = pull;
  const commits = commitsBetween(repository.objects, base.sha, head.sha).map((commit) => ({
    event: 'committed',
    sha: commit.oid,
    node_id: `C_${commit.oid}`,
    url: `${repositoryUrl(hub, repository)}/git/commits/${commit.oid}`,
    html_url: `${hub.url}/${repository.owner.login}/${repository.name}/commit/${commit.oid}`,
    author: { ...commit.author, at: undefined, date: timestamp(commit.author.at) },
    committer: { ...commit.author, at: undefined, date: timestamp(commit.author.at) },
    message: commit.message,
    tree: { sha: commit.tree, url: `${repositoryUrl(hub, repository)}/git/trees/${commit.tree}` },
    parents: commit.parents.map((sha) => ({ sha, url: `${repositoryUrl(hub, repository)}/git/commits/${sha}` })),
  }));
  const comments = pull.comments.map((comment) => {
    const json = commentJson(hub, comment);
    return { at: comment.createdAt, id: comment.id, json: { ...json, event: 'commented', actor: json.user } };
  });
  const reviews = pull.reviews.flatMap((review) =>
    review.submittedAt === null
      ? []
      : [
          {
            at: review.submittedAt,
            id: review.id,
            json: { ...reviewJson(hub, pull, review), event: 'reviewed', state: review.state.toLowerCase() },
          },
        ],
  );
  const events = pull.events.map((event) => ({ at: event.createdAt, id: event.id, json: eventJson(hub, pull, event) }));
  const rest = [...comments, ...reviews, ...events].sort((a, b) => a.at.localeCompare(b.at) || a.id - b.id);
  return [...commits, ...rest.map((entry) => entry.json)];
}
