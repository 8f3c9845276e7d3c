/** Comments in a pull request's conversation. */
import { GitHubError, notFound } from '../model/errors.ts';
import { type Hub, needRole, newIds, roleOf, timestamp } from '../model/hub.ts';
import type { Account, IssueComment, Pull, Reaction, Repository, Review, ReviewComment } from '../model/types.ts';
import type { ReactionContent } from '../world/views.ts';
import { tell, touch } from './tell.ts';
import { checkBody } from './text-limits.ts';

/** Says something in the conversation. Anybody may. */
export function createComment(hub: Hub, pull: Pull, author: Account, body: string): IssueComment {
  checkBody('IssueComment', body, true);
  checkOpen(pull, author);
  const at = touch(hub, pull);
  const comment: IssueComment = {
    ...newIds(hub, 'IC'),
    pull,
    author,
    body,
    createdAt: at,
    updatedAt: at,
    edited: null,
    minimized: null,
    reactions: [],
  };
  pull.comments.push(comment);
  tell(hub, pull, author, 'issue_comment.created', { comment });
  return comment;
}

/** The comment of that id. Throws 404. */
export function findComment(repository: Repository, id: number): IssueComment {
  for (const pull of repository.pulls.values()) {
    const comment = pull.comments.find((each) => each.id === id);
    if (comment) return comment;
  }
  throw notFound();
}

/** Rewrites a comment: one's own, or anybody's with write. */
export function editComment(hub: Hub, comment: IssueComment, actor: Account, body: string): void {
  if (actor !== comment.author) needRole(comment.pull.repository, actor, 'write', "edit another's comment");
  checkBody('IssueComment', body, true);
  const changes = { body: { from: comment.body } };
  comment.body = body;
  comment.updatedAt = touch(hub, comment.pull);
  comment.edited = { by: actor, at: comment.updatedAt };
  tell(hub, comment.pull, actor, 'issue_comment.edited', { comment, extra: { changes } });
}

/** Deletes a comment: one's own, or anybody's with write. */
export function deleteComment(hub: Hub, comment: IssueComment, actor: Account): void {
  const { pull } = comment;
  if (actor !== comment.author) needRole(pull.repository, actor, 'write', "delete another's comment");
  pull.comments.splice(pull.comments.indexOf(comment), 1);
  touch(hub, pull);
  tell(hub, pull, actor, 'issue_comment.deleted', { comment });
}

/** What may be reacted to. */
export type Reactable = IssueComment | ReviewComment | Review;

/** Reacts to a text. Nothing is told of it, and a second reaction of the same kind is the first. */
export function react(
  hub: Hub,
  comment: Reactable,
  by: Account,
  content: ReactionContent,
): { readonly reaction: Reaction; readonly isNew: boolean } {
  const standing = comment.reactions.find((each) => each.by === by && each.content === content);
  if (standing) return { reaction: standing, isNew: false };
  const reaction = { ...newIds(hub, 'REA'), by, content, createdAt: timestamp(hub.now()) };
  comment.reactions.push(reaction);
  return { reaction, isNew: true };
}

/** Takes one's own reaction back; null if there is none. */
export function unreact(subject: Reactable, by: Account, content: ReactionContent): Reaction | null {
  const at = subject.reactions.findIndex((each) => each.by === by && each.content === content);
  return at < 0 ? null : (subject.reactions.splice(at, 1)[0] as Reaction);
}

/** Throws GitHub's 403 for those whom a locked conversation leaves out; Apps are among them. */
export function checkOpen(pull: Pull, author: Account): void {
  if (
    !pull.locked ||
    (author.type === 'User' && ['admin', 'maintain', 'write'].includes(roleOf(pull.repository, author)))
  )
    return;
  throw new GitHubError(403, 'Unable to create comment because issue is locked.');
}
