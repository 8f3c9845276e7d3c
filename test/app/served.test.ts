/** An App that others may install as well serves the repositories that its operator names. */
import { REPO, type StoryWorld, startWorld } from '../stories/world.ts';

const CONNECTOR = { 'certified-connectors/Contoso/apiProperties.json': '{ "properties": {} }\n' };

let story: StoryWorld;
afterEach(async () => story.close());

test.each([
  ['no word and no request', 'somebody/else', 0],
  ['a review', `${REPO.split('/')[0]}/*`, 1],
])('%s: served is %s', async (_, name, checks) => {
  story = await startWorld({ app: { repositories: [name.toLowerCase()] } });
  const number = story.open(CONNECTOR);
  await story.quiet();
  expect(story.pull(number).checkRuns).toHaveLength(checks);
  expect(story.calls().includes('PullRequest')).toBe(checks > 0);
});
