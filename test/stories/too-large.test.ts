/** A pull request with more files than GitHub tells of: a conversation. */
import { BODY, good, pathed } from './parcels.ts';
import { PARTNER, REPO, type StoryWorld, startWorld } from './world.ts';

let story: StoryWorld;
afterEach(async () => story.close());

const many = Object.fromEntries(Array.from({ length: 3001 }, (_, index) => [`node_modules/${index}.js`, `${index}\n`]));
const none = Object.fromEntries(Object.keys(many).map((path) => [path, null]));

test('it is said on the pull request what to do, nothing else is touched, and all is well when it is done', async () => {
  story = await startWorld({ roles: { mona: 'maintain' } });
  const number = story.open({ ...pathed(good), ...many }, { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
  const { checkRuns, comments, labels } = story.pull(number);
  expect(checkRuns).toMatchObject([{ conclusion: 'neutral', title: 'Too many files to check' }]);
  expect(comments.map(({ body }) => body)).toEqual([
    expect.stringMatching(
      /pat, this pull request changes 3,00\d files, and GitHub lists no more than 3,000.*open a new pull request/,
    ),
  ]);
  expect(labels).toEqual([]);
  expect(story.calls().filter((call) => call === 'PullRequest')).toHaveLength(1);
  story.world.comment(REPO, number, PARTNER, 'Oh.');
  await story.quiet();
  expect(story.calls()).toEqual(['PullRequest']);
  story.push(none);
  await story.quiet();
  expect(story.pull(number).checkRuns.at(-1)?.conclusion).toBe('success');
  expect(story.pull(number).labels).toContain('Validation phase');
});
