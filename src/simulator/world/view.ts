/** A pull request as a person sees it. */
import { diffPosition } from '../act/diff-position.ts';
import { patchBetween } from '../git/changes.ts';
import { commitsBetween } from '../git/commits.ts';
import { patchText } from '../git/patch.ts';
import { pullPage } from '../json/pull.ts';
import { fullName, type Hub, timestamp } from '../model/hub.ts';
import { pullFiles } from '../model/refs.ts';
import type {
  CheckRun,
  IssueComment,
  Pull,
  PullEvent,
  Repository,
  Review,
  ReviewComment,
  Thread,
} from '../model/types.ts';
import type {
  CheckRunView,
  CommentView,
  PullFileView,
  PullView,
  ReviewView,
  ThreadView,
  TimelineView,
} from './views.ts';

export function viewPull(hub: Hub, pull: Pull): PullView {
  const { number, title, body, author, state, merged, draft, base, head, repository } = pull;
  return {
    ...{
      number,
      title,
      body,
      state,
      draft,
      base: base.ref,
      headSha: head.sha,
      author: author.login,
      merged: merged !== null,
    },
    head: { repo: fullName(head.repository), branch: head.ref },
    url: pullPage(hub, pull),
    labels: pull.labels.map((label) => label.name),
    assignees: pull.assignees.map(({ login }) => login),
    reviewers: pull.requestedReviewers.map(({ login }) => login),
    comments: pull.comments.map(viewComment),
    reviews: pull.reviews.filter((review) => review.state !== 'PENDING').map(viewReview),
    threads: pull.threads.filter((thread) => thread.comments[0]?.review.state !== 'PENDING').map(viewThread),
    checkRuns: viewChecks(repository, head.sha),
    timeline: viewTimeline(pull),
    files: viewFiles(pull),
  };
}

export function viewChecks({ checkRuns }: Repository, sha: string): CheckRunView[] {
  return checkRuns.filter((run) => run.suite.headSha === sha).map(viewRun);
}

function viewComment(comment: IssueComment | ReviewComment): CommentView {
  const { id, author, body, createdAt, updatedAt, minimized } = comment;
  const own = { minimized: minimized !== null, reactions: viewReactions(comment.reactions) };
  return { id, author: author.login, body, createdAt, updatedAt, ...own };
}

function viewReactions(reactions: Review['reactions']): CommentView['reactions'] {
  return reactions.map(({ by, content }) => ({ by: by.login, content }));
}

function viewReview({ id, author, state, body, commit, submittedAt, reactions }: Review): ReviewView {
  return { id, author: author.login, state, body, commit, submittedAt, reactions: viewReactions(reactions) };
}

function viewThread(thread: Thread): ThreadView {
  const { nodeId, path, side, resolvedBy, comments } = thread;
  const { line, startLine, outdated } = diffPosition(thread);
  const resolution = { resolved: resolvedBy !== null, resolvedBy: resolvedBy?.login ?? null };
  const reviewId = comments[0]?.review.id ?? 0;
  return {
    id: nodeId,
    path,
    line,
    startLine,
    side,
    ...resolution,
    outdated,
    reviewId,
    comments: comments.map(viewComment),
  };
}

export function viewRun(run: CheckRun): CheckRunView {
  const { id, name, suite, status, conclusion, externalId, output } = run;
  const annotations = run.annotations.map(({ path, start_line, end_line, annotation_level, title, message }) => {
    return { path, startLine: start_line, endLine: end_line, level: annotation_level, title, message };
  });
  return {
    id,
    name,
    app: suite.by.slug,
    headSha: suite.headSha,
    status,
    conclusion,
    externalId,
    ...output,
    annotations,
  };
}

function viewFiles(pull: Pull): PullFileView[] {
  return pullFiles(pull).map(({ path, previousPath, status, before, after }) => {
    const { additions, deletions, hunks } = patchBetween(pull.repository.objects, before, after);
    return {
      path,
      previousPath,
      status,
      additions,
      deletions,
      patch: hunks && hunks.length > 0 ? patchText(hunks) : null,
    };
  });
}

/** Everything that happened, by time; what happened at once stays in the order it was done. */
function viewTimeline(pull: Pull): TimelineView[] {
  const { objects } = pull.repository;
  const commits = commitsBetween(objects, pull.base.sha, pull.head.sha).map((commit) => {
    return {
      event: 'committed',
      actor: commit.author.name,
      at: timestamp(commit.author.at),
      detail: commit.oid,
      order: 0,
    };
  });
  const comments = pull.comments.map(({ id, author, createdAt }) => {
    return { event: 'commented', actor: author.login, at: createdAt, detail: String(id), order: id };
  });
  const reviews = pull.reviews.flatMap(({ id, author, submittedAt, state }) =>
    submittedAt === null ? [] : [{ event: 'reviewed', actor: author.login, at: submittedAt, detail: state, order: id }],
  );
  const events = pull.events.map((event) => {
    return {
      event: event.event,
      actor: event.actor.login,
      at: event.createdAt,
      detail: detailOf(event),
      order: event.id,
    };
  });
  const all = [...commits, ...comments, ...reviews, ...events];
  return all.sort((a, b) => a.at.localeCompare(b.at) || a.order - b.order).map(({ order: _order, ...line }) => line);
}

function detailOf(event: PullEvent): string {
  if ('label' in event) return event.label.name;
  if ('rename' in event) return `${event.rename.from} → ${event.rename.to}`;
  if ('assignee' in event) return event.assignee.login;
  if ('reviewer' in event) return event.reviewer.login;
  if ('commitId' in event) return event.commitId;
  return 'message' in event ? event.message : '';
}
