/** The whole of one simulated GitHub, and how its things are found. */
import type { SimulatorApp } from '../types.ts';
import type { PersonRole } from '../world/types.ts';
import { GitHubError, notFound } from './errors.ts';
import type {
  Account,
  Checker,
  CheckRun,
  CheckSuite,
  Installation,
  IssueComment,
  Pull,
  Repository,
  Review,
  ReviewComment,
} from './types.ts';

/** Who a request speaks for. */
export type Principal =
  | { readonly kind: 'app' }
  | {
      readonly kind: 'installation';
      /** Which App: this one, or the one that workflows act as. */
      readonly app: Checker;
      readonly installation: Installation;
      readonly account: Account;
      readonly permissions: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'user'; readonly account: Account };

/** Something that happened and that webhooks tell of. Its parts are rendered as REST renders them, at once. */
export interface HubEvent {
  readonly name: string;
  readonly action: string | null;
  readonly sender: Account;
  readonly installation: Installation | null;
  readonly repository?: Repository;
  readonly pull?: Pull;
  readonly comment?: IssueComment;
  readonly review?: Review;
  readonly reviewComment?: ReviewComment;
  readonly checkRun?: CheckRun;
  readonly checkSuite?: CheckSuite;
  /** Fields that only this event has, in GitHub's form. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export interface Hub {
  readonly app: SimulatorApp;
  readonly bot: Account;
  readonly createdAt: string;
  /** By login in lower case. */
  readonly accounts: Map<string, Account>;
  /** By `owner/name` in lower case. */
  readonly repositories: Map<string, Repository>;
  readonly installations: Map<number, Installation>;
  /** Logins in lower case, by `org/team` in lower case. */
  readonly teams: Map<string, Set<string>>;
  readonly tokens: Map<string, { readonly principal: Principal; readonly expiresAt: Date | null }>;
  readonly tokenLifetime: number;
  readonly labelNames: 'then' | 'now';
  /** Set once the server listens. */
  url: string;
  now(): Date;
  nextId(): number;
  emit(event: HubEvent): void;
}

/** A moment as GitHub writes it: UTC, to the second. */
export function timestamp(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

/** Ids for a new thing; the node id's prefix is GitHub's for its type. */
export function newIds(hub: Hub, prefix: string): { id: number; nodeId: string } {
  const id = hub.nextId();
  return { id, nodeId: `${prefix}_${id}` };
}

export function findAccount(hub: Hub, login: string): Account {
  const account = hub.accounts.get(login.toLowerCase());
  if (!account) throw notFound();
  return account;
}

export function findRepository(hub: Hub, fullName: string): Repository {
  const repository = hub.repositories.get(fullName.toLowerCase());
  if (!repository) throw notFound();
  return repository;
}

/** Whether nobody has deleted it. */
export function exists(hub: Hub, repository: Repository): boolean {
  return hub.repositories.get(fullName(repository).toLowerCase()) === repository;
}

export function findPull(repository: Repository, number: number): Pull {
  const pull = repository.pulls.get(number);
  if (!pull) throw notFound();
  return pull;
}

export function fullName(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}

const ranks: readonly (PersonRole | 'none')[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

/** A person's role. Everybody may read a public repository: GitHub gives `read` to those it never heard of too. */
export function roleOf(repository: Repository, account: Account): PersonRole {
  if (account === repository.owner) return 'admin';
  return repository.roles.get(account.login.toLowerCase()) ?? 'read';
}

/** Throws unless a person has at least this role. An App's rights are its token's, checked before. */
export function needRole(repository: Repository, account: Account, least: PersonRole, action: string): void {
  if (account.type === 'Bot' || ranks.indexOf(roleOf(repository, account)) >= ranks.indexOf(least)) return;
  throw new GitHubError(403, `${account.login} may not ${action}: needs ${least} on ${fullName(repository)}`);
}
