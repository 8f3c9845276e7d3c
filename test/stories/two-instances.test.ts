/** Two instances of the App without a common queue say things twice for a while; the next run of one of them puts it right. */
import { setTimeout as delay } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { MISTAKES, withMistakes } from '../../src/demo/mistakes.ts';
import { BODY, good, pathed } from './parcels.ts';
import { PARTNER, REPO, type StoryWorld, startWorld } from './world.ts';

jest.setTimeout(120_000);

const CONNECTOR = pathed(good);
const FLAWED = pathed(withMistakes(good, MISTAKES));
const CREATE = /^POST .*\/(?:comments|reviews|check-runs)$/;

let story: StoryWorld;
afterEach(async () => story.close());

const own = (number: number, mark: string) =>
  story.pull(number).comments.filter(({ author, body }) => author === 'connector-reviewer' && body.includes(mark));
const standing = (number: number) =>
  story.pull(number).checkRuns.filter(({ externalId }) => externalId !== 'superseded');
const openThreads = (number: number) => story.pull(number).threads.filter(({ resolved }) => !resolved);
const isTwice = (texts: readonly string[]) => new Set(texts).size < texts.length;
const saysTwice = (number: number) => isTwice(openThreads(number).map(({ comments }) => comments[0]!.body));

/** The first instance hears of it by its event, the second sees it in a sweep, and neither's writes are there yet when it looks. */
async function bothAtOnce(deed: () => void) {
  story.simulator.faults.request({ answer: { kind: 'slow', milliseconds: 300 }, match: CREATE, times: 12 });
  deed();
  await story.quiet();
}

test('one summary, one check, one reply and no thread twice, once one instance is left', async () => {
  story = await startWorld({ roles: { mona: 'maintain' } });
  const second = await story.startApp({ sweepEvery: 50 });
  let number = 0;
  await bothAtOnce(() => {
    number = story.open(FLAWED, { title: 'Fabrikam Parcels', body: BODY });
  });
  await bothAtOnce(() => void story.world.comment(REPO, number, PARTNER, '/help'));
  await bothAtOnce(() => void story.push(CONNECTOR));
  await bothAtOnce(() => void story.push(FLAWED));
  await second.close();
  await story.quiet();
  // It really came to that, or this story proves nothing.
  expect(
    story.simulator.requests.filter(({ method, path }) => method === 'POST' && /check-runs$/.test(path)).length,
  ).toBeGreaterThan(3);

  const last = await story.startApp({ sweepEvery: 100_000 });
  await last.idle();
  expect(own(number, ':summary')).toHaveLength(1);
  expect(own(number, ':reply')).toHaveLength(1);
  expect(standing(number)).toMatchObject([{ conclusion: 'failure', status: 'completed' }]);
  expect(story.pull(number).checkRuns.at(-1)).toEqual(standing(number)[0]);
  expect(saysTwice(number)).toBe(false);
  await last.close();

  story.calls();
  story.simulator.redeliver(story.simulator.deliveries.find(({ event }) => event === 'pull_request')!.guid);
  await story.quiet();
  expect(
    story
      .calls()
      .filter((call) => /^(?:POST|PATCH|PUT|DELETE) (?!.*access_tokens)|^(?:React|ResolveThreads)$/.test(call)),
  ).toEqual([]);
});

test('writes that GitHub carries out late, when they stand already, are put right by the next sweep', async () => {
  story = await startWorld();
  story.simulator.faults.request({ answer: { kind: 'late', milliseconds: 4000 }, match: CREATE, times: 3 });
  const number = story.open(FLAWED, { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
  expect(standing(number)).toHaveLength(1);
  await delay(4500);
  expect(standing(number)).toHaveLength(2);
  expect(own(number, ':summary')).toHaveLength(2);
  expect(saysTwice(number)).toBe(true);

  const last = await story.startApp({ sweepEvery: 100_000 });
  await last.idle();
  await last.close();
  expect(standing(number)).toEqual([story.pull(number).checkRuns.at(-1)]);
  expect(own(number, ':summary')).toHaveLength(1);
  expect(saysTwice(number)).toBe(false);
});
