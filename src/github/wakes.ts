/** What an event wakes. Nothing of its payload goes further than that. Pure. */
import { CONFIG_PATH } from '../config/defaults.ts';
import type { Job, RepositoryKey } from '../queue/jobs.ts';
import { isOwn } from '../rules/repository-rules/folder.ts';
import { CLA_CHECK } from './read/cla.ts';

/** The parts of webhook payloads that name a pull request. */
export interface EventPayload {
  readonly action?: string;
  readonly sender?: { readonly login: string; readonly type: string };
  readonly installation?: { readonly id: number };
  readonly repository?: { readonly name: string; readonly owner: { readonly login: string } };
  readonly pull_request?: { readonly number: number };
  readonly issue?: { readonly number: number; readonly pull_request?: object };
  readonly check_run?: {
    readonly name?: string;
    readonly head_sha: string;
    readonly pull_requests?: readonly { readonly number: number }[];
  };
  readonly check_suite?: { readonly head_sha: string; readonly pull_requests?: readonly { readonly number: number }[] };
  readonly ref?: string;
  readonly commits?: readonly {
    readonly added?: readonly string[];
    readonly modified?: readonly string[];
    readonly removed?: readonly string[];
  }[];
}

/** Events and their actions that may change what is to be said. `push` has none. */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  pull_request: [
    ...['opened', 'reopened', 'synchronize', 'edited', 'labeled', 'unlabeled'],
    ...['ready_for_review', 'converted_to_draft', 'closed'],
  ],
  pull_request_review: ['submitted', 'edited', 'dismissed'],
  pull_request_review_comment: ['created', 'edited', 'deleted'],
  issue_comment: ['created', 'edited', 'deleted'],
  check_run: ['rerequested', 'requested_action'],
  check_suite: ['rerequested'],
  installation: ['created', 'unsuspend', 'new_permissions_accepted'],
  installation_repositories: ['added'],
};

/**
 * The jobs an event asks for; most ask for none.
 *
 * @param slug the App's, null while it is not known: its own deeds wake nobody
 */
export function wakesOf(name: string, payload: EventPayload, slug: string | null): Job[] {
  const { installation, repository, sender } = payload;
  if (name === 'installation' || name === 'installation_repositories') {
    const isNews = installation !== undefined && isOfInterest(name, payload);
    return isNews ? [{ type: 'sweep-installation', installation: installation.id }] : [];
  }
  if (!installation || !repository) return [];
  if (slug !== null && sender?.type === 'Bot' && sender.login === `${slug}[bot]`) return [];
  const place = { owner: repository.owner.login, repo: repository.name };
  // Renamed or deleted, it is gone from pull requests that hear nothing of it.
  if (name === 'label')
    return ['edited', 'deleted'].includes(payload.action ?? '') ? [sweep(place, installation.id, 'all')] : [];
  if (name === 'push') return changesConfiguration(payload) ? [sweep(place, installation.id, 'all')] : [];
  if (!isOfInterest(name, payload)) return [];
  const check = payload.check_run ?? payload.check_suite;
  const numbers = check ? (check.pull_requests ?? []).map(({ number }) => number) : numberOf(payload);
  // GitHub does not say which pull requests a check of a fork's commit belongs to.
  if (check && numbers.length === 0) return [sweep(place, installation.id, { head: check.head_sha })];
  return numbers.map((number) => ({ type: 'review', key: { ...place, number }, installation: installation.id }));
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
    [...added, ...modified, ...removed].some((path) => path === CONFIG_PATH || isOwn(path)),
  );
}

function sweep(repository: RepositoryKey, installation: number, which: (Job & { type: 'sweep' })['which']): Job {
  return { type: 'sweep', repository, installation, which };
}
