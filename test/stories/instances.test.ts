/** Several instances on one Redis, events coming to one and the other: a conversation. */
import type { RunningServer } from '../../src/server.ts';
import { hasRedis, startRedis, type TestRedis } from '../redis.ts';
import { PARTNER, REPO, type StoryWorld, startWorld } from './world.ts';

const faulty = { 'certified-connectors/Contoso/apiProperties.json': '{ "properties": 5 }\n' };

(hasRedis ? describe : describe.skip)('three instances on one Redis', () => {
  let redis: TestRedis;
  let story: StoryWorld;
  let others: RunningServer[];

  beforeEach(async () => {
    redis = await startRedis();
    story = await startWorld({ app: { redisUrl: redis.url } });
    others = [await story.startApp(), await story.startApp()];
  });
  afterEach(async () => {
    await Promise.all(others.map((app) => app.close()));
    await story.close();
    await redis.close();
  });

  test('what each of them hears of at the same time is said once', async () => {
    const urls = [story.app, ...others].map(({ webhookUrl }) => webhookUrl);
    const number = story.open(faulty);
    for (let count = 0; count < 12; count++) {
      story.simulator.setWebhookUrl(urls[count % urls.length] ?? '');
      story.world.comment(REPO, number, PARTNER, `Word ${count}`);
      if (count % 4 === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await story.quiet();
    const { comments, checkRuns, threads } = story.pull(number);
    expect(comments.filter(({ author }) => author === 'connector-reviewer')).toHaveLength(1);
    expect(checkRuns).toHaveLength(1);
    expect(new Set(threads.map(({ comments: [first] }) => first?.body)).size).toBe(threads.length);
  });

  test('one that is told to stop leaves its work to the others', async () => {
    const number = story.open(faulty);
    await story.simulator.settled();
    await story.app.close();
    await Promise.all(others.map((app) => app.idle()));
    expect(story.pull(number).checkRuns).toHaveLength(1);
  });
});
