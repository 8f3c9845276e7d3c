/** An installation's manners, held against the simulator's requests. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ProbotOctokit } from 'probot';
import { LimitedError } from '../../src/github/errors.ts';
import { makePace, type Pace } from '../../src/github/pace.ts';
import { type Manners, makePolite } from '../../src/github/polite.ts';
import { connectRedis, type RedisConnection } from '../../src/redis/connection.ts';
import { makeSharedPace } from '../../src/redis/pace.ts';
import { hasRedis, startRedis, type TestRedis } from '../redis.ts';

const QUERY = 'query Viewer { viewer { login } }';
const MUTATION =
  'mutation React($to: ID!) { addReaction(input: { subjectId: $to, content: EYES }) { clientMutationId } }';

interface Asked {
  readonly path: string;
  readonly at: number;
}

/** An Octokit whose answers a test gives, and when it asked for what. */
function bench(
  more: Partial<Manners> = {},
  answer: (path: string, count: number) => Response = () => Response.json({}),
) {
  const asked: Asked[] = [];
  const fetch = async (url: string) => {
    const path = new URL(url).pathname;
    asked.push({ path, at: Date.now() });
    return answer(path, asked.length);
  };
  const octokit = new ProbotOctokit({ throttle: { enabled: false }, retry: { enabled: false }, request: { fetch } });
  let renewed = 0;
  const renew = async () => {
    renewed++;
  };
  const manners = { installation: 1, pace: makePace(), writeGap: 100, commentGap: 300, renew, ...more };
  const github = makePolite(octokit, manners);
  const gaps = () => asked.slice(1).map(({ at }, index) => Math.round((at - (asked[index]?.at ?? 0)) / 100) * 100);
  const comment = () => github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', COMMENT);
  const label = () => github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', LABELS);
  return { github, asked, gaps, comment, label, renewed: () => renewed };
}

const PLACE = { owner: 'contoso', repo: 'connectors', issue_number: 1 };
const COMMENT = { ...PLACE, body: 'Hello' };
const LABELS = { ...PLACE, labels: ['New'] };

const limited = (headers: Record<string, string>) => () =>
  Response.json({ message: 'You have exceeded a secondary rate limit' }, { status: 403, headers });

test("reads are not paced, be they REST or GraphQL's", async () => {
  const { github, asked } = bench({ writeGap: 10_000 });
  for (let count = 0; count < 5; count++) await github.graphql(QUERY);
  for (let count = 0; count < 5; count++) await github.request('GET /zen');
  const [first, last] = [asked[0], asked.at(-1)];
  expect((last?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(5000);
});

test('writes go one after another, and what people are told of more slowly', async () => {
  const { github, gaps, comment, label } = bench();
  await Promise.all([label(), label(), github.graphql(MUTATION, { to: 'x' })]);
  expect(gaps()).toEqual([100, 100]);
  await Promise.all([comment(), comment()]);
  expect(gaps().slice(3)).toEqual([300]);
});

test('a run that is told to stop waits for no turn', async () => {
  const { label, github, asked } = bench({ writeGap: 60_000 });
  await label();
  const stopped = github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', {
    ...{ ...LABELS, request: { signal: AbortSignal.timeout(50) } },
  });
  await expect(stopped).rejects.toThrow(/abort/i);
  expect(asked).toHaveLength(1);
});

test('while a limit lasts nothing is asked for its installation, and everything for others', async () => {
  const pace = makePace();
  const one = bench({ pace }, limited({ 'retry-after': '60' }));
  const other = bench({ pace, installation: 2 });
  await expect(one.label()).rejects.toMatchObject({ status: 403 });
  await expect(one.github.request('GET /zen')).rejects.toBeInstanceOf(LimitedError);
  expect(one.asked).toHaveLength(1);
  await other.label();
  expect(other.asked).toHaveLength(1);
});

test("GraphQL's limit is heard, though its answer is 200", async () => {
  const { github, asked } = bench({}, () =>
    Response.json(
      { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
      { headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 60) } },
    ),
  );
  await expect(github.graphql(QUERY)).rejects.toThrow('rate limit');
  await expect(github.graphql(QUERY)).rejects.toBeInstanceOf(LimitedError);
  expect(asked).toHaveLength(1);
});

test('a token that died is replaced, and the request is sent once more', async () => {
  const { label, asked, renewed } = bench({}, (_path, count) =>
    count === 1 ? Response.json({ message: 'Bad credentials' }, { status: 401 }) : Response.json([]),
  );
  await label();
  expect([asked.length, renewed()]).toEqual([2, 1]);
});

test('what may not be written any more is not sent', async () => {
  const { label, github, asked } = bench({ beforeWrite: () => Promise.reject(new Error('not mine')) });
  await expect(label()).rejects.toThrow('not mine');
  await github.request('GET /zen');
  expect(asked.map(({ path }) => path)).toEqual(['/zen']);
});

(hasRedis ? describe : describe.skip)('several instances on one Redis', () => {
  let redis: TestRedis;
  const connections: RedisConnection[] = [];
  const paceOf = async (): Promise<Pace> => {
    const connection = await connectRedis(redis.url, 'test', () => undefined);
    connections.push(connection);
    return makeSharedPace(connection);
  };
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    for (const { close } of connections) close();
    await redis.close();
  });

  test('share the turns of an installation', async () => {
    const both = [bench({ pace: await paceOf() }), bench({ pace: await paceOf() })];
    await Promise.all(both.flatMap(({ label }) => [label(), label()]));
    const times = both.flatMap(({ asked }) => asked.map(({ at }) => at)).sort();
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(290);
  });

  test('share its limits, and forget them when they are over', async () => {
    const one = bench({ pace: await paceOf(), installation: 5 }, limited({ 'retry-after': '1' }));
    const other = bench({ pace: await paceOf(), installation: 5 });
    await expect(one.label()).rejects.toMatchObject({ status: 403 });
    await expect(other.label()).rejects.toBeInstanceOf(LimitedError);
    await sleep(1100);
    await other.label();
    expect(other.asked).toHaveLength(1);
  });
});
