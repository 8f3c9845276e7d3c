import { startSimulator } from '../../src/simulator/index.ts';
import { app, appJwt, client, installed, jwt, openPull, REPO, refusal, start, stopAll } from './setup.ts';

afterEach(stopAll);
const repo = { owner: 'contoso', repo: 'connectors' };

describe('the App', () => {
  it('shows itself and its installations to its own JWT', async () => {
    const { simulator, installation } = await start();
    const { rest } = client(simulator, appJwt());
    expect((await rest.apps.getAuthenticated()).data?.slug).toBe('reviewer');
    expect((await rest.apps.listInstallations()).data.map((each) => each.id)).toEqual([installation]);
    expect((await rest.apps.getRepoInstallation(repo)).data.id).toBe(installation);
    const own = await installed(simulator, installation);
    const { data } = await own.rest.apps.listReposAccessibleToInstallation();
    expect(data.repositories.map((each) => each.full_name)).toEqual([REPO]);
    expect((await own.rest.rateLimit.get()).data.rate.limit).toBe(5000);
  });

  it('is refused with a JWT that is late, early, too long or signed by another', async () => {
    const { simulator } = await start();
    const now = Math.floor(Date.now() / 1000);
    const messages: [object, string][] = [
      [{ iss: app.id, iat: now - 900, exp: now - 300 }, "'Expiration time' claim ('exp') must be a numeric value"],
      [{ iss: app.id, iat: now + 90, exp: now + 300 }, "'Issued at' claim ('iat') must be an Integer"],
      [{ iss: app.id, iat: now - 30, exp: now + 900 }, "'Expiration time' claim ('exp') is too far in the future"],
      [{ iss: 8, iat: now - 30, exp: now + 300 }, 'Integration not found'],
    ];
    for (const [claims, message] of messages) {
      const { response } = await refusal(client(simulator, jwt(claims)).rest.apps.getAuthenticated());
      expect(response.data.message).toContain(message);
    }
    const forged = `${appJwt().slice(0, -8)}AAAAAAAA`;
    expect(await refusal(client(simulator, forged).rest.apps.getAuthenticated())).toMatchObject({ status: 401 });
  });

  it('gets a token that ends after an hour by GitHub’s clock', async () => {
    let now = new Date('2026-03-01T00:00:00Z');
    const { simulator, installation } = await start({ now: () => now });
    const octokit = await installed(simulator, installation, now);
    await octokit.rest.repos.get(repo);
    now = new Date('2026-03-01T01:00:00Z');
    const { status, response } = await refusal(octokit.rest.repos.get(repo));
    expect([status, response.data.message]).toEqual([401, 'Bad credentials']);
    expect(response.headers.date).toBe(now.toUTCString());
  });

  it('may do what its permissions say and nothing else', async () => {
    const { simulator, world, installation } = await start({
      permissions: { contents: 'read', pull_requests: 'read' },
    });
    const octokit = await installed(simulator, installation);
    const number = openPull(world);
    await octokit.rest.pulls.get({ ...repo, pull_number: number });
    const denied = [
      octokit.rest.issues.createComment({ ...repo, issue_number: number, body: 'x' }),
      octokit.rest.checks.create({ ...repo, name: 'x', head_sha: world.pull(REPO, number).headSha }),
      octokit.rest.pulls.createReview({ ...repo, pull_number: number, event: 'COMMENT', body: 'x' }),
    ];
    for (const call of denied) {
      const { status, response } = await refusal(call);
      expect([status, response.data.message]).toEqual([403, 'Resource not accessible by integration']);
    }
    expect(world.pull(REPO, number)).toMatchObject({ comments: [], reviews: [], checkRuns: [] });
  });

  it('may not subscribe to events that its permissions do not cover', async () => {
    await expect(startSimulator({ app: { ...app, permissions: { contents: 'read' } } })).rejects.toThrow(
      'needs the permission',
    );
    await expect(startSimulator({ app: { ...app, events: ['installation'] } })).rejects.toThrow('unasked');
  });

  it('sees no repository it is not installed on', async () => {
    const { simulator, installation } = await start();
    const octokit = await installed(simulator, installation);
    expect(await refusal(octokit.rest.repos.get({ owner: 'pat', repo: 'connectors' }))).toMatchObject({ status: 404 });
  });
});

describe('requests', () => {
  it('fail loudly where the simulator has no such route, parameter or field', async () => {
    const { simulator, installation, world } = await start();
    const octokit = await installed(simulator, installation);
    const number = openPull(world);
    const calls: [Promise<unknown>, string][] = [
      [octokit.rest.repos.listReleases(repo), 'GET /repos/contoso/connectors/releases'],
      [octokit.rest.issues.listComments({ ...repo, issue_number: number, since: '2026-01-01' }), 'the parameter since'],
      [
        octokit.rest.pulls.update({ ...repo, pull_number: number, maintainer_can_modify: true }),
        'the field maintainer_can_modify',
      ],
    ];
    for (const [call, what] of calls) {
      const { status, response } = await refusal(call);
      expect([status, response.data.message]).toEqual([501, expect.stringContaining(what)]);
    }
  });

  it('are logged with the route they took', async () => {
    const { simulator, installation } = await start();
    const octokit = await installed(simulator, installation);
    await octokit.rest.repos.get(repo);
    expect(simulator.requests.at(-1)).toEqual({
      method: 'GET',
      path: `/repos/${REPO}`,
      status: 200,
      fault: null,
      operation: 'GET /repos/:owner/:repo',
    });
  });

  it('may come from a person, whose roles then count', async () => {
    const { simulator, world } = await start();
    const number = openPull(world);
    const pat = client(simulator, world.createToken('pat'));
    await pat.rest.issues.createComment({ ...repo, issue_number: number, body: 'hello' });
    expect(await refusal(pat.rest.issues.addLabels({ ...repo, issue_number: number, labels: ['New'] }))).toMatchObject({
      status: 403,
    });
    const head_sha = world.pull(REPO, number).headSha;
    const { response } = await refusal(pat.rest.checks.create({ ...repo, name: 'x', head_sha }));
    expect(response.data.message).toBe('You must authenticate via a GitHub App.');
  });
});
