/** A repository with a merge queue, where the check is required: a conversation. */
import { pullOfGroup } from '../../src/app/merge-group.ts';
import { BODY, good, pathed } from './parcels.ts';
import { REPO, type StoryWorld, startWorld } from './world.ts';

let story: StoryWorld | undefined;
afterEach(async () => {
  await story?.close();
  story = undefined;
});

const folder = 'certified-connectors/Contoso';

async function queued(files: Readonly<Record<string, string | Uint8Array>>, title: string) {
  story = await startWorld();
  const number = story.open(files, { title, body: BODY });
  await story.quiet();
  const commit = story.world.enqueuePull(REPO, number, 'mona');
  await story.quiet();
  return { story, number, commit };
}

test('its commit hears what is said of the pull request', async () => {
  const { story, commit } = await queued(pathed(good), 'Fabrikam Parcels');
  expect(story.world.checkRuns(REPO, commit)).toMatchObject([
    { name: 'Connector certification', status: 'completed', conclusion: 'success', annotations: [] },
  ]);
});

test('errors keep it from being merged', async () => {
  const { story, commit } = await queued({ [`${folder}/apiProperties.json`]: '{ "properties": 5 }\n' }, 'Contoso');
  expect(story.world.checkRuns(REPO, commit)).toMatchObject([{ conclusion: 'failure' }]);
});

test('it is asked once and answered once', async () => {
  const { story, commit } = await queued(pathed(good), 'Fabrikam Parcels');
  const delivery = story.simulator.deliveries.find(({ event }) => event === 'merge_group');
  story.simulator.redeliver(delivery?.guid ?? '');
  await story.quiet();
  expect(story.world.checkRuns(REPO, commit)).toHaveLength(1);
});

test('the pull request is told by the name of the branch', () => {
  expect(pullOfGroup('refs/heads/gh-readonly-queue/main/pr-104-5fc98b9')).toBe(104);
  expect(pullOfGroup('refs/heads/gh-readonly-queue/release/pr-1/pr-7-5fc98b9')).toBe(7);
  expect(pullOfGroup('refs/heads/other')).toBeNull();
});
