import { installed, openPull, REPO, refusal, start, stopAll } from './setup.ts';

afterEach(stopAll);
const repo = { owner: 'contoso', repo: 'connectors' };
const annotation = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'failure' as const, message: 'm' };

async function opened() {
  const { simulator, world, installation } = await start();
  const number = openPull(world);
  const { rest } = await installed(simulator, installation);
  return { world, number, rest, head_sha: world.pull(REPO, number).headSha };
}

describe('a check run', () => {
  it('is made on a fork’s head, and names no pull request', async () => {
    const { rest, head_sha, world, number } = await opened();
    const { data } = await rest.checks.create({
      ...repo,
      name: 'Certification',
      head_sha,
      external_id: 'x',
      status: 'in_progress',
    });
    expect([data.status, data.conclusion, data.pull_requests, data.app?.slug]).toEqual([
      'in_progress',
      null,
      [],
      'reviewer',
    ]);
    await rest.checks.update({
      ...repo,
      check_run_id: data.id,
      conclusion: 'failure',
      output: { title: 't', summary: 's' },
    });
    expect(world.pull(REPO, number).checkRuns).toMatchObject([
      { status: 'completed', conclusion: 'failure', externalId: 'x', title: 't' },
    ]);
  });

  it('names the pull request of a branch in the same repository', async () => {
    const { rest, world } = await opened();
    const head_sha = world.commit(REPO, 'topic', { changes: { x: 'y' }, message: 'x', author: 'mona' });
    const number = world.openPull({ repo: REPO, headBranch: 'topic', title: 'Topic', author: 'mona' });
    const { data } = await rest.checks.create({ ...repo, name: 'Certification', head_sha });
    expect(data.pull_requests.map((each) => each.number)).toEqual([number]);
  });

  it('takes 50 annotations a request and adds up', async () => {
    const { rest, head_sha, world, number } = await opened();
    const output = (count: number) => ({
      title: 't',
      summary: 's',
      annotations: Array.from({ length: count }, () => annotation),
    });
    const { response } = await refusal(rest.checks.create({ ...repo, name: 'C', head_sha, output: output(51) }));
    expect(response.data.message).toBe('Invalid request.\n\nNo more than 50 items are allowed; 51 were supplied.');
    const { data } = await rest.checks.create({ ...repo, name: 'C', head_sha, output: output(50) });
    await rest.checks.update({ ...repo, check_run_id: data.id, output: output(20) });
    expect(world.pull(REPO, number).checkRuns[0]?.annotations.length).toBe(70);
    expect((await rest.checks.listAnnotations({ ...repo, check_run_id: data.id, per_page: 100 })).data.length).toBe(70);
  });

  it('holds 65,535 characters of summary, counted in bytes', async () => {
    const { rest, head_sha } = await opened();
    const make = (summary: string) =>
      rest.checks.create({ ...repo, name: 'C', head_sha, output: { title: 't', summary } });
    await make('x'.repeat(65_535));
    expect((await refusal(make('x'.repeat(65_536)))).response.data.message).toContain(
      'Only 65535 characters are allowed; 65536 were supplied.',
    );
    expect((await refusal(make('ü'.repeat(40_000)))).response.data.errors).toMatchObject([
      { message: 'summary exceeds a maximum bytesize of 65535' },
    ]);
  });

  it('needs a conclusion to be completed, a commit to stand on, and lines in order', async () => {
    const { rest, head_sha } = await opened();
    const calls = [
      rest.checks.create({ ...repo, name: 'C', head_sha, status: 'completed' } as never),
      rest.checks.create({ ...repo, name: 'C', head_sha: '0'.repeat(40) }),
      rest.checks.create({
        ...repo,
        name: 'C',
        head_sha,
        output: { title: 't', summary: 's', annotations: [{ ...annotation, start_line: 3 }] },
      }),
    ];
    for (const call of calls) expect(await refusal(call)).toMatchObject({ status: 422 });
  });

  it('is listed for its commit, the latest of a name first and alone', async () => {
    const { rest, head_sha } = await opened();
    for (const external_id of ['1', '2']) await rest.checks.create({ ...repo, name: 'C', head_sha, external_id });
    const list = async (filter: 'latest' | 'all') =>
      (await rest.checks.listForRef({ ...repo, ref: head_sha, check_name: 'C', filter })).data.check_runs.map(
        (run) => run.external_id,
      );
    expect([await list('latest'), await list('all')]).toEqual([['2'], ['2', '1']]);
  });
});
