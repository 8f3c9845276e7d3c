/** Commands in what a review says as a whole, and reactions that follow the text they stand under: conversations. */
import { BODY, good, pathed } from './parcels.ts';
import { PARTNER, REPO, type StoryWorld, startWorld } from './world.ts';

let story: StoryWorld;
let number: number;
let now = new Date('2026-11-22T09:00:00Z');
afterEach(async () => story.close());

const RULE = 'swagger/title-restricted-words';
const SWAGGER = 'apiDefinition.swagger.json';
const FLAWED = pathed(
  new Map(good).set(
    SWAGGER,
    good.get(SWAGGER)!.replace('"title": "Fabrikam Parcels"', '"title": "Fabrikam Parcels API"'),
  ),
);

async function begin(changes: Readonly<Record<string, string>> = pathed(good)) {
  now = new Date('2026-11-22T09:00:00Z');
  story = await startWorld({ roles: { mona: 'maintain', wes: 'write' }, now: () => now });
  number = story.open(changes, { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
}

async function later(act: () => void) {
  now = new Date(now.getTime() + 60_000);
  act();
  await story.quiet();
}

async function reviews(login: string, body: string, state: 'approve' | 'comment' = 'comment'): Promise<number> {
  let id = 0;
  await later(() => {
    id = story.world.review(REPO, number, login, { state, body });
  });
  return id;
}

const reactionsTo = (review: number) =>
  story
    .pull(number)
    .reviews.find(({ id }) => id === review)
    ?.reactions.map(({ content }) => content);
const replies = () =>
  story
    .pull(number)
    .comments.filter(({ body }) => body.startsWith('<!-- connector-reviewer:reply '))
    .map(({ body }) => body.replace(/^<!--.*-->\n/, ''));
const summary = () => story.pull(number).comments.find(({ body }) => body.includes(':summary'))?.body ?? '';

test('a maintainer waives in the text of the review that approves, and is answered once', async () => {
  await begin(FLAWED);
  const id = await reviews('mona', `Fine with me.\n\n/waive ${RULE} It is a registered name`, 'approve');
  expect(story.pull(number).labels).toContain('ready for preview');
  expect(reactionsTo(id)).toEqual(['+1']);
  expect(replies()).toEqual([expect.stringContaining(`1 finding of \`${RULE}\` is waived`)]);
  expect(summary()).toContain(`#pullrequestreview-${id}`);
  story.calls();
  await later(() => story.world.comment(REPO, number, PARTNER, 'Thank you.'));
  expect(story.calls().filter((call) => call === 'React' || call.startsWith('POST'))).toEqual([]);
});

test('a review that is edited is answered again: the reaction and the reply follow', async () => {
  await begin(FLAWED);
  const id = await reviews('mona', `/waive ${RULE}`);
  expect(reactionsTo(id)).toEqual(['confused']);
  expect(replies()).toEqual([expect.stringContaining('needs a reason')]);
  await later(() => story.world.editReview(REPO, number, 'mona', id, `/waive ${RULE} It is a registered name`));
  expect(reactionsTo(id)).toEqual(['+1']);
  expect(replies()).toEqual([expect.stringContaining('is waived with your reason')]);
  await later(() => story.world.editReview(REPO, number, 'mona', id, 'Let me think about it.'));
  expect(reactionsTo(id)).toEqual([]);
  expect(replies()).toEqual([expect.stringContaining('taken back')]);
});

test('what a review quotes, shows as code or says for an outsider moves nothing', async () => {
  await begin(FLAWED);
  story.world.createUser('olaf');
  const quoted = await reviews('mona', `> /waive ${RULE} It is fine\n\nNot from me.\n\n    /hold for me`);
  expect(reactionsTo(quoted)).toEqual([]);
  const outsiders = await reviews('olaf', `/waive ${RULE} It is fine`);
  expect(reactionsTo(outsiders)).toEqual(['confused']);
  expect(replies()).toEqual([expect.stringMatching(/for maintainers\. You can use/)]);
  await later(() => story.world.editReview(REPO, number, 'wes', quoted, `/waive ${RULE} It is fine`));
  expect(story.pull(number).checkRuns.at(-1)?.conclusion).toBe('success');
  const lines = await reviews('mona', '/hold Legal reads it');
  expect(reactionsTo(lines)).toEqual(['+1']);
  expect(summary()).toContain('Legal reads it');
});

test('a reaction to a comment goes when the comment is put right, and when its command goes', async () => {
  await begin();
  let id = 0;
  await later(() => {
    id = story.world.comment(REPO, number, PARTNER, '/hold');
  });
  const reactions = () =>
    story
      .pull(number)
      .comments.find((comment) => comment.id === id)
      ?.reactions.map(({ content }) => content);
  expect(reactions()).toEqual(['confused']);
  await later(() => story.world.editComment(REPO, id, PARTNER, '/hold The new name is not ready'));
  expect(reactions()).toEqual(['+1']);
  await later(() => story.world.editComment(REPO, id, PARTNER, '/recheck'));
  expect(reactions()).toEqual(['+1']);
  await later(() => story.world.editComment(REPO, id, PARTNER, 'Never mind.'));
  expect(reactions()).toEqual([]);
});
