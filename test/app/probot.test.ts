/** The App in the form that Probot documents for tests: a payload of GitHub's goes in, and nock is GitHub. */
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { pino } from 'pino';
import { createNodeMiddleware, Probot, ProbotOctokit } from 'probot';
import { makeApp } from '../../src/app.ts';
import { loadMachine } from '../../src/machine/load.ts';
import { loadRules } from '../../src/rules/files/load.ts';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

/** What GitHub sends: the examples that its own libraries are tested with. */
const EXAMPLES = createRequire(import.meta.url).resolve('@octokit/webhooks-examples');
const examples = JSON.parse(readFileSync(EXAMPLES, 'utf8')) as { name: string; examples: Payload[] }[];
type Payload = { action: string; installation?: object; [key: string]: unknown };

function payloadOf(event: string, action: string): Payload {
  const found = examples.find(({ name }) => name === event)?.examples;
  return found!.find((one) => one.action === action && one.installation)!;
}

const REPO = '/repos/Codertocat/Hello-World';
const NUMBER = 2;
const HEAD = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const BASE = 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e';
const FOLDER = 'certified-connectors/Contoso';

const user = (login: string) => ({ __typename: 'User', login });
const list = (nodes: readonly object[]) => ({ pageInfo: { hasNextPage: false, endCursor: null }, nodes });

/** What GitHub tells of the pull request. */
interface Told {
  readonly labels?: readonly string[];
  readonly comments?: readonly object[];
  readonly events?: readonly object[];
}

function pullRequest({ labels = [], comments = [], events = [] }: Told) {
  return {
    headRefOid: HEAD,
    url: `https://github.com/Codertocat/Hello-World/pull/${NUMBER}`,
    ...{ title: 'Contoso (certified)', body: 'Please review.', isDraft: false, state: 'OPEN', merged: false },
    ...{ mergeable: 'MERGEABLE', createdAt: '2026-01-05T09:00:00Z', authorAssociation: 'NONE', changedFiles: 1 },
    ...{ isCrossRepository: true, headRepositoryOwner: { login: 'pat' }, author: { ...user('pat'), name: null } },
    ...{ baseRefName: 'dev', baseRefOid: BASE },
    baseRef: { target: { oid: BASE, file: null, rules: null, owners: null, rootOwners: null, docsOwners: null } },
    reviewsAsked: { nodes: [] },
    commits: { nodes: [{ commit: { oid: HEAD, checkSuites: { nodes: [] }, claSuites: { nodes: [] } } }] },
    files: list([{ path: `${FOLDER}/readme.md`, changeType: 'ADDED' }]),
    labels: list(labels.map((name) => ({ name }))),
    ...{ comments: list(comments), reviews: list([]), reviewThreads: list([]), timelineItems: list(events) },
  };
}

const README = { byteSize: 10, isTruncated: false, text: '# Contoso\n' };
const FILES = [{ name: 'readme.md', type: 'blob', mode: 33_188, oid: '9a8f93edbd21f36a0cf37e38eed7b5522ff6aa87' }];

/** The answers to what is read, by the name of the query. */
const answersTo = (told: Told): Readonly<Record<string, object>> => ({
  PullRequest: { others: { nodes: [] }, pullRequest: pullRequest(told) },
  Folders: { pullRequest: { headRefOid: HEAD }, f0: { entries: [{ ...FILES[0], object: README }] }, f1: null },
  Definitions: { f0: null, f1: null, f2: null },
  Head: { pullRequest: { headRefOid: HEAD } },
  StageTimes: { pullRequests: { nodes: [] } },
});

/** One write: where to, below the repository (or the mutation's name), and what. */
type Sent = readonly { readonly place: string; readonly body: unknown }[];

/** GitHub as far as it is read; what is written is kept. */
function playGitHub(told: Told): Sent {
  const sent: { place: string; body: unknown }[] = [];
  const api = nock('https://api.github.com').persist();
  api.get('/app').reply(200, { id: 7, slug: 'connector-reviewer' });
  api.post(/^\/app\/installations\/\d+\/access_tokens$/).reply(201, { token: 'ghs_x', permissions: {} });
  api.get(/\/collaborators\/mona\/permission$/).reply(200, { permission: 'write', role_name: 'maintain' });
  api.get(/\/collaborators\/tria\/permission$/).reply(200, { permission: 'read', role_name: 'triage' });
  api.post('/graphql').reply(200, (_uri, asked) => {
    const { query } = asked as { query: string };
    const name = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
    const answer = answersTo(told)[name];
    if (!answer) sent.push({ place: name, body: asked });
    return { data: answer ? { repository: answer } : {} };
  });
  const keep = (uri: string, body: unknown) => {
    sent.push({ place: uri.slice(REPO.length), body });
    return { id: 1, node_id: 'IC_1' };
  };
  for (const method of ['post', 'patch', 'delete'] as const)
    api[method](new RegExp(`^${REPO}/`)).reply(method === 'post' ? 201 : 200, keep);
  return sent;
}

/** Probot's client without its pauses. Plain defaults would lose against Probot's own. */
const Unhurried = ProbotOctokit.defaults((options: object) => ({
  ...options,
  ...{ retry: { enabled: false }, throttle: { enabled: false } },
})) as typeof ProbotOctokit;

/** Probot with what the App knows of itself; its handlers end with their work. */
async function started() {
  const secret = 'only for this test';
  const probot = new Probot({ appId: 7, privateKey, secret, log: pino({ level: 'silent' }), Octokit: Unhurried });
  const [rules, machine, now] = [await loadRules(), loadMachine(), () => new Date('2026-01-06T09:00:00Z')];
  const gaps = { write: 0, comment: 0 };
  return { probot, secret, app: makeApp({ rules, machine, now, gaps, sweepEvery: 0, handlerEnds: 'done' }) };
}

/** Everything that one event leads to. */
async function received(name: 'pull_request' | 'issue_comment', payload: Payload, told: Told) {
  const sent = playGitHub(told);
  const { probot, app } = await started();
  await probot.load(app);
  await probot.receive({ id: '72d3162e-cc78-11e3-81ab-4c9367dc0958', name, payload } as never);
  return sent;
}

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

const sentTo = (sent: Sent, place: string) => sent.filter((one) => one.place === place).map(({ body }) => body);
const commentsIn = (sent: Sent) =>
  sentTo(sent, `/issues/${NUMBER}/comments`).map((body) => (body as { body: string }).body);

test('a pull request that is opened gets its check run, its comment and its labels', async () => {
  const sent = await received('pull_request', payloadOf('pull_request', 'opened'), {});
  expect(sentTo(sent, '/check-runs')).toEqual([
    expect.objectContaining({
      ...{ name: 'Connector certification', head_sha: HEAD, status: 'completed', conclusion: 'failure' },
      output: expect.objectContaining({ title: expect.stringContaining('to fix') }),
    }),
  ]);
  expect(commentsIn(sent)).toEqual([expect.stringMatching(/^<!-- connector-reviewer:summary .*to fix/s)]);
  const labels = ['certified-connector', 'New', 'needs:partner-attention', 'Validation phase'];
  expect(sentTo(sent, `/issues/${NUMBER}/labels`)).toEqual([{ labels }]);
});

test('a stage label by somebody who may not is taken off, and answered', async () => {
  const createdAt = '2026-01-05T10:00:00Z';
  const label = { name: 'certified', updatedAt: '2026-01-01T00:00:00Z' };
  const sent = await received('pull_request', payloadOf('pull_request', 'labeled'), {
    labels: ['certified'],
    events: [{ __typename: 'LabeledEvent', actor: user('tria'), createdAt, label }],
  });
  expect(sent.map(({ place }) => place)).toContain(`/issues/${NUMBER}/labels/certified`);
  expect(commentsIn(sent)).toContainEqual(expect.stringMatching(/tria.*`certified` is for the maintainers/s));
});

test('a command is carried out, and its comment gets a sign', async () => {
  const comment = {
    ...{ id: 'IC_9', fullDatabaseId: '9', author: user('mona'), body: '/hold waiting for the lawyers' },
    ...{ lastEditedAt: null, editor: null, createdAt: '2026-01-05T10:00:00Z', updatedAt: '2026-01-05T10:00:00Z' },
    reactionGroups: [{ content: 'THUMBS_UP', viewerHasReacted: false }],
  };
  const payload = payloadOf('issue_comment', 'created');
  const issue = { ...(payload.issue as object), number: NUMBER, pull_request: {} };
  const sent = await received('issue_comment', { ...payload, issue }, { comments: [comment] });
  expect(commentsIn(sent)).toContainEqual(expect.stringContaining('has put this on hold: waiting for the lawyers'));
  expect(sentTo(sent, 'React')).toEqual([expect.objectContaining({ variables: { to: 'IC_9' } })]);
  expect(sentTo(sent, '/check-runs')).toHaveLength(1);
});

test('createNodeMiddleware takes it into any server of Node.js, with its pages', async () => {
  const sent = playGitHub({});
  const { probot, secret, app } = await started();
  const server = createServer(await createNodeMiddleware(app, { probot })).listen(0, '127.0.0.1');
  await once(server, 'listening');
  nock.enableNetConnect('127.0.0.1');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const body = JSON.stringify(payloadOf('pull_request', 'opened'));
  const headers = {
    ...{ 'content-type': 'application/json', 'x-github-event': 'pull_request', 'x-github-delivery': '1' },
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  };
  const answer = await fetch(`${url}/api/github/webhooks`, { method: 'POST', headers, body });
  expect([answer.status, sentTo(sent, '/check-runs').length]).toEqual([200, 1]);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  server.close();
  server.closeAllConnections();
  nock.disableNetConnect();
});
