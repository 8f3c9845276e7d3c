import { appJwt, client, FORK, file, inbox, installed, openPull, REPO, start, stopAll } from './setup.ts';

afterEach(stopAll);
const repo = { owner: 'contoso', repo: 'connectors' };

async function listening(status?: () => number) {
  const { url, received } = await inbox(status);
  const { simulator, world, installation } = await start({ webhookUrl: url });
  await simulator.settled();
  received.length = 0;
  /** What came since last asked: `event.action`. */
  const news = async () => {
    await simulator.settled();
    const names = received.map(({ headers, payload }) =>
      [headers['x-github-event'], payload.action].filter(Boolean).join('.'),
    );
    const all = received.splice(0);
    return { names: names.sort(), all };
  };
  return { simulator, world, installation, news };
}

describe('webhooks', () => {
  it('tell of an installation unasked', async () => {
    const { url, received } = await inbox();
    const { simulator } = await start({ webhookUrl: url });
    await simulator.settled();
    expect(received.map((each) => [each.headers['x-github-event'], each.payload.action])).toEqual([
      ['installation', 'created'],
    ]);
    expect(received[0]?.payload.repositories).toMatchObject([{ full_name: REPO }]);
  });

  it('are signed and carry the repository, the sender and the installation', async () => {
    const { world, installation, news } = await listening();
    const number = openPull(world);
    const { names, all } = await news();
    expect(names).toEqual(['pull_request.opened']);
    const [first] = all;
    expect(first?.signed).toBe(true);
    expect(first?.headers['x-github-delivery']).toMatch(/^[0-9a-f-]{36}$/);
    expect(first?.payload).toMatchObject({
      number,
      pull_request: { number, mergeable: null, head: { sha: world.head(FORK, 'work') } },
      repository: { full_name: REPO },
      sender: { login: 'pat', type: 'User' },
      installation: { id: installation },
    });
  });

  it('tell of everything people do to a pull request', async () => {
    const { world, news } = await listening();
    const number = openPull(world);
    await news();
    const expectNews = async (act: () => unknown, ...names: string[]) => {
      act();
      expect((await news()).names).toEqual(names);
    };
    await expectNews(() => world.editPull(REPO, number, 'pat', { body: 'More' }), 'pull_request.edited');
    await expectNews(
      () => world.commit(FORK, 'work', { changes: { a: 'b' }, message: 'm', author: 'pat' }),
      'pull_request.synchronize',
    );
    await expectNews(() => world.addLabel(REPO, number, 'mona', 'New'), 'pull_request.labeled');
    await expectNews(() => world.removeLabel(REPO, number, 'mona', 'New'), 'pull_request.unlabeled');
    await expectNews(() => world.setDraft(REPO, number, 'pat'), 'pull_request.converted_to_draft');
    await expectNews(() => world.readyForReview(REPO, number, 'pat'), 'pull_request.ready_for_review');
    await expectNews(() => world.closePull(REPO, number, 'pat'), 'pull_request.closed');
    await expectNews(() => world.reopenPull(REPO, number, 'pat'), 'pull_request.reopened');
    let id = 0;
    await expectNews(() => (id = world.comment(REPO, number, 'pat', 'x')), 'issue_comment.created');
    await expectNews(() => world.editComment(REPO, id, 'pat', 'y'), 'issue_comment.edited');
    await expectNews(() => world.deleteComment(REPO, id, 'pat'), 'issue_comment.deleted');
    const comments = [{ path: 'certified/Contoso/api.json', line: 20, body: 'x' }];
    const review = () => (id = world.review(REPO, number, 'mona', { state: 'request_changes', body: 'x', comments }));
    await expectNews(review, 'pull_request_review.submitted', 'pull_request_review_comment.created');
    await expectNews(() => world.editReview(REPO, number, 'mona', id, 'y'), 'pull_request_review.edited');
    await expectNews(() => world.dismissReview(REPO, number, 'mona', id, 'why'), 'pull_request_review.dismissed');
    await expectNews(
      () => world.mergePull(REPO, number, 'mona'),
      'check_suite.requested',
      'pull_request.closed',
      'push',
    );
  });

  it('say what a push moved and what an edit changed', async () => {
    const { world, news } = await listening();
    const number = openPull(world);
    const before = world.head(FORK, 'work');
    await news();
    const after = world.commit(FORK, 'work', { changes: { a: 'b' }, message: 'm', author: 'pat' });
    expect((await news()).all[0]?.payload).toMatchObject({ before, after });
    world.editPull(REPO, number, 'pat', { title: 'Other' });
    expect((await news()).all[0]?.payload.changes).toEqual({ title: { from: 'Contoso' } });
    const tip = world.commit(REPO, 'main', { changes: { '.github/x.yml': 'y' }, message: 'm', author: 'mona' });
    const push = (await news()).all.find((each) => each.headers['x-github-event'] === 'push');
    expect(push?.payload).toMatchObject({
      ref: 'refs/heads/main',
      after: tip,
      commits: [{ id: tip, added: ['.github/x.yml'] }],
    });
  });

  it('tell the App of its own doings too, as its bot', async () => {
    const { simulator, world, installation, news } = await listening();
    const number = openPull(world);
    await news();
    const { rest } = await installed(simulator, installation);
    await rest.issues.createComment({ ...repo, issue_number: number, body: 'hello' });
    const { all, names } = await news();
    expect(names).toEqual(['issue_comment.created']);
    expect(all[0]?.payload.sender).toMatchObject({ login: 'reviewer[bot]', type: 'Bot' });
    const { data } = await rest.checks.create({
      ...repo,
      name: 'C',
      head_sha: world.pull(REPO, number).headSha,
      conclusion: 'failure',
      actions: [{ label: 'Go', description: 'Do go', identifier: 'go' }],
    });
    expect((await news()).names).toEqual(['check_run.completed', 'check_run.created']);
    world.rerunCheck(REPO, data.id, 'mona');
    world.requestCheckAction(REPO, data.id, 'mona', 'go');
    world.rerunAllChecks(REPO, number, 'mona');
    expect((await news()).names).toEqual([
      'check_run.requested_action',
      'check_run.rerequested',
      'check_suite.rerequested',
    ]);
  });

  it('that fail are logged and sent again only when asked', async () => {
    let status = 500;
    const { simulator, world, news } = await listening(() => status);
    openPull(world);
    await news();
    const { rest } = client(simulator, appJwt());
    const failed = (await rest.apps.listWebhookDeliveries({ per_page: 1 })).data[0];
    expect(failed).toMatchObject({ event: 'pull_request', action: 'opened', status_code: 500, redelivery: false });
    status = 202;
    await rest.apps.redeliverWebhookDelivery({ delivery_id: failed?.id ?? 0 });
    expect((await news()).names).toEqual(['pull_request.opened']);
    const { data, headers } = await rest.apps.listWebhookDeliveries({ per_page: 2 });
    expect(data.map((each) => [each.guid === failed?.guid, each.redelivery, each.status_code])).toEqual([
      [true, true, 202],
      [true, false, 500],
    ]);
    expect(headers.link).toContain(`cursor=${failed?.id}`);
  });

  it('can be lost or come twice', async () => {
    const { simulator, world, news } = await listening();
    simulator.faults.webhook({ outcome: 'lost', match: /^pull_request\.opened$/ });
    simulator.faults.webhook({ outcome: 'doubled', match: /labeled/ });
    const number = openPull(world);
    expect((await news()).names).toEqual([]);
    expect(simulator.deliveries.at(-1)).toMatchObject({
      event: 'pull_request',
      status: 'failed to connect to host',
      statusCode: 0,
    });
    world.addLabel(REPO, number, 'mona', 'New');
    const { names, all } = await news();
    expect(names).toEqual(['pull_request.labeled', 'pull_request.labeled']);
    expect(new Set(all.map((each) => each.headers['x-github-delivery'])).size).toBe(1);
  });

  it('of events the App did not subscribe to are not sent', async () => {
    const { url, received } = await inbox();
    const { simulator, world } = await start({
      webhookUrl: url,
      permissions: { contents: 'read', pull_requests: 'read' },
    });
    openPull(world, { 'certified/Contoso/api.json': file({ 1: 'x' }) });
    await simulator.settled();
    expect(received.map((each) => each.headers['x-github-event'])).toEqual(['installation', 'pull_request']);
  });
});
