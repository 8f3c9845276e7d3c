/** What people say to the App, as conversations. */
import { MISTAKES, withMistakes } from '../../src/demo/mistakes.ts';
import { BODY, FOLDER, good, pathed } from './parcels.ts';
import { PARTNER, REPO, type StoryWorld, startWorld, type WorldOptions } from './world.ts';

let story: StoryWorld;
let number: number;
let now = new Date('2026-11-22T09:00:00Z');
afterEach(async () => story.close());

const CONNECTOR = pathed(good);
const TITLE = pathed(
  new Map(good).set(
    'apiDefinition.swagger.json',
    good.get('apiDefinition.swagger.json')!.replace('"title": "Fabrikam Parcels"', '"title": "Fabrikam Parcels API"'),
  ),
);

async function begin(changes: Readonly<Record<string, string>>, options: WorldOptions = {}) {
  now = new Date('2026-11-22T09:00:00Z');
  const roles = { mona: 'maintain', max: 'maintain', tom: 'triage' } as const;
  story = await startWorld({ roles, now: () => now, ...options });
  number = story.open(changes, { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
  story.calls();
}

async function says(login: string, body: string): Promise<number> {
  now = new Date(now.getTime() + 60_000);
  const id = story.world.comment(REPO, number, login, body);
  await story.quiet();
  return id;
}

/** The App's replies, as people read them. */
function replies(): string[] {
  const own = story.pull(number).comments.filter(({ body }) => body.startsWith('<!-- connector-reviewer:reply '));
  return own.map(({ body }) => body.replace(/^<!--.*-->\n/, ''));
}
const reactionsTo = (id: number) =>
  story
    .pull(number)
    .comments.find((comment) => comment.id === id)
    ?.reactions.map(({ content }) => content);
const summary = () => story.pull(number).comments.find(({ body }) => body.includes(':summary'))?.body ?? '';
const conclusion = () => story.pull(number).checkRuns.at(-1)?.conclusion;

test('a waiver is given, shown, and over when its day is', async () => {
  await begin(TITLE, { tokenLifetime: 365 * 86_400 });
  expect(conclusion()).toBe('failure');
  const id = await says('mona', '/waive swagger/title-restricted-words It is a registered name until 2026-12-01');
  expect(conclusion()).toBe('success');
  expect(reactionsTo(id)).toEqual(['+1']);
  expect(replies()).toEqual([expect.stringContaining('1 finding of `swagger/title-restricted-words` is waived')]);
  expect(summary()).toMatch(/Let pass by people.*It is a registered name.*mona/s);
  now = new Date('2026-12-02T08:00:00Z');
  await says(PARTNER, 'Good morning.');
  expect(conclusion()).toBe('failure');
  expect(summary()).toContain('ended with 1 December 2026');
});

test("an outsider's command is answered with what they may say, and nothing happens", async () => {
  await begin(TITLE);
  story.world.createUser('olaf');
  const id = await says('olaf', 'I think we can let it through:\n/waive swagger/title-restricted-words It is fine');
  expect(reactionsTo(id)).toEqual(['confused']);
  expect(replies()).toEqual([expect.stringMatching(/for maintainers\. You can use/)]);
  expect(conclusion()).toBe('failure');
});

test('a mistake in a command is mended by editing the comment, and the reply follows', async () => {
  await begin(TITLE);
  const id = await says('mona', '/waive swagger/title-restricted-words');
  expect(replies()).toEqual([expect.stringContaining('needs a reason')]);
  story.world.editComment(REPO, id, 'mona', '/waive swagger/title-restricted-words It is a registered name');
  await story.quiet();
  expect(replies()).toEqual([expect.stringContaining('is waived with your reason')]);
  story.world.deleteComment(REPO, id, 'mona');
  await story.quiet();
  expect(replies()).toEqual([expect.stringContaining('taken back')]);
  expect(conclusion()).toBe('failure');
});

test('a hold keeps things where they are, and is lifted', async () => {
  await begin(CONNECTOR);
  await says('mona', '/hold Legal looks at the name');
  expect(summary()).toContain('Legal looks at the name');
  story.world.review(REPO, number, 'mona', { state: 'approve' });
  await story.quiet();
  expect(story.pull(number).labels).toContain('Validation phase');
  await says(PARTNER, '/unhold');
  expect(replies()).toEqual([expect.stringContaining("This hold is mona's")]);
  await says('mona', '/unhold');
  expect(story.pull(number).labels).toContain('ready for preview');
});

test('a stage is asked for by command; one that has to wait is entered as soon as it may be', async () => {
  await begin(CONNECTOR);
  const id = await says('mona', '/stage in preview');
  expect(reactionsTo(id)).toEqual(['+1']);
  expect(story.pull(number).comments.at(-1)?.body).toContain('It moves there by itself as soon as that holds');
  story.world.review(REPO, number, 'mona', { state: 'approve' });
  await story.quiet();
  expect(story.pull(number).labels).toContain('in preview');
  await says(PARTNER, 'All calls went through.\n\n/tested');
  expect(story.pull(number).labels).toContain('ready for production');
});

test('the author closes it, with a reason, and opens it again', async () => {
  await begin(CONNECTOR);
  await says(PARTNER, '/close We start over with another name');
  expect(story.pull(number).state).toBe('closed');
  story.world.reopenPull(REPO, number, PARTNER);
  await story.quiet();
  await says(PARTNER, 'Here we are again.');
  expect(story.pull(number).state).toBe('open');
});

test('somebody takes it over', async () => {
  await begin(CONNECTOR);
  await says('mona', '/assign me');
  await says('mona', '/assign @max');
  await says('mona', '/assign @tom');
  expect(story.pull(number).assignees).toEqual(['mona', 'max']);
  expect(replies().at(-1)).toContain('tom is not a maintainer here');
});

test('words of the App and of other programs set nothing off, nor does what is quoted', async () => {
  await begin(CONNECTOR);
  await says(PARTNER, '/help');
  const help = replies()[0] as string;
  expect(help).toContain('/hold REASON');
  await says(
    'mona',
    `${help
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n')}\n\nThank you!`,
  );
  expect(replies()).toHaveLength(1);
  expect(story.calls().filter((call) => call === 'React')).toHaveLength(1);
});

test('an answered command costs nothing any more', async () => {
  await begin(CONNECTOR);
  await says('mona', '/explain swagger/title-restricted-words');
  story.calls();
  await says(PARTNER, 'Thanks.');
  expect(story.calls().filter((call) => !['PullRequest', 'Folders'].includes(call))).toEqual([]);
});

test('the least busy owner is asked for a review when it is the maintainers’ turn, once', async () => {
  const files = { 'readme.md': '# Connectors\n', '.github/CODEOWNERS': '* @max @mona @tom @pat\n' };
  await begin(TITLE, { files });
  expect(story.pull(number).reviewers).toEqual([]);
  story.push(CONNECTOR);
  await story.quiet();
  expect(story.pull(number).reviewers).toEqual(['max']);
  const second = story.open(renamed(CONNECTOR), { branch: 'other', title: 'Fabrikam Parcels 2', body: BODY });
  await story.quiet();
  expect(story.pull(second).reviewers).toEqual(['mona']);
  await says('mona', 'I am having a look.');
  expect(story.pull(second).reviewers).toEqual(['mona']);
});

test('a newcomer is welcomed with the one thing to do, said once', async () => {
  await begin(pathed(withMistakes(good, MISTAKES)));
  expect(summary()).toMatch(
    /Welcome, pat, .*\*\*The one thing to do now:\*\* Fix \d+ errors.*\*\*After that:\*\* Push\./s,
  );
  expect(summary().match(/Fix \d+ errors/g)).toHaveLength(1);
});

/** The same files in another folder. */
function renamed(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace(FOLDER, `${FOLDER} 2`), text]));
}

test('a change of the configuration is checked, and what it would do is shown before it is merged', async () => {
  await begin(TITLE);
  const path = '.github/connector-reviewer.yml';
  const branch = 'config';
  const other = story.open({ [path]: 'rules:\n  swagger/title-restricted-words: loud\n' }, { branch, title: 'Rules' });
  await story.quiet();
  const [refused] = story.pull(other).checkRuns;
  expect(refused).toMatchObject({
    conclusion: 'failure',
    title: expect.stringContaining('The configuration is refused'),
  });
  expect(refused?.annotations).toMatchObject([{ path, startLine: 2, message: expect.stringContaining('column 3') }]);
  story.push({ [path]: 'rules:\n  swagger/title-restricted-words: off\nlabels:\n  new: Fresh\n' }, branch);
  await story.quiet();
  const { checkRuns, comments } = story.pull(other);
  expect(checkRuns.at(-1)).toMatchObject({ conclusion: 'neutral', title: 'The configuration is sound' });
  expect(comments.at(-1)?.body).toMatch(/changes the open pull request.*`#1`.*1 error to fix.*No errors.*`Fresh`/s);
  expect(conclusion()).toBe('failure');
  story.calls();
  story.world.comment(REPO, other, PARTNER, 'Hm.');
  await story.quiet();
  expect(story.calls()).toEqual(['PullRequest', 'File']);
});
