/** A review that fails by a fault of the App's own: a conversation. */
import { MISTAKES, withMistakes } from '../../src/demo/mistakes.ts';
import { loadMachine } from '../../src/machine/load.ts';
import { makePlanner } from '../../src/review/plan-snapshot.ts';
import type { Planner } from '../../src/review/planned.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { BODY, good, pathed } from './parcels.ts';
import { PARTNER, REPO, type StoryWorld, startWorld } from './world.ts';

let story: StoryWorld;
afterEach(async () => story.close());

/** Plans as always, but for the calls that are to fail. */
async function failing(fails: () => boolean): Promise<Planner> {
  const planner = makePlanner({ rules: await loadRules(), machine: loadMachine() });
  return (...asked) => (fails() ? Promise.reject(new Error('a mistake of ours')) : planner(...asked));
}

test('it is said once on the pull request with a reference, the last verdict stays, and all is well when it is mended', async () => {
  let fails = false;
  story = await startWorld({ app: { planner: await failing(() => fails) } });
  const number = story.open(pathed(withMistakes(good, MISTAKES)), { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
  const [summary] = story.pull(number).comments;
  fails = true;
  story.push({ 'note.txt': 'x' });
  await story.quiet();
  const failed = story.pull(number);
  expect(failed.checkRuns.at(-1)).toMatchObject({
    conclusion: 'neutral',
    title: expect.stringMatching(/^The review failed and will be tried again \([0-9a-f]{8}\)$/),
  });
  expect(failed.comments[0]?.body).toBe(summary?.body);
  const checks = failed.checkRuns.length;
  story.world.comment(REPO, number, PARTNER, 'What is wrong?');
  await story.quiet();
  expect(story.pull(number).checkRuns).toHaveLength(checks);
  fails = false;
  story.push(pathed(good));
  await story.quiet();
  expect(story.pull(number).checkRuns.at(-1)?.conclusion).toBe('success');
});

test('it is tried again by itself', async () => {
  let left = 2;
  story = await startWorld({ app: { planner: await failing(() => left-- > 0) } });
  const number = story.open(pathed(good), { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
  expect(story.pull(number).checkRuns.map(({ conclusion }) => conclusion)).toEqual(['neutral', 'success']);
});
