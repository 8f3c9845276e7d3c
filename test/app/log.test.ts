/** What the log tells, and what it never does. */
import { generateKeyPairSync } from 'node:crypto';
import type { DestinationStream } from 'pino';
import { makeLog } from '../../src/server.ts';
import { BODY, good, pathed } from '../stories/parcels.ts';
import { REPO, type StoryWorld, startWorld } from '../stories/world.ts';

let story: StoryWorld | null = null;
afterEach(async () => {
  await story?.close();
  story = null;
});

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly [name: string]: unknown;
}

function recorder(): { readonly to: DestinationStream; text(): string; lines(): Line[] } {
  const written: string[] = [];
  return {
    to: { write: (line) => void written.push(line) },
    text: () => written.join(''),
    lines: () => written.map((line) => JSON.parse(line) as Line),
  };
}

async function reviewed(log: ReturnType<typeof recorder>) {
  story = await startWorld({ app: { log: makeLog('debug', log.to) } });
  const number = story.open(pathed(good), { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
  return { story, number };
}

test('one id leads from a delivery to the last write, with pull request, head and attempt', async () => {
  const log = recorder();
  const { story, number } = await reviewed(log);
  const done = log.lines().find(({ msg }) => msg === 'reviewed');
  expect(done).toMatchObject({ job: `${REPO}#${number}`, attempt: 1, head: story.pull(number).headSha });
  expect(story.simulator.deliveries.map(({ guid }) => guid)).toContain(done?.id);
  const ofIt = log.lines().filter(({ id }) => id === done?.id);
  expect(ofIt.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['a delivery woke', 'asks GitHub', 'reviewed']));
  const writes = ofIt.filter(({ method, url }) => method !== 'GET' && /^\/repos\//.test(String(url)));
  expect(writes.filter(({ msg }) => msg === 'asks GitHub').length).toBeGreaterThan(2);
  expect(writes.filter(({ msg, head }) => msg === 'asks GitHub' && head !== done?.head)).toEqual([]);
});

test('a run that fails and is repeated names its pull request both times', async () => {
  const log = recorder();
  story = await startWorld({ app: { log: makeLog('info', log.to) } });
  const answer = { kind: 'server-error', status: 502 } as const;
  story.simulator.faults.request({ answer, match: /graphql PullRequest/, times: 3 });
  const number = story.open(pathed(good), { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
  const job = `${REPO}#${number}`;
  expect(log.lines().find(({ msg }) => msg === 'a run failed')).toMatchObject({ job, attempt: 1, level: 40 });
  expect(log.lines().find(({ msg }) => msg === 'the run will be repeated')).toMatchObject({ job, attempt: 1 });
  expect(log.lines().find(({ msg }) => msg === 'reviewed')).toMatchObject({ job, attempt: 2 });
});

test('what a sweep found bears the id of the sweep', async () => {
  const log = recorder();
  story = await startWorld({ app: { sweepEvery: 200, log: makeLog('debug', log.to) } });
  story.simulator.faults.webhook({ outcome: 'lost', times: 50 });
  story.open(pathed(good), { title: 'Fabrikam Parcels', body: BODY });
  await story.swept();
  const done = log.lines().find(({ msg }) => msg === 'reviewed');
  const swept = log.lines().filter(({ id, job }) => id === done?.id && String(job).startsWith('sweep'));
  expect(done?.id).toEqual(expect.any(String));
  expect(swept.length).toBeGreaterThan(0);
});

test('a delivery that is not signed with the secret is one line, with the address and without a stack', async () => {
  const log = recorder();
  story = await startWorld({ app: { log: makeLog('info', log.to) } });
  const before = log.lines().length;
  await fetch(story.app.webhookUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'pull_request',
      'x-github-delivery': 'x'.repeat(500),
      'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
      'x-forwarded-for': '203.0.113.9',
    },
    body: '{"action":"opened","installation":{"id":1}}',
  });
  const [line, ...more] = log.lines().slice(before);
  expect(more).toEqual([]);
  expect(line).toMatchObject({ level: 40, msg: 'a delivery was refused', status: 400, event: 'pull_request' });
  expect(line).toMatchObject({ address: '127.0.0.1', forwardedFor: '203.0.113.9', id: 'x'.repeat(100) });
  expect(JSON.stringify(line)).not.toMatch(/\bat .*:\d+:\d+/);
});

test('a debug log of a story with trouble holds no secret', async () => {
  const log = recorder();
  const { story, number } = await reviewed(log);
  for (const status of [401, 403, 404, 422] as const) {
    story.simulator.faults.request({
      answer: { kind: 'refused', status, message: 'No' },
      match: /graphql PullRequest/,
    });
    story.world.comment(REPO, number, 'pat', `Anything new after ${status}?`);
    await story.quiet();
  }
  story.simulator.faults.request({ answer: { kind: 'dropped' }, match: /POST .*access_tokens/, times: 3 });
  const other = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const privateKey = other.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await story.startApp({ privateKey }).catch(() => undefined);
  const text = log.text();
  expect(log.lines().filter(({ msg }) => msg === 'a run failed').length).toBeGreaterThan(0);
  const secrets = [/PRIVATE KEY-----/, /only for stories/, /ghs_\w+/, /eyJ[\w-]+\.[\w-]+\./, /bearer \S/i];
  expect(secrets.filter((secret) => secret.test(text))).toEqual([]);
});
