import { type EventPayload, wakesOf } from '../../src/github/wakes.ts';
import { nameOf } from '../../src/queue/jobs.ts';

const repository = { id: 3, name: 'connectors', owner: { login: 'contoso' } };
const sender = { login: 'pat', type: 'User' };
const here = { installation: { id: 5 }, repository, sender };
const woken = (name: string, payload: EventPayload, slug: string | null = 'reviewer') =>
  wakesOf(name, payload, slug).map(nameOf);

test.each([
  ['pull_request', 'synchronize', { pull_request: { number: 7 } }],
  ['pull_request', 'closed', { pull_request: { number: 7 } }],
  ['pull_request_review', 'submitted', { pull_request: { number: 7 } }],
  ['pull_request_review_comment', 'created', { pull_request: { number: 7 } }],
  ['issue_comment', 'created', { issue: { number: 7, pull_request: {} } }],
  ['check_run', 'rerequested', { check_run: { head_sha: 'abc', pull_requests: [{ number: 7 }] } }],
  ['check_run', 'requested_action', { check_run: { head_sha: 'abc', pull_requests: [{ number: 7 }] } }],
  ['check_suite', 'rerequested', { check_suite: { head_sha: 'abc', pull_requests: [{ number: 7 }] } }],
])('%s.%s wakes its pull request', (name, action, payload) => {
  expect(woken(name, { ...here, action, ...payload })).toEqual(['3#7']);
});

test.each([
  ['an action nothing depends on', 'pull_request', { action: 'assigned', pull_request: { number: 7 } }],
  ['a comment on an issue', 'issue_comment', { action: 'created', issue: { number: 7 } }],
  ['a check that ended', 'check_run', { action: 'completed', check_run: { head_sha: 'abc', pull_requests: [] } }],
  ['an unknown event', 'constructor', { action: 'created' }],
  ['an event without an installation', 'pull_request', { action: 'opened', installation: undefined }],
])('%s wakes nobody', (_name, event, payload) => {
  expect(woken(event, { ...here, ...payload } as EventPayload)).toEqual([]);
});

test("the App's own deeds wake nobody; a person of that name does", () => {
  const payload = { ...here, action: 'labeled', pull_request: { number: 7 } };
  expect(woken('pull_request', { ...payload, sender: { login: 'reviewer[bot]', type: 'Bot' } })).toEqual([]);
  expect(woken('pull_request', { ...payload, sender: { login: 'reviewer', type: 'User' } })).toHaveLength(1);
  expect(woken('pull_request', { ...payload, sender: { login: 'other[bot]', type: 'Bot' } })).toHaveLength(1);
});

test("a check of a fork's commit looks for its pull request by the head", () => {
  const payload = { ...here, action: 'rerequested', check_run: { head_sha: 'abc', pull_requests: [] } };
  expect(woken('check_run', payload)).toEqual(['sweep 3 abc']);
});

test.each(['added', 'modified', 'removed'])('a push that has the configuration %s wakes all', (how) => {
  const commits = [{}, { [how]: ['.github/connector-reviewer.yml'] }];
  expect(woken('push', { ...here, ref: 'refs/heads/dev', commits })).toEqual(['sweep 3 all']);
});

test('any other push wakes nobody, nor does a tag', () => {
  const commits = [{ modified: ['readme.md'] }];
  expect(woken('push', { ...here, ref: 'refs/heads/dev', commits })).toEqual([]);
  const tagged = [{ added: ['.github/connector-reviewer.yml'] }];
  expect(woken('push', { ...here, ref: 'refs/tags/v1', commits: tagged })).toEqual([]);
});

test('a new installation and new repositories are swept', () => {
  expect(woken('installation', { action: 'created', installation: { id: 5 } })).toEqual([
    'sweep installation 5 unsettled',
  ]);
  expect(woken('installation_repositories', { action: 'added', installation: { id: 5 } })).toEqual([
    'sweep installation 5 unsettled',
  ]);
  expect(woken('installation', { action: 'deleted', installation: { id: 5 } })).toEqual([]);
});
