/** What is said to be done is done, what came back is said again, and what stands twice is one again. */
import { jest } from '@jest/globals';
import { MISTAKES, withMistakes } from '../../src/demo/mistakes.ts';
import { BODY, good, pathed } from './parcels.ts';
import { PARTNER, REPO, type StoryWorld, startWorld } from './world.ts';

jest.setTimeout(60_000);

let story: StoryWorld;
let number: number;
afterEach(async () => story.close());

const CONNECTOR = pathed(good);
const FLAWED = pathed(withMistakes(good, MISTAKES));

async function begin(changes: Readonly<Record<string, string>>) {
  story = await startWorld({ roles: { mona: 'maintain' } });
  number = story.open(changes, { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
}

async function says(login: string, body: string) {
  story.tick();
  story.world.comment(REPO, number, login, body);
  await story.quiet();
}

const own = () => story.pull(number).comments.filter(({ author }) => author === 'connector-reviewer');
const openThreads = () => story.pull(number).threads.filter(({ resolved }) => !resolved);

test('a failing assignment is not called done; the next attempt makes it true', async () => {
  await begin(CONNECTOR);
  story.simulator.faults.request({ answer: { kind: 'server-error', status: 500 }, match: /assignees/ });
  await says('mona', '/assign me');
  expect(story.pull(number).assignees).toEqual(['mona']);
  const replies = own().filter(({ body }) => body.includes(':reply'));
  expect(replies).toHaveLength(1);
  expect(replies[0]?.body).toContain('This is assigned to you now.');
});

test('a closing that fails is tried again, and said only when it is done', async () => {
  await begin(CONNECTOR);
  story.simulator.faults.request({ answer: { kind: 'server-error', status: 500 }, match: /PATCH .*\/pulls\/\d+$/ });
  await says(PARTNER, '/close We start over with another name');
  expect(story.pull(number).state).toBe('closed');
  expect(own().filter(({ body }) => body.includes('Closed as you say'))).toHaveLength(1);
});

test('closing leaves the threads of errors that still stand, and so does opening again', async () => {
  await begin(FLAWED);
  const before = openThreads().length;
  expect(before).toBeGreaterThan(3);
  story.world.closePull(REPO, number, PARTNER);
  await story.quiet();
  expect(openThreads()).toHaveLength(before);
  story.world.reopenPull(REPO, number, PARTNER);
  await story.quiet();
  expect(openThreads()).toHaveLength(before);
});

test('an error that was mended and is made again is said on its line again', async () => {
  await begin(FLAWED);
  const said = openThreads().length;
  story.push(CONNECTOR);
  await story.quiet();
  expect(openThreads()).toHaveLength(0);
  story.push(FLAWED);
  await story.quiet();
  expect(openThreads()).toHaveLength(said);
});

test('of two summaries the oldest stays, and the thread that stands twice is resolved', async () => {
  await begin(FLAWED);
  const [summary] = own();
  const threads = openThreads().length;
  story.world.comment(REPO, number, 'connector-reviewer', summary!.body);
  await says(PARTNER, 'Thank you.');
  const summaries = own().filter(({ body }) => body.includes(':summary'));
  expect(summaries.map(({ id }) => id)).toEqual([summary!.id]);
  expect(openThreads()).toHaveLength(threads);
});
