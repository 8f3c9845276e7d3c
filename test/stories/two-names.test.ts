/** The same program under two names on one pull request: the App, a workflow's job, somebody's `review --apply`. */

import { pino } from 'pino';
import { Probot } from 'probot';
import { makeJobLog } from '../../src/action/job-log.ts';
import { work } from '../../src/action/work.ts';
import { reviewPullRequest } from '../../src/cli/commands/review.ts';
import { connect } from '../../src/cli/input/github.ts';
import { DEFAULTS } from '../../src/config/settings.ts';
import { loadMachine } from '../../src/machine/load.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { IDENTITY } from './ground.ts';
import { REPO, type StoryWorld, startWorld } from './world.ts';

const FILE = 'certified-connectors/Contoso/readme.md';
const RIGHTS = { checks: 'write', contents: 'write', issues: 'write', pull_requests: 'write' } as const;

let story: StoryWorld;
afterEach(() => story.close());

/** A job's run for a pull request. Resolves with what it says. */
async function job(number: number): Promise<string> {
  const env = { GITHUB_TOKEN: story.world.createJobToken(REPO, RIGHTS), GITHUB_API_URL: story.simulator.url };
  const said: string[] = [];
  const { log } = makeJobLog((text) => said.push(text));
  const [rules, machine, gaps] = [await loadRules(), loadMachine(), { write: 0, comment: 0 }];
  const key = { owner: 'contoso', repo: 'connectors', number };
  const jobs = [{ type: 'review', key, repository: 1, installation: 0, urgency: 'people' }] as const;
  await work(jobs, { ...DEFAULTS, rules, machine, gaps, log, connect: () => connect(env) });
  return said.join('');
}

/** `review --apply` with a token. Resolves with what is said about the run. */
async function byHand(token: string, number: number): Promise<string> {
  let err = '';
  const out = { write: () => undefined };
  const told = {
    write: (text: string) => {
      err += text;
    },
  };
  const env = { GITHUB_TOKEN: token, GITHUB_API_URL: story.simulator.url };
  await reviewPullRequest(`${REPO}#${number}`, { format: 'pretty', apply: true }, { cwd: '/', env, out, err: told });
  return err;
}

const summariesOf = (number: number) =>
  story.pull(number).comments.filter(({ body }) => body.startsWith('<!-- connector-reviewer:summary'));

/** Opens a pull request that only the job hears of. */
async function openedForJob(): Promise<number> {
  story = await startWorld();
  story.simulator.faults.webhook({ outcome: 'lost', times: 99 });
  return story.open({ [FILE]: '# Contoso\n' });
}

test('a job writes nothing where the App reviews, and says so', async () => {
  story = await startWorld();
  const number = story.open({ [FILE]: '# Contoso\n' });
  await story.quiet();
  const said = await job(number);
  expect(said).toMatch(
    /^::warning::contoso\/connectors#1: connector-reviewer reviews this pull request, too, and goes first/,
  );
  expect(summariesOf(number).map(({ author }) => author)).toEqual(['connector-reviewer']);
  expect(story.pull(number).checkRuns).toHaveLength(1);
});

test('where the App comes later, it takes over, and the job takes back what it wrote', async () => {
  const number = await openedForJob();
  await job(number);
  expect(summariesOf(number).map(({ author }) => author)).toEqual(['github-actions']);
  const app = await story.startApp({ sweepEvery: 200 });
  while (summariesOf(number).length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
  await app.idle();
  await app.close();
  const summary = summariesOf(number).find(({ author }) => author === 'connector-reviewer');
  expect(summary?.body).toContain('github-actions has posted a comment like this one');
  await job(number);
  const { comments, threads } = story.pull(number);
  expect(comments.filter(({ author }) => author === 'github-actions')).toEqual([]);
  expect(threads.filter(({ resolved, comments: [first] }) => !resolved && first?.author === 'github-actions')).toEqual(
    [],
  );
  const writes = story.simulator.requests.length;
  await job(number);
  expect(
    story.simulator.requests.slice(writes).filter(({ method, path }) => method !== 'GET' && path !== '/graphql'),
  ).toEqual([]);
});

test("somebody's own review writes nothing beside the App, and is told why", async () => {
  story = await startWorld();
  const number = story.open({ [FILE]: '# Contoso\n' });
  await story.quiet();
  const before = story.pull(number);
  expect(await byHand(story.world.createToken('mona'), number)).toContain(
    'connector-reviewer reviews this pull request, too, and goes first',
  );
  expect(story.pull(number)).toEqual(before);
});

test('a comment that only looks like a summary keeps nobody from reviewing', async () => {
  story = await startWorld();
  const number = story.open({ [FILE]: '# Contoso\n' });
  story.world.comment(REPO, number, 'pat', '<!-- connector-reviewer:summary {} -->\nAll is well.');
  await story.quiet();
  expect(summariesOf(number).map(({ author }) => author)).toEqual(['pat', 'connector-reviewer']);
  expect(summariesOf(number)[1]?.body).toContain('pat has posted a comment like this one');
  expect(await byHand(story.world.createToken('mona'), number)).toContain('connector-reviewer reviews');
});

/** A token of the App's own installation, for whoever runs the command line with it. */
async function installationToken(): Promise<string> {
  const { appId, privateKey } = IDENTITY;
  const probot = new Probot({ appId, privateKey, baseUrl: story.simulator.url, log: pino({ level: 'silent' }) });
  const github = await probot.auth();
  const path = 'POST /app/installations/{installation_id}/access_tokens';
  const { data } = await github.request(path, { installation_id: story.world.install(REPO) });
  return data.token;
}

test("an installation's token is its App's: what the App has written is known again, and nothing is written twice", async () => {
  story = await startWorld();
  const number = story.open({ [FILE]: '# Contoso\n' });
  await story.quiet();
  const before = story.pull(number);
  expect(await byHand(await installationToken(), number)).toBe('');
  expect(story.pull(number)).toEqual(before);
});

test('the token of an App that GitHub does not tell of is refused, and not taken for another', async () => {
  story = await startWorld();
  const number = story.open({ [FILE]: '# Contoso\n' });
  const answer = { kind: 'refused', status: 404, message: 'Not Found' } as const;
  story.simulator.faults.request({ answer, match: /GET \/apps\// });
  const refused = byHand(await installationToken(), number);
  await expect(refused).rejects.toThrow('is that of the App connector-reviewer, which GitHub does not tell of');
});
