/** What owners do to whole repositories, branches and conversations. */
import { fullName, type Hub, needRole } from '../model/hub.ts';
import type { Account, Pull, Repository } from '../model/types.ts';
import { closePull } from './pulls.ts';
import { tell } from './tell.ts';

/** Puts a repository into the archive, or takes it out. */
export function setArchived(hub: Hub, repository: Repository, actor: Account, archived: boolean): void {
  needRole(repository, actor, 'admin', 'archive the repository');
  if (repository.archived === archived) return;
  repository.archived = archived;
  const { installation } = repository;
  const action = archived ? 'archived' : 'unarchived';
  hub.emit({ name: 'repository', action, sender: actor, repository, installation });
}

/** Deletes a repository. Pull requests from it stay, without knowing where they came from. */
export function deleteRepository(hub: Hub, repository: Repository, actor: Account): void {
  needRole(repository, actor, 'admin', 'delete the repository');
  hub.repositories.delete(fullName(repository).toLowerCase());
}

/** Deletes a branch. GitHub closes the pull requests that it is the head of. */
export function deleteBranch(hub: Hub, repository: Repository, branch: string, actor: Account): void {
  needRole(repository, actor, 'write', 'delete a branch');
  repository.refs.delete(`heads/${branch}`);
  const isHead = ({ head, state }: Pull) => state === 'open' && head.repository === repository && head.ref === branch;
  for (const { pulls } of hub.repositories.values()) {
    for (const pull of [...pulls.values()].filter(isHead)) closePull(hub, pull, pull.author);
  }
}

/** Locks a conversation, or unlocks it. */
export function setLocked(hub: Hub, pull: Pull, actor: Account, locked: boolean): void {
  needRole(pull.repository, actor, 'write', 'lock the conversation');
  if (pull.locked === locked) return;
  pull.locked = locked;
  tell(hub, pull, actor, `pull_request.${locked ? 'locked' : 'unlocked'}`);
}
