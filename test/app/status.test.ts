import { makeStatusBook } from '../../src/app/status.ts';
import { readSettings } from '../../src/config/settings.ts';
import type { Job } from '../../src/queue/jobs.ts';
import { REPO, startWorld } from '../stories/world.ts';

const PASSWORD = 'long enough: ünd odd';

const jobIn = (repo: string): Job => ({
  ...{ type: 'review', key: { owner: 'contoso', repo, number: 7 }, repository: 1, installation: 1 },
  ...{ urgency: 'people', origin: 'delivery-1' },
});

test('what is under way is told, then how it ended; an error with the id of its lines, also after it was mended', async () => {
  let now = 0;
  const book = makeStatusBook(() => now);
  const run = book.follow(jobIn('a'), async () => {
    expect(book.read().underWay).toEqual([{ job: 'contoso/a#7', since: '1970-01-01T00:00:00.000Z' }]);
    throw new Error('secret of a pull request');
  });
  await expect(run).rejects.toThrow('secret');
  now = 1000;
  await book.follow(jobIn('a'), async () => undefined);
  const lastError = { at: '1970-01-01T00:00:00.000Z', job: 'contoso/a#7', id: 'delivery-1' };
  expect(book.read()).toEqual({
    underWay: [],
    repositories: [{ repository: 'contoso/a', lastSweep: null, lastReview: '1970-01-01T00:00:01.000Z', lastError }],
  });
});

test('of very many repositories the last ones are remembered', async () => {
  const book = makeStatusBook(() => 0);
  for (let n = 0; n < 300; n++) await book.follow(jobIn(`r${n}`), async () => undefined);
  const { repositories } = book.read();
  expect([repositories.length, repositories.at(-1)?.repository]).toEqual([200, 'contoso/r299']);
});

test('without the password there is nothing to see, and where none is set no page', async () => {
  const story = await startWorld({ app: { statusPassword: PASSWORD } });
  const open = await story.startApp({ statusPassword: null });
  try {
    story.open({ 'certified-connectors/Contoso/apiProperties.json': '{ "properties": {} }\n' });
    await story.quiet();
    const ask = async (url: string, header: Record<string, string>) => fetch(`${url}/status`, { headers: header });
    const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
    for (const wrong of [{}, basic('operator:wrong'), basic(''), basic(':'), { authorization: `Bearer ${PASSWORD}` }]) {
      const answer = await ask(story.app.url, wrong as Record<string, string>);
      expect([answer.status, await answer.text()]).toEqual([401, expect.not.stringContaining(REPO)]);
    }
    expect((await ask(open.url, basic(`operator:${PASSWORD}`))).status).toBe(404);
    const answer = await ask(story.app.url, basic(`operator:${PASSWORD}`));
    expect(await answer.json()).toMatchObject({
      ...{ ready: true, key: 'ok', queue: 'ok', line: { waiting: 0, pausing: 0, oldest: 0 }, underWay: [] },
      repositories: [{ repository: REPO, lastReview: expect.any(String), lastError: null }],
    });
  } finally {
    await open.close();
    await story.close();
  }
});

test('a password that can be guessed is refused', () => {
  expect(() => readSettings({ STATUS_PASSWORD: 'admin' })).toThrow('STATUS_PASSWORD is too short');
});
