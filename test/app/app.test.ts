import { createHmac, randomUUID } from 'node:crypto';
import { BODY, good, pathed } from '../stories/parcels.ts';
import { REPO, type StoryWorld, startWorld, type WorldOptions } from '../stories/world.ts';

let story: StoryWorld;
afterEach(async () => story.close());

const folder = 'certified-connectors/Contoso';
const swagger = `${JSON.stringify({ swagger: '2.0', info: { title: 'Contoso', version: '1.0' }, paths: {} }, null, 2)}\n`;
const connector = {
  [`${folder}/apiDefinition.swagger.json`]: swagger,
  [`${folder}/apiProperties.json`]: '{ "properties": {} }\n',
  [`${folder}/readme.md`]: '# Contoso\n',
};

/** A world with one pull request that was reviewed. */
async function reviewed(options?: WorldOptions): Promise<number> {
  story = await startWorld(options);
  const number = story.open(connector);
  await story.quiet();
  story.calls();
  return number;
}

const reads = ['PullRequest', 'Folders'];
const isWrite = (call: string) => !reads.includes(call) && !call.startsWith('GET ');

test('a new pull request gets its check, its summary and its labels', async () => {
  const number = await reviewed();
  const { checkRuns, comments, labels } = story.pull(number);
  expect(checkRuns.map(({ name, status }) => [name, status])).toEqual([['Connector certification', 'completed']]);
  expect(comments.map(({ author }) => author)).toEqual(['connector-reviewer']);
  expect(labels).toContain('New');
});

test('an event that changes nothing is read and nothing is written', async () => {
  const number = await reviewed();
  story.world.comment(REPO, number, 'pat', 'Anything new?');
  await story.quiet();
  expect(story.calls().filter(isWrite)).toEqual([]);
});

test("the App's own deeds wake nobody", async () => {
  const number = await reviewed();
  story.push({ [`${folder}/readme.md`]: '# Contoso\n\nMore.\n' });
  await story.quiet();
  expect(story.calls().filter((call) => call === 'PullRequest')).toHaveLength(1);
  expect(story.pull(number).checkRuns).toHaveLength(1);
});

test('a delivery that comes again is looked into and writes nothing', async () => {
  const number = await reviewed();
  const sent = story.simulator.deliveries.find(({ event }) => event === 'pull_request');
  const body = JSON.stringify(sent?.payload);
  const signature = `sha256=${createHmac('sha256', 'only for stories').update(body).digest('hex')}`;
  const answer = await fetch(story.app.webhookUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'pull_request',
      'x-github-delivery': sent?.guid ?? '',
      'x-hub-signature-256': signature,
    },
    body,
  });
  await story.quiet();
  expect(answer.status).toBe(200);
  expect(story.calls()).toEqual(['PullRequest']);
  expect(story.pull(number).comments).toHaveLength(1);
});

test('an event that is not signed with the secret is refused, and costs no call', async () => {
  await reviewed();
  const answer = await fetch(story.app.webhookUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'pull_request',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
    },
    body: '{"action":"opened","installation":{"id":1}}',
  });
  expect(answer.status).toBe(400);
  expect(story.calls()).toEqual([]);
});

test('a check asked for again on a fork finds its pull request by the head', async () => {
  const number = await reviewed();
  story.world.rerunCheck(REPO, story.pull(number).checkRuns[0]?.id ?? 0, 'mona');
  await story.quiet();
  expect(story.calls()).toEqual(expect.arrayContaining(['OpenPulls', 'PullRequest']));
});

test('a change of the configuration wakes every open pull request', async () => {
  const number = await reviewed();
  const config = 'labels:\n  new: fresh\n';
  story.world.commit(REPO, 'dev', {
    changes: { '.github/connector-reviewer.yml': config },
    message: 'Rename a label',
    author: 'contoso',
  });
  await story.quiet();
  expect(story.pull(number).labels).toContain('fresh');
});

test('a lost event costs delay and nothing else: the sweep finds what it told of', async () => {
  story = await startWorld({ app: { sweepEvery: 200 } });
  story.simulator.faults.webhook({ outcome: 'lost', times: 5 });
  const number = story.open(connector);
  await story.swept();
  expect(story.pull(number).checkRuns).toHaveLength(1);
});

/** A pull request of a whole connector that a maintainer approved and merged early. */
async function mergedEarly(options: WorldOptions): Promise<number> {
  story = await startWorld(options);
  const number = story.open(pathed(good), { title: 'Fabrikam Parcels', body: BODY });
  story.world.review(REPO, number, 'mona', { state: 'approve' });
  await story.quiet();
  story.world.mergePull(REPO, number, 'mona');
  await story.quiet();
  return number;
}

test('a merged pull request on its way is swept, too: a label whose event got lost moves it', async () => {
  const number = await mergedEarly({ app: { sweepEvery: 200 } });
  // GitHub tells moments to the second, and a sweep has just seen this one.
  story.tick();
  story.simulator.faults.webhook({ outcome: 'lost', times: 5 });
  story.world.addLabel(REPO, number, 'mona', 'in preview');
  await story.swept();
  expect(story.pull(number).labels).toContain('needs:partner-attention');
  expect(story.pull(number).labels).not.toContain('ready for preview');
});

test('silence on a merged pull request is noticed by the clock', async () => {
  let now = new Date('2026-01-05T09:00:00Z');
  const number = await mergedEarly({ app: { sweepEvery: 200 }, now: () => now, tokenLifetime: 366 * 86_400 });
  story.world.addLabel(REPO, number, 'mona', 'in preview');
  await story.quiet();
  now = new Date('2026-01-13T09:00:00Z');
  await story.swept();
  expect(story.pull(number).comments.at(-1)?.body).toContain('has been waiting for you since 5 January 2026');
  expect(story.pull(number).state).toBe('closed');
});

test('a sweep over pull requests that nothing happened to reads none of them', async () => {
  await reviewed({ app: { sweepEvery: 200 } });
  const sweeps = async () => {
    await story.swept();
    return story.calls();
  };
  await sweeps();
  const calls = await sweeps();
  expect(calls).toContain('OpenPulls');
  expect(calls).not.toContain('PullRequest');
});

test('a server that fails for a moment is asked again', async () => {
  story = await startWorld();
  story.simulator.faults.request({ answer: { kind: 'server-error', status: 502 }, match: /graphql PullRequest/ });
  const number = story.open(connector);
  await story.quiet();
  expect(story.pull(number).checkRuns).toHaveLength(1);
});

test('a comment whose answer got lost is not posted twice', async () => {
  story = await startWorld();
  story.simulator.faults.request({ answer: { kind: 'answer-lost' }, match: /POST .*\/comments/ });
  const number = story.open(connector);
  await story.quiet();
  expect(story.pull(number).comments).toHaveLength(1);
});

test('a secondary limit is waited for as long as it asks', async () => {
  story = await startWorld();
  const limit = { kind: 'secondary-limit', retryAfterSeconds: 1 } as const;
  story.simulator.faults.request({ answer: limit, match: /check-runs/ });
  const number = story.open(connector);
  await story.quiet();
  expect(story.pull(number).checkRuns).toHaveLength(1);
});

test('it tells of its health', async () => {
  story = await startWorld();
  const answer = await fetch(`${story.app.url}/health`);
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
});

test('a body above the limit is refused unread', async () => {
  story = await startWorld();
  const answer = await fetch(story.app.webhookUrl, { method: 'POST', body: Buffer.alloc(26 * 1024 * 1024) });
  expect(answer.status).toBe(413);
});

test('webhooks are taken at the root as well, where the guided set-up sends them', async () => {
  story = await startWorld();
  story.simulator.setWebhookUrl(`${story.app.url}/`);
  const number = story.open(connector);
  await story.quiet();
  expect(story.pull(number).checkRuns).toHaveLength(1);
});

test('elsewhere is nothing', async () => {
  story = await startWorld();
  expect((await fetch(`${story.app.url}/probot`)).status).toBe(404);
});
