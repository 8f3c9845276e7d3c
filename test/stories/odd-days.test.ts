/** Days on which something is not as it always is: none of them loses a pull request, and none stops the others. */
import { BODY, good, pathed } from './parcels.ts';
import { FORK, PARTNER, REPO, type StoryWorld, startWorld, type WorldOptions } from './world.ts';

let story: StoryWorld;
afterEach(async () => story.close());

const folder = 'certified-connectors/Contoso';
const faulty = { [`${folder}/apiProperties.json`]: '{ "properties": 5 }\n' };
const SWEPT = { app: { sweepEvery: 300 } };

async function opened(files: Parameters<StoryWorld['open']>[0] = faulty, options: WorldOptions = {}): Promise<number> {
  story = await startWorld(options);
  const number = story.open(files, files === faulty ? {} : { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
  return number;
}

const isReviewed = (number: number) => {
  const { checkRuns, comments, labels } = story.pull(number);
  expect(checkRuns.filter(({ status }) => status === 'completed').length).toBeGreaterThan(0);
  expect(comments.filter(({ author }) => author === 'connector-reviewer')).toHaveLength(1);
  expect(labels).toContain('New');
};

/** Waits until sweeps have made something so. */
async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 400; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isSo()).toBe(true);
}

test('GitHub fails for longer than anybody tries: the next sweep finds what was given up', async () => {
  story = await startWorld({ app: { sweepEvery: 500 } });
  await story.quiet();
  story.simulator.faults.request({ answer: { kind: 'server-error' }, match: /PullRequest/, times: 15 });
  const number = story.open(faulty);
  await until(() => story.pull(number).checkRuns.length > 0 && story.pull(number).labels.length > 0);
  isReviewed(number);
});

test('a conversation is locked: the check says what it can, and when it is unlocked all the rest is said', async () => {
  story = await startWorld();
  const number = story.open(faulty);
  story.world.lock(REPO, number, 'mona');
  await story.quiet();
  expect(story.pull(number).comments).toEqual([]);
  expect(story.pull(number).checkRuns).toHaveLength(1);
  story.world.unlock(REPO, number, 'mona');
  await story.quiet();
  isReviewed(number);
});

test('a repository is archived and taken out again', async () => {
  story = await startWorld();
  const number = story.open(faulty);
  story.world.archive(REPO, 'contoso');
  await story.quiet();
  expect(story.pull(number).checkRuns).toEqual([]);
  story.world.unarchive(REPO, 'contoso');
  await story.quiet();
  isReviewed(number);
});

test('a fork is deleted: its pull request is reviewed as before', async () => {
  const number = await opened();
  story.world.deleteRepository(FORK, PARTNER);
  story.world.comment(REPO, number, PARTNER, '/recheck');
  await story.quiet();
  expect(story.pull(number).checkRuns.at(-1)?.conclusion).toBe('failure');
  expect(story.pull(number).state).toBe('open');
});

test('a head branch is deleted: the pull request is closed, and nothing fails', async () => {
  const number = await opened();
  story.world.deleteBranch(FORK, 'work', PARTNER);
  await story.quiet();
  expect(story.pull(number).state).toBe('closed');
  expect(story.pull(number).labels).not.toContain('needs:partner-attention');
});

test('a base is retargeted: the configuration of the other branch holds', async () => {
  const number = await opened();
  story.world.commit(REPO, 'release', {
    changes: { '.github/connector-reviewer.yml': 'labels:\n  new: fresh\n' },
    message: 'Name a label',
    author: 'contoso',
  });
  await story.quiet();
  expect(story.pull(number).labels).toContain('New');
  story.world.editPull(REPO, number, PARTNER, { base: 'release' });
  await story.quiet();
  expect(story.pull(number).labels).toContain('fresh');
});

test('an installation is suspended: others are served, and when it is over so is this one', async () => {
  story = await startWorld(SWEPT);
  await story.quiet();
  const suspended = { kind: 'refused', status: 403, message: 'This installation has been suspended' } as const;
  story.simulator.faults.request({ answer: suspended, match: /graphql|check-runs/, times: 6 });
  const number = story.open(faulty);
  await until(() => story.pull(number).checkRuns.length > 0);
  await story.quiet();
  isReviewed(number);
});

test('a token dies before its hour is over: it is replaced at once', async () => {
  const number = await opened();
  story.calls();
  story.simulator.faults.request({
    ...{ answer: { kind: 'refused', status: 401, message: 'Bad credentials' }, match: /PullRequest/, times: 1 },
  });
  // The library waits for tokens younger than five seconds to be known everywhere.
  story.push({ [`${folder}/readme.md`]: '# Contoso\n' });
  await story.quiet();
  expect(story.pull(number).checkRuns).toHaveLength(1);
});

test('a copy of the data lags behind: the run is tried again and nothing is lost', async () => {
  story = await startWorld();
  const missing = { kind: 'refused', status: 404, message: 'Could not resolve to a PullRequest' } as const;
  const unknown = { kind: 'refused', status: 422, message: 'No commit found for SHA: abc' } as const;
  story.simulator.faults.request({ answer: missing, match: /PullRequest/, times: 2 });
  story.simulator.faults.request({ answer: unknown, match: /check-runs/ });
  const number = story.open(faulty);
  await story.quiet();
  isReviewed(number);
});

test('a label cannot be made: all else is written, and the label follows when it can', async () => {
  story = await startWorld(SWEPT);
  await story.quiet();
  const full = { kind: 'refused', status: 422, message: 'Validation Failed' } as const;
  story.simulator.faults.request({ answer: full, match: /POST .*\/labels/, times: 8 });
  const number = story.open(faulty);
  await until(() => story.pull(number).labels.includes('New'));
  await story.quiet();
  isReviewed(number);
});

test('somebody deletes what the App wrote: it is written again, once', async () => {
  const number = await opened();
  story.world.deleteComment(REPO, story.pull(number).comments[0]?.id ?? 0, 'mona');
  await story.quiet();
  isReviewed(number);
});

test('a limit is waited for as long as GitHub asks, and costs no try', async () => {
  story = await startWorld();
  const limit = { kind: 'secondary-limit', retryAfterSeconds: 3 } as const;
  story.simulator.faults.request({ answer: limit, match: /check-runs/ });
  const started = Date.now();
  const number = story.open(faulty);
  await story.quiet();
  expect(Date.now() - started).toBeGreaterThanOrEqual(2900);
  isReviewed(number);
});

test('a force-push during a run: nothing more is written about the old head', async () => {
  story = await startWorld();
  const slow = { kind: 'slow', milliseconds: 1500 } as const;
  story.simulator.faults.request({ answer: slow, match: /POST .*\/comments/ });
  const number = story.open(faulty);
  await until(() => story.simulator.requests.some(({ operation }) => operation === 'PullRequest'));
  const old = story.pull(number).headSha;
  await new Promise((resolve) => setTimeout(resolve, 500));
  story.world.commit(FORK, 'work', { changes: pathed(good), message: 'Again', author: PARTNER, force: true });
  await story.quiet();
  expect(story.world.checkRuns(REPO, old)).toEqual([]);
  expect(story.pull(number).checkRuns).toHaveLength(1);
});

test('a pull request of sixty connectors is read in few calls', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `certified-connectors/Contoso${index}/apiProperties.json`,
      '{ "properties": 5 }\n',
    ]),
  );
  const number = await opened(many);
  expect(story.pull(number).checkRuns.at(-1)?.conclusion).toBe('failure');
  expect(story.calls().filter((call) => call === 'Folders').length).toBeLessThanOrEqual(5);
});
