/** What a start of the App costs, and what it finds: a conversation. */
import { hasRedis, startRedis } from '../redis.ts';
import { BODY, good, pathed } from './parcels.ts';
import { PARTNER, REPO, type StoryWorld, startWorld } from './world.ts';

let story: StoryWorld;
afterEach(async () => story.close().catch(() => undefined));

const folder = 'certified-connectors/Contoso';
const faulty = { [`${folder}/apiProperties.json`]: '{ "properties": 5 }\n' };
const OFTEN = 3_600_000;

/** Starts another App that sweeps once, and tells what it asked. */
async function restart(how: Parameters<StoryWorld['startApp']>[0] = {}): Promise<string[]> {
  await story.quiet();
  story.calls();
  const app = await story.startApp({ sweepEvery: OFTEN, ...how });
  await app.idle();
  await app.close();
  return story.calls();
}

const isWrite = (call: string) => /^(?:POST|PATCH|PUT|DELETE) \/repos|^(?:React|ResolveThreads)$/.test(call);

test('what is settled is seen by one query, and nothing is reviewed', async () => {
  story = await startWorld();
  story.open(pathed(good), { title: 'Fabrikam Parcels', body: BODY });
  story.open(faulty, { branch: 'other' });
  expect(await restart()).toEqual([
    'GET /app',
    'GET /app/installations',
    'POST /app/installations/:id/access_tokens',
    'GET /installation/repositories',
    'OpenPulls',
  ]);
});

test('so it is after stages have moved, commands were answered, and threads resolved', async () => {
  story = await startWorld();
  const number = story.open(faulty);
  await story.quiet();
  story.world.comment(REPO, number, PARTNER, '/assign me');
  await story.quiet();
  story.push({ [`${folder}/apiProperties.json`]: null, ...pathed(good) });
  await story.quiet();
  story.world.review(REPO, number, 'mona', { state: 'approve' });
  await story.quiet();
  expect(await restart()).not.toContain('PullRequest');
});

test('what conflicted when it was closed for somebody is looked at once more, and the conflict is gone', async () => {
  story = await startWorld();
  const number = story.open(faulty);
  const theirs = { [`${folder}/apiProperties.json`]: '{ "properties": 6 }\n' };
  story.world.commit(REPO, 'dev', { changes: theirs, message: 'Change it, too', author: 'mona' });
  await story.quiet();
  story.world.comment(REPO, number, 'mona', '/recheck');
  await story.quiet();
  const title = () => story.pull(number).checkRuns.at(-1)?.title;
  const conflicting = title();
  story.simulator.faults.webhook({ outcome: 'lost', match: /^pull_request/, times: 9 });
  story.world.comment(REPO, number, PARTNER, '/close We start over');
  await restart();
  expect(story.pull(number).state).toBe('closed');
  expect([conflicting, title()]).toEqual([expect.stringMatching(/^4 errors/), expect.stringMatching(/^3 errors/)]);
  expect(await restart()).not.toContain('PullRequest');
});

test('what happened while no App was there is found, and it alone', async () => {
  story = await startWorld();
  const number = story.open(pathed(good), { title: 'Fabrikam Parcels', body: BODY });
  story.open(faulty, { branch: 'other' });
  await story.quiet();
  story.simulator.faults.webhook({ outcome: 'lost', times: 9 });
  story.world.review(REPO, number, 'mona', { state: 'approve' });
  const before = story.pull(number).labels;
  expect((await restart()).filter((call) => call === 'PullRequest')).toHaveLength(1);
  expect(story.pull(number).labels).not.toEqual(before);
});

test('a comment of the App that somebody has deleted comes back', async () => {
  story = await startWorld();
  const number = story.open(faulty);
  await story.quiet();
  story.simulator.faults.webhook({ outcome: 'lost' });
  story.world.deleteComment(REPO, story.pull(number).comments[0]?.id ?? 0, 'mona');
  await restart();
  expect(story.pull(number).comments).toHaveLength(1);
});

test('a run that did not succeed in everything is taken up again, though nothing has happened since', async () => {
  story = await startWorld();
  story.simulator.faults.request({ answer: { kind: 'server-error' }, match: /POST .*\/labels/, times: 5 });
  const number = story.open(faulty);
  await story.quiet();
  expect(story.pull(number).labels).toEqual([]);
  expect(story.pull(number).checkRuns).toHaveLength(1);
  await restart();
  expect(story.pull(number).labels).toContain('New');
  expect(await restart()).not.toContain('PullRequest');
});

test('a word that changed nothing is looked at once more after a restart, and writes nothing', async () => {
  story = await startWorld();
  const number = story.open(faulty);
  await story.quiet();
  story.world.comment(REPO, number, PARTNER, 'On it.');
  expect((await restart()).filter(isWrite)).toEqual([]);
});

(hasRedis ? test : test.skip)('with Redis even that is remembered', async () => {
  const redis = await startRedis();
  try {
    story = await startWorld({ app: { redisUrl: redis.url } });
    const number = story.open(faulty);
    await story.quiet();
    story.world.comment(REPO, number, PARTNER, 'On it.');
    expect(await restart()).not.toContain('PullRequest');
  } finally {
    await story.close();
    await redis.close();
  }
});

test('under other rules everything is decided again', async () => {
  story = await startWorld();
  story.open(faulty);
  await story.quiet();
  const { loadRules } = await import('../../src/rules/files/load.ts');
  const rules = { ...(await loadRules()), version: 'another' };
  expect(await restart({ rules })).toContain('PullRequest');
});
