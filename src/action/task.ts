/** What a job of GitHub Actions is to do, by the event that started it. Pure. */
import { type EventPayload, wakesOf } from '../github/wakes.ts';
import type { Job, Repository } from '../queue/jobs.ts';

/** `report` writes nothing to GitHub: for tokens that may only read. */
export type Mode = 'review' | 'report';

export type Task =
  | { readonly type: 'work'; readonly jobs: readonly Job[] }
  | { readonly type: 'report'; readonly number: number }
  | { readonly type: 'nothing'; readonly why: string };

/** The event as GitHub leaves it in GITHUB_EVENT_PATH: as a webhook, or with what only workflows have. */
export interface WorkflowEvent extends Omit<EventPayload, 'pull_request'> {
  readonly pull_request?: {
    readonly number: number;
    readonly head?: { readonly repo?: { readonly id: number } | null };
    readonly base?: { readonly repo?: { readonly id: number } };
  };
  /** Of a run that somebody started by hand. */
  readonly inputs?: Readonly<Record<string, unknown>> | null;
}

/** Jobs have the number of an installation; a job's token has none that it would know of. */
const NO_INSTALLATION = 0;

const SLUG = 'github-actions';

/** Events whose token may only read when the pull request comes from a fork, whatever the workflow asks for. */
const READ_ONLY_FROM_FORKS: ReadonlySet<string> = new Set(['pull_request_review', 'pull_request_review_comment']);

const FORK =
  "GitHub gives no right to write for a review of a fork's pull request: the next run by the clock takes it up";

/** @param mode null: as the event asks for. `pull_request` may only read, as far as one can know */
export function taskOf(name: string, event: WorkflowEvent, repository: Repository, mode: Mode | null): Task {
  const number = event.pull_request?.number;
  if ((mode ?? (name === 'pull_request' ? 'report' : 'review')) === 'report')
    return number === undefined ? nothing(`${name} is about no pull request`) : { type: 'report', number };
  const jobs = jobsOf(name, event, repository);
  if (READ_ONLY_FROM_FORKS.has(name) && isFromFork(event)) return nothing(FORK);
  return jobs.length === 0 ? nothing(`${name} changes nothing that is judged`) : { type: 'work', jobs };
}

function jobsOf(name: string, event: WorkflowEvent, repository: Repository): Job[] {
  const sweep = (which: 'all' | 'unsettled'): Job[] => [
    { type: 'sweep', repository, installation: NO_INSTALLATION, which },
  ];
  if (name === 'schedule' || name === 'workflow_run') return sweep('unsettled');
  // A workflow's event does not say which files were pushed: its paths are asked for in the workflow.
  if (name === 'push') return sweep('all');
  if (name === 'workflow_dispatch') {
    const asked = Number(event.inputs?.['pull-request'] || 0);
    if (!(asked > 0)) return sweep('all');
    const { owner, repo, id } = repository;
    const key = { owner, repo, number: asked };
    return [{ type: 'review', key, repository: id, installation: NO_INSTALLATION, urgency: 'people' }];
  }
  const webhook = name === 'pull_request_target' ? 'pull_request' : name;
  const place = { id: repository.id, name: repository.repo, owner: { login: repository.owner } };
  return wakesOf(webhook, { ...event, installation: { id: NO_INSTALLATION }, repository: place }, SLUG);
}

function isFromFork({ pull_request }: WorkflowEvent): boolean {
  return pull_request?.head?.repo?.id !== pull_request?.base?.repo?.id;
}

function nothing(why: string): Task {
  return { type: 'nothing', why };
}
