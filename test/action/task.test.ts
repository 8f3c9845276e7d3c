import { type Mode, taskOf, type WorkflowEvent } from '../../src/action/task.ts';

const repository = { owner: 'contoso', repo: 'connectors', id: 9 };
const fork = { head: { repo: { id: 2 } }, base: { repo: { id: 9 } } };

function said(name: string, event: WorkflowEvent, mode: Mode | null = null) {
  const task = taskOf(name, event, repository, mode);
  if (task.type === 'nothing') return task.why;
  if (task.type === 'report') return `report ${task.number}`;
  return task.jobs.map((job) => (job.type === 'review' ? `review ${job.key.number}` : job)).at(0);
}

const sweep = (which: string) => ({ type: 'sweep', repository, installation: 0, which });

test.each<[string, string, WorkflowEvent, unknown]>([
  ['a push', 'pull_request_target', { action: 'synchronize', pull_request: { number: 7, ...fork } }, 'review 7'],
  ['a comment', 'issue_comment', { action: 'created', issue: { number: 7, pull_request: {} } }, 'review 7'],
  ['a label that is renamed', 'label', { action: 'edited' }, sweep('all')],
  ['a push to the configuration', 'push', { ref: 'refs/heads/dev' }, sweep('all')],
  ['the clock', 'schedule', {}, sweep('unsettled')],
  ['another workflow', 'workflow_run', { action: 'completed' }, sweep('unsettled')],
  ['a run by hand', 'workflow_dispatch', { inputs: null }, sweep('all')],
  ['a run by hand for one', 'workflow_dispatch', { inputs: { 'pull-request': '7' } }, 'review 7'],
  ['a run by hand with nonsense', 'workflow_dispatch', { inputs: { 'pull-request': 'seven' } }, sweep('all')],
  ['a token that may only read', 'pull_request', { action: 'opened', pull_request: { number: 7 } }, 'report 7'],
  [
    'a review of a branch of the repository',
    'pull_request_review',
    { action: 'submitted', pull_request: { number: 7, head: { repo: { id: 9 } }, base: { repo: { id: 9 } } } },
    'review 7',
  ],
])('%s has its task', (_what, name, event, expected) => {
  expect(said(name, event)).toEqual(expected);
});

test('a report is made of any pull request, when it is asked for', () => {
  expect(said('pull_request_target', { action: 'opened', pull_request: { number: 7 } }, 'report')).toBe('report 7');
  expect(said('schedule', {}, 'report')).toBe('schedule is about no pull request');
});

test('a pull_request event writes where it is told to', () => {
  expect(said('pull_request', { action: 'opened', pull_request: { number: 7 } }, 'review')).toBe('review 7');
});

test("a review of a fork's pull request waits for the clock, since its token may only read", () => {
  const event = { action: 'submitted', pull_request: { number: 7, ...fork } };
  expect(said('pull_request_review', event)).toMatch(/no right to write.*next run by the clock/);
});

test('what changes no verdict is left alone', () => {
  expect(said('issue_comment', { action: 'created', issue: { number: 7 } })).toBe(
    'issue_comment changes nothing that is judged',
  );
  expect(said('pull_request_target', { action: 'assigned', pull_request: { number: 7 } })).toMatch(/changes nothing/);
});
