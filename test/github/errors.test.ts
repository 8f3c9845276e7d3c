import { once } from 'node:events';
import { createServer } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Octokit } from '@octokit/rest';
import nock from 'nock';
import { Client } from '../../src/github/client.ts';
import { IncompleteError, passing } from '../../src/github/errors.ts';
import { fetchWithin } from '../../src/github/fetch-within.ts';
import { retryAfter } from '../../src/github/retry.ts';

const now = Date.parse('2026-11-22T10:00:00Z');
const log = { debug() {}, info() {}, warn() {}, error() {} };
const github = new Octokit({ log });

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
  nock.abortPendingRequests();
  nock.cleanAll();
});
afterAll(() => {
  nock.cleanAll();
  nock.enableNetConnect();
  nock.restore();
});

/** The error that Octokit makes of GitHub's answer. */
async function errorOf(status: number, body: nock.Body, headers: Record<string, string> = {}): Promise<unknown> {
  nock('https://api.github.com').post('/graphql').reply(status, body, headers);
  return github.graphql('{ viewer { login } }').then(
    () => null,
    (error: unknown) => error,
  );
}

const limited = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 120) };

test.each([
  ['a server error', 502, 'bad gateway', {}, { waitMs: null, refused: false }],
  [
    'a secondary limit with its time',
    403,
    { message: 'slow down' },
    { 'retry-after': '7' },
    { waitMs: 7000, refused: true },
  ],
  ['one without', 403, { message: 'You have exceeded a secondary rate limit' }, {}, { waitMs: 60_000, refused: true }],
  ['the hourly limit', 403, { message: 'API rate limit exceeded' }, limited, { waitMs: 120_000, refused: true }],
  [
    "GraphQL's hourly limit",
    ...([
      200,
      { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
      limited,
    ] as const),
    { waitMs: 120_000, refused: true },
  ],
  [
    "GraphQL's timeout",
    ...([200, { data: null, errors: [{ message: 'Something went wrong while executing your query.' }] }, {}] as const),
    { waitMs: null, refused: false },
  ],
  ['a token that ran out', 401, { message: 'Bad credentials' }, {}, { waitMs: null, refused: false }],
  ['a refusal', 403, { message: 'Resource not accessible by integration' }, {}, null],
  ['what is not there', 200, { data: null, errors: [{ type: 'NOT_FOUND', message: 'Could not resolve' }] }, {}, null],
  ['a mistake in the query', 200, { errors: [{ message: "Field 'x' doesn't exist" }] }, {}, null],
])('%s', async (_name, status, body, headers, expected) => {
  expect(passing(await errorOf(status, body as nock.Body, headers as Record<string, string>), now)).toEqual(expected);
});

test('our own mistakes do not pass', () => {
  expect(passing(new TypeError('x is undefined'), now)).toBeNull();
  expect(passing('a string', now)).toBeNull();
});

test('a job is tried again after 1, 4, 16 and 64 seconds, and no more', async () => {
  const error = await errorOf(502, 'bad gateway');
  const pauses = (random: number) =>
    [1, 2, 3, 4, 5].map((attempt) => retryAfter(error, attempt, now, { random: () => random })?.pause);
  expect(pauses(0.5)).toEqual([1000, 4000, 16_000, 64_000, undefined]);
  expect(pauses(0)).toEqual([900, 3600, 14_400, 57_600, undefined]);
  expect(pauses(1)).toEqual([1100, 4400, 17_600, 70_400, undefined]);
});

test('never before the time that GitHub asks for', async () => {
  const errors = [new Error('a mistake'), await errorOf(403, { message: 'API rate limit exceeded' }, limited)];
  expect(retryAfter(new AggregateError(errors), 1, now)).toEqual({ pause: 120_000, counts: false });
  expect(retryAfter(new AggregateError([new AggregateError(errors)]), 9, now)?.pause).toBe(120_000);
  expect(retryAfter(new AggregateError([new Error('a mistake')]), 1, now)).toBeNull();
});

test('a request that gets no answer in its time is given up', async () => {
  nock('https://api.github.com').get('/zen').delay(2000).reply(200, 'Late.').persist();
  const client = new Client(github, AbortSignal.timeout(5000), { timeout: 50, pauses: [1] });
  const started = Date.now();
  await expect(client.read((request) => github.request('GET /zen', { request }))).rejects.toThrow();
  expect(Date.now() - started).toBeLessThan(1500);
});

test.each([
  [
    'what a copy of the data does not have yet',
    200,
    { data: null, errors: [{ type: 'NOT_FOUND', message: 'Could not' }] },
  ],
  ['a commit that a copy does not have yet', 422, { message: 'No commit found for SHA: abc' }],
  ['a comment that somebody was faster to delete', 404, { message: 'Not Found' }],
])('%s: the run is tried again, the request is not', async (_name, status, body) => {
  const error = await errorOf(status, body);
  expect(passing(error, now)).toBeNull();
  expect(retryAfter(error, 1, now, { random: () => 0.5 })).toEqual({ pause: 1000, counts: true });
});

test('a list that is not whole is read again', () => {
  expect(retryAfter(new IncompleteError('GitHub listed 3 of 4 changed files'), 1, now)).not.toBeNull();
});

test('garbage that is collected meanwhile does not take the limit with it', async () => {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  nock.enableNetConnect();
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const collecting = setInterval(collect, 20);
  const { port } = server.address() as { port: number };
  const run = new AbortController();
  const answer = fetchWithin(300)(`http://127.0.0.1:${port}`, { signal: run.signal });
  await expect(answer).rejects.toThrow('no answer within 300 ms');
  clearInterval(collecting);
  server.closeAllConnections();
  server.close();
  nock.disableNetConnect();
});

test('a run that is told to stop stops waiting', async () => {
  nock('https://api.github.com').get('/zen').reply(403, { message: 'slow down' }, { 'retry-after': '60' });
  const client = new Client(github, AbortSignal.timeout(50));
  await expect(client.read((request) => github.request('GET /zen', { request }))).rejects.toThrow(/abort/i);
});
