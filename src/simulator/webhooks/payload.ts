/** A webhook's body, from what happened. */
import { accountJson, installationJson } from '../json/account.ts';
import { checkRunJson, checkSuiteJson } from '../json/check.ts';
import { labelJson, pullJson, pullPage, pullSimpleJson } from '../json/pull.ts';
import { repositoryJson, repositoryUrl } from '../json/repository.ts';
import { commentJson, reviewCommentJson, reviewJson } from '../json/talk.ts';
import type { Hub, HubEvent } from '../model/hub.ts';
import type { Pull } from '../model/types.ts';

/** The payload GitHub would send for an event. */
export function payloadOf(hub: Hub, event: HubEvent): Record<string, unknown> {
  const { repository, installation, sender, action, extra } = event;
  const ids = installation && {
    id: installation.id,
    node_id: `MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9u${installation.id}`,
  };
  return {
    ...(action === null ? {} : { action }),
    ...subject(hub, event),
    ...extra,
    ...(repository ? { repository: repositoryJson(hub, repository) } : {}),
    sender: accountJson(hub, sender),
    ...(installation
      ? { installation: event.name.startsWith('installation') ? installationJson(hub, installation) : ids }
      : {}),
  };
}

function subject(hub: Hub, { name, repository, pull, comment, review, reviewComment, checkRun, checkSuite }: HubEvent) {
  if (pull && name === 'pull_request') return { number: pull.number, pull_request: pullJson(hub, pull, null) };
  if (pull && name === 'issue_comment' && comment)
    return { issue: issueJson(hub, pull), comment: commentJson(hub, comment) };
  if (pull && review) {
    const json = reviewJson(hub, pull, review);
    return { review: { ...json, state: json.state.toLowerCase() }, pull_request: pullSimpleJson(hub, pull) };
  }
  if (pull && reviewComment)
    return { comment: reviewCommentJson(hub, reviewComment), pull_request: pullSimpleJson(hub, pull) };
  if (pull) return { pull_request: pullSimpleJson(hub, pull) };
  if (repository && checkRun) {
    return {
      check_run: {
        ...checkRunJson(hub, repository, checkRun),
        check_suite: checkSuiteJson(hub, repository, checkRun.suite),
      },
    };
  }
  if (repository && checkSuite) return { check_suite: checkSuiteJson(hub, repository, checkSuite) };
  return {};
}

/** A pull request as the issue it also is: `pull_request` in it tells the two apart. */
function issueJson(hub: Hub, pull: Pull) {
  const root = repositoryUrl(hub, pull.repository);
  const page = pullPage(hub, pull);
  const { id, nodeId, number, title, state, draft, createdAt, updatedAt, closedAt, merged } = pull;
  return {
    ...{
      id,
      node_id: nodeId,
      number,
      title,
      state,
      draft,
      locked: pull.locked,
      body: pull.body === '' ? null : pull.body,
    },
    url: `${root}/issues/${number}`,
    repository_url: root,
    html_url: page,
    user: accountJson(hub, pull.author),
    labels: pull.labels.map((label) => labelJson(hub, pull.repository, label)),
    comments: pull.comments.length,
    ...{ created_at: createdAt, updated_at: updatedAt, closed_at: closedAt },
    pull_request: {
      url: `${root}/pulls/${number}`,
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: merged?.at ?? null,
    },
  };
}
