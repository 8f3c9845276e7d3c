import { generateKeyPairSync } from 'node:crypto';
import { CredentialsError } from '../../src/app/identity.ts';
import { type Asked, makeReadiness } from '../../src/app/readiness.ts';
import { EnvironmentError } from '../../src/config/variables.ts';
import { type StoryWorld, startWorld } from '../stories/world.ts';

let story: StoryWorld | null = null;
afterEach(async () => {
  await story?.close();
  story = null;
});

const well: Asked = { github: async () => undefined, queue: async () => undefined, onTrouble: () => undefined };

test('it is ready when GitHub and the queue answer', async () => {
  expect(await makeReadiness(well)()).toEqual({ ready: true, github: 'ok', key: 'ok', queue: 'ok' });
});

test.each<[string, Partial<Asked>, object]>([
  [
    'a key that GitHub refuses',
    { github: async () => Promise.reject(new CredentialsError('PRIVATE_KEY', 401, null)) },
    { github: 'ok', key: 'refused: see the log' },
  ],
  ['a GitHub that is gone', { github: async () => Promise.reject(new Error('ECONNREFUSED')) }, { github: 'no answer' }],
  [
    'a GitHub that fails',
    { github: async () => Promise.reject(Object.assign(new Error('Bad gateway'), { status: 502 })) },
    { github: 'answers 502', key: 'unknown' },
  ],
  ['a queue that is gone', { queue: async () => Promise.reject(new Error('ECONNREFUSED')) }, { queue: 'no answer' }],
])('it is not ready with %s', async (_what, broken, said) => {
  const troubles: unknown[] = [];
  const readiness = makeReadiness({ ...well, ...broken, onTrouble: (error) => troubles.push(error) });
  expect(await readiness()).toMatchObject({ ready: false, ...said });
  expect(troubles).toHaveLength(1);
});

test('an answer holds for ten seconds', async () => {
  let [now, asked] = [0, 0];
  const github = async () => void asked++;
  const readiness = makeReadiness({ ...well, github, now: () => now });
  await Promise.all([readiness(), readiness()]);
  now = 9999;
  await readiness();
  expect(asked).toBe(1);
  now = 10_000;
  await readiness();
  expect(asked).toBe(2);
});

test('a server tells whether it lives and whether it is ready, and a GitHub that is gone makes it not ready', async () => {
  story = await startWorld();
  const ask = async (path: string) => {
    const answer = await fetch(`${story?.app.url}${path}`);
    return [answer.status, await answer.json()];
  };
  expect(await ask('/livez')).toEqual([200, { status: 'ok' }]);
  story.simulator.faults.request({ answer: { kind: 'dropped' }, match: /GET \/app$/, times: 9 });
  expect(await ask('/readyz')).toEqual([
    503,
    { status: 'not ready', github: expect.stringMatching(/no answer|answers 500/), key: 'unknown', queue: 'ok' },
  ]);
  expect(await ask('/livez')).toEqual([200, { status: 'ok' }]);
});

test('a healthy server is ready', async () => {
  story = await startWorld();
  const answer = await fetch(`${story.app.url}/readyz`);
  expect([answer.status, await answer.json()]).toEqual([
    200,
    { status: 'ready', github: 'ok', key: 'ok', queue: 'ok' },
  ]);
});

test('a wrong key is found at the start, and said with what to do', async () => {
  story = await startWorld();
  const other = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const privateKey = other.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const start = story.startApp({ privateKey });
  await expect(start).rejects.toThrow(CredentialsError);
  await expect(start).rejects.toThrow(
    /does not accept this key for the App with APP_ID 7.*generate a new private key/s,
  );
});

test('a wrong id is found at the start', async () => {
  story = await startWorld();
  await expect(story.startApp({ appId: 8 })).rejects.toThrow(/GitHub knows no App with the id 8/);
});

test('a port that is taken is said, with what to set', async () => {
  story = await startWorld();
  const port = Number(new URL(story.app.url).port);
  await expect(story.startApp({ port })).rejects.toThrow(EnvironmentError);
});

test('a GitHub that does not answer at the start does not keep the App from starting', async () => {
  story = await startWorld();
  story.simulator.faults.request({ answer: { kind: 'server-error', status: 503 }, match: /GET \/app$/, times: 3 });
  const second = await story.startApp();
  expect((await fetch(`${second.url}/livez`)).status).toBe(200);
  await second.close();
});

test('a GitHub that is silent keeps the App from taking webhooks for two seconds only', async () => {
  story = await startWorld();
  const slow = { kind: 'slow', milliseconds: 8000 } as const;
  story.simulator.faults.request({ answer: slow, match: /GET \/app$/, times: 9 });
  const second = await story.startApp();
  expect((await fetch(`${second.url}/livez`)).status).toBe(200);
  await second.close();
}, 60_000);
