import { installed, openPull, REPO, refusal, start, stopAll } from './setup.ts';

afterEach(stopAll);
const repo = { owner: 'contoso', repo: 'connectors' };

async function opened() {
  const { simulator, world, installation } = await start();
  const number = openPull(world);
  const octokit = await installed(simulator, installation);
  const comment = () => octokit.rest.issues.createComment({ ...repo, issue_number: number, body: 'x' });
  const said = () => world.pull(REPO, number).comments.length;
  return { simulator, faults: simulator.faults, octokit, number, comment, said };
}

describe('a fault', () => {
  it('strikes the requests it is meant for, so many times', async () => {
    const { faults, octokit, comment, said } = await opened();
    faults.request({ answer: { kind: 'server-error', status: 503 }, match: /^POST .*comments/, times: 2 });
    await octokit.rest.repos.get(repo);
    expect([(await refusal(comment())).status, (await refusal(comment())).status]).toEqual([503, 503]);
    await comment();
    expect(said()).toBe(1);
  });

  it('answers as GitHub does when limits are reached', async () => {
    const { faults, octokit, comment } = await opened();
    faults.request({ answer: { kind: 'primary-limit' }, match: /^GET/ });
    const primary = await refusal(octokit.rest.repos.get(repo));
    expect([primary.status, primary.response.headers['x-ratelimit-remaining']]).toEqual([403, '0']);
    faults.request({ answer: { kind: 'secondary-limit', status: 429, retryAfterSeconds: 5 } });
    const secondary = await refusal(comment());
    expect([secondary.status, secondary.response.headers['retry-after']]).toEqual([429, '5']);
    faults.request({ answer: { kind: 'primary-limit' }, match: /graphql PullRequest/ });
    expect(await refusal(octokit.graphql('query PullRequest { viewer { login } }'))).toMatchObject({
      errors: [{ type: 'RATE_LIMITED' }],
    });
  });

  it('drops a connection before the work, or after it', async () => {
    const { simulator, faults, comment, said } = await opened();
    faults.request({ answer: { kind: 'dropped' } });
    expect(await refusal(comment())).toBeDefined();
    expect(said()).toBe(0);
    faults.request({ answer: { kind: 'answer-lost' } });
    expect(await refusal(comment())).toBeDefined();
    expect([said(), simulator.requests.at(-1)?.status]).toEqual([1, 0]);
  });

  it('makes an answer slow', async () => {
    const { faults, octokit } = await opened();
    faults.request({ answer: { kind: 'slow', milliseconds: 80 } });
    const before = performance.now();
    await octokit.rest.repos.get(repo);
    expect(performance.now() - before).toBeGreaterThan(75);
  });

  it('limits how much content is created, and is gone when cleared', async () => {
    const { faults, comment, said } = await opened();
    faults.limitContentCreation(2);
    await comment();
    await comment();
    expect((await refusal(comment())).response.headers['retry-after']).toBe('60');
    faults.clear();
    await comment();
    expect(said()).toBe(3);
  });
});
