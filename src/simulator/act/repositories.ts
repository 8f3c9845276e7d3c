/** Accounts, repositories, forks, roles and the App's installation. */
import { writeCommit } from '../git/commits.ts';
import { ObjectStore, toBytes } from '../git/objects.ts';
import { GitHubError } from '../model/errors.ts';
import { findAccount, fullName, type Hub, newIds, timestamp } from '../model/hub.ts';
import type { Account, Installation, Repository } from '../model/types.ts';
import type { FileContents, LabelInput, PersonRole } from '../world/types.ts';
import { defineLabel } from './labels.ts';

/** Makes an account. Throws when the login is taken. */
export function createUser(hub: Hub, login: string, name: string | null): Account {
  const key = login.toLowerCase();
  if (hub.accounts.has(key)) throw new GitHubError(422, `The login ${login} is taken`);
  const account: Account = { ...newIds(hub, 'U'), login, name, type: 'User', createdAt: timestamp(hub.now()) };
  hub.accounts.set(key, account);
  return account;
}

export interface NewRepository {
  readonly owner: string;
  readonly name: string;
  readonly files: Readonly<Record<string, FileContents>>;
  readonly defaultBranch?: string;
  readonly labels?: readonly LabelInput[];
}

/** Makes a repository with one commit by its owner. */
export function createRepository(hub: Hub, input: NewRepository): Repository {
  const owner = findAccount(hub, input.owner);
  const repository = blank(hub, owner, input.name, input.defaultBranch ?? 'main', new ObjectStore(), null);
  const { objects, refs } = repository;
  const files = new Map(
    Object.entries(input.files).map(([path, contents]) => [path, objects.put('blob', toBytes(contents))]),
  );
  const commit = { files, parents: [], author: signature(hub, owner), message: 'Initial commit' };
  refs.set(`heads/${repository.defaultBranch}`, writeCommit(objects, commit));
  for (const label of input.labels ?? []) defineLabel(hub, repository, label);
  return repository;
}

/** Makes a fork: its own branches, everything else git knows shared with its parent. */
export function fork(hub: Hub, parent: Repository, owner: Account): Repository {
  const copy = blank(hub, owner, parent.name, parent.defaultBranch, parent.objects, parent);
  for (const [ref, oid] of parent.refs) if (ref.startsWith('heads/')) copy.refs.set(ref, oid);
  return copy;
}

function blank(
  hub: Hub,
  owner: Account,
  name: string,
  defaultBranch: string,
  objects: ObjectStore,
  parent: Repository | null,
): Repository {
  const at = timestamp(hub.now());
  const empty = { refs: new Map(), roles: new Map(), labels: new Map(), pulls: new Map(), suites: [], checkRuns: [] };
  const repository: Repository = {
    ...newIds(hub, 'R'),
    ...{
      owner,
      name,
      defaultBranch,
      objects,
      parent,
      createdAt: at,
      pushedAt: at,
      archived: false,
      installation: null,
    },
    ...empty,
  };
  const key = fullName(repository).toLowerCase();
  if (hub.repositories.has(key)) throw new GitHubError(422, `${fullName(repository)} exists already`);
  hub.repositories.set(key, repository);
  return repository;
}

/** Gives a person a role, or takes it. */
export function setRole(repository: Repository, person: Account, role: PersonRole | 'none'): void {
  if (role === 'none') repository.roles.delete(person.login.toLowerCase());
  else repository.roles.set(person.login.toLowerCase(), role);
}

/** Puts a person into a team. */
export function addToTeam({ teams }: Hub, team: string, person: Account): void {
  const members = teams.get(team.toLowerCase()) ?? new Set<string>();
  teams.set(team.toLowerCase(), members.add(person.login.toLowerCase()));
}

/** Installs the App on a repository: `installation.created` for an owner's first, `installation_repositories.added` after. */
export function install(hub: Hub, repository: Repository): Installation {
  if (repository.installation) return repository.installation;
  const { owner } = repository;
  const known = [...hub.installations.values()].find((each) => each.account === owner);
  const installation = known ?? { id: hub.nextId(), account: owner, repositories: [], createdAt: timestamp(hub.now()) };
  hub.installations.set(installation.id, installation);
  installation.repositories.push(repository);
  repository.installation = installation;
  const added = [
    {
      id: repository.id,
      node_id: repository.nodeId,
      name: repository.name,
      full_name: fullName(repository),
      private: false,
    },
  ];
  if (known) {
    const extra = {
      repository_selection: 'selected',
      repositories_added: added,
      repositories_removed: [],
      requester: null,
    };
    hub.emit({ name: 'installation_repositories', action: 'added', sender: owner, installation, extra });
  } else {
    hub.emit({
      name: 'installation',
      action: 'created',
      sender: owner,
      installation,
      extra: { repositories: added, requester: null },
    });
  }
  return installation;
}

/** How git signs what an account commits on GitHub. */
export function signature(hub: Hub, account: Account) {
  const email = `${account.id}+${account.login}@users.noreply.github.com`;
  return { name: account.name ?? account.login, email, at: hub.now() };
}
