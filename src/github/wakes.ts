/** What an event wakes. Nothing of its payload goes further than that. Pure. */
import { CONFIG_PATH } from '../config/defaults.ts';
import type { Job, Repository, Which } from '../queue/jobs.ts';
import { isRepositoryRule } from '../rules/repository-rules/folder.ts';
import { CLA_CHECK } from './read/cla.ts';

/** The parts of webhook payloads that name a pull request. */
export interface EventPayload {
  readonly action?: string;
  readonly sender?: { readonly login: string; readonly type: string };
  readonly installation?: { readonly id: number };
  readonly repository?: { readonly id: number; readonly name: string; readonly owner: { readonly login: string } };
  readonly pull_request?: { readonly number: number };
  readonly issue?: { readonly number: number; readonly pull_request?: object };
  readonly check_run?: {
    readonly name?: string;
    readonly head_sha: string;
    readonly pull_requests?: readonly { readonly number: number }[];
  };
  readonly check_suite?: { readonly head_sha: string; readonly pull_requests?: readonly { readonly number: number }[] };
  /** The commit that the merge queue is about to make the base branch's, and the branch that it made for it. */
  readonly merge_group?: { readonly head_sha: string; readonly head_ref: string };
  readonly ref?: string;
  readonly commits?: readonly {
    readonly added?: readonly string[];
    readonly modified?: readonly string[];
    readonly removed?: readonly string[];
  }[];
}

/** Events and their actions that may change the verdict. `push` has none. */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  pull_request: [
    ...['opened', 'reopened', 'synchronize', 'edited', 'labeled', 'unlabeled'],
    ...['ready_for_review', 'converted_to_draft', 'closed', 'unlocked'],
  ],
  pull_request_review: ['submitted', 'edited', 'dismissed'],
  pull_request_review_comment: ['created', 'edited', 'deleted'],
  issue_comment: ['created', 'edited', 'deleted'],
  check_run: ['rerequested', 'requested_action'],
  check_suite: ['rerequested'],
  installation: ['created', 'unsuspend', 'new_permissions_accepted'],
  installation_repositories: ['added'],
  label: ['edited', 'deleted'],
  merge_group: ['checks_requested'],
  repository: ['unarchived', 'renamed', 'transferred'],
};

/**
 * The jobs an event asks for; most ask for none.
 *
 * @param slug the App's, null while it is not known: what it does itself wakes nobody
 */
export function wakesOf(name: string, payload: EventPayload, slug: string | null): Job[] {
  const { installation, repository, sender } = payload;
  if (!installation || (slug !== null && sender?.type === 'Bot' && sender.login === `${slug}[bot]`)) return [];
  if (name === 'push' ? !changesConfiguration(payload) : !isOfInterest(name, payload)) return [];
  if (name === 'installation' || name === 'installation_repositories')
    return [{ type: 'sweep-installation', installation: installation.id, which: 'unsettled' }];
  if (!repository) return [];
  const place = { owner: repository.owner.login, repo: repository.name, id: repository.id };
  return wakesIn(place, installation.id, name, payload);
}

/** What an event in a repository wakes. */
function wakesIn(place: Repository, installation: number, name: string, payload: EventPayload): Job[] {
  const sweep = (which: Which): Job => ({ type: 'sweep', repository: place, installation, which });
  // A label that is renamed or deleted is gone from pull requests that hear nothing of it.
  if (name === 'label' || name === 'push') return [sweep('all')];
  if (name === 'repository') return [sweep('unsettled')];
  const group = payload.merge_group;
  if (group)
    return [{ type: 'merge-group', repository: place, installation, headSha: group.head_sha, headRef: group.head_ref }];
  const check = payload.check_run ?? payload.check_suite;
  const numbers = check ? (check.pull_requests ?? []).map(({ number }) => number) : numberOf(payload);
  // GitHub does not say which pull requests a check of a fork's commit belongs to.
  if (check && numbers.length === 0) return [sweep({ head: check.head_sha })];
  const { owner, repo, id } = place;
  return numbers.map((number) => ({
    ...{ type: 'review', key: { owner, repo, number }, repository: id, installation, urgency: 'people' },
  }));
}

function isOfInterest(name: string, { action, check_run }: EventPayload): boolean {
  if (action === 'completed' && check_run?.name === CLA_CHECK) return true;
  return Object.hasOwn(EVENTS, name) && EVENTS[name]?.includes(action ?? '') === true;
}

function numberOf({ pull_request, issue }: EventPayload): number[] {
  if (pull_request) return [pull_request.number];
  return issue?.pull_request ? [issue.number] : [];
}

/** Of any branch: which ones pull requests aim at is for the sweep to see. */
function changesConfiguration({ ref = '', commits = [] }: EventPayload): boolean {
  if (!ref.startsWith('refs/heads/')) return false;
  return commits.some(({ added = [], modified = [], removed = [] }) =>
    [...added, ...modified, ...removed].some((path) => path === CONFIG_PATH || isRepositoryRule(path)),
  );
}
